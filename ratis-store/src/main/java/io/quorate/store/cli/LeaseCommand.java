package io.quorate.store.cli;

import io.quorate.client.LeaseKeeper;
import io.quorate.client.QuorateClient;
import io.quorate.model.LeaseGranted;
import io.quorate.model.LeaseId;
import io.quorate.model.LeaseList;
import io.quorate.model.LeaseRenewed;
import io.quorate.model.LeaseRevoked;
import io.quorate.model.LeaseTimeToLive;
import io.quorate.store.config.Quantity;
import java.time.Duration;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Each method is a command below {@code lease}. */
@Command(
    name = "lease",
    synopsisSubcommandLabel = "COMMAND",
    description = "Grants, renews and ends leases: keys put with a lease are deleted when it ends.")
final class LeaseCommand {

  private static final String ID = "ID";

  @Command(name = "grant", description = "Grants a lease and prints its id.")
  int grant(
      @Mixin ClientOptions client,
      @Parameters(paramLabel = "TTL", description = "Time to live, 500ms to 365d, as in 30s.")
          String ttl) {
    try (QuorateClient quorate = client.connect()) {
      LeaseGranted granted = quorate.leases().grant(duration(ttl));
      ObjectNode json = ModelJson.object().put("lease", granted.lease().value());
      client.answer(
          granted.receipt(),
          json.put("ttl_ms", granted.ttl().toMillis()),
          out -> out.println(granted.lease()));
    }
    return ExitCode.OK;
  }

  @Command(name = "keep-alive", description = "Renews a lease, once or until stopped.")
  int keepAlive(
      @Mixin ClientOptions client,
      @Parameters(paramLabel = ID) long id,
      @Option(names = "--keep", description = "Go on until the lease is lost, or Ctrl-C.")
          boolean keep) {
    try (QuorateClient quorate = client.connect()) {
      LeaseRenewed renewed = quorate.leases().keepAlive(LeaseId.of(id));
      client.answer(
          renewed.receipt(),
          ModelJson.object().put("lease", id).put("ttl_ms", renewed.ttl().toMillis()),
          out -> out.println("renewed for " + Quantity.text(renewed.ttl())));
      if (keep) {
        try (LeaseKeeper keeper = quorate.leases().keep(LeaseId.of(id), renewed.ttl())) {
          throw keeper.lost().join();
        }
      }
    }
    return ExitCode.OK;
  }

  @Command(name = "revoke", description = "Ends a lease and deletes its keys.")
  int revoke(@Mixin ClientOptions client, @Parameters(paramLabel = ID) long id) {
    try (QuorateClient quorate = client.connect()) {
      LeaseRevoked revoked = quorate.leases().revoke(LeaseId.of(id));
      client.answer(
          revoked.receipt(),
          ModelJson.object().put("lease", id).put("deleted", revoked.deleted()),
          out -> out.println("revoked, keys deleted: " + revoked.deleted()));
    }
    return ExitCode.OK;
  }

  @Command(name = "ttl", description = "Says how long a lease still lives.")
  int timeToLive(
      @Mixin ClientOptions client,
      @Parameters(paramLabel = ID) long id,
      @Option(names = "--keys", description = "Print its keys too.") boolean keys) {
    try (QuorateClient quorate = client.connect()) {
      LeaseTimeToLive lease = quorate.leases().timeToLive(LeaseId.of(id), keys);
      ObjectNode json =
          ModelJson.object()
              .put("lease", id)
              .put("remaining_ms", lease.remaining().toMillis())
              .put("ttl_ms", lease.ttl().toMillis());
      ArrayNode attached = json.putArray("keys");
      lease.keys().forEach(key -> attached.add(Text.of(key.byteString())));
      client.answer(
          lease.receipt(),
          json,
          out -> {
            out.printf(
                "%s left of %s%n",
                Quantity.text(Duration.ofMillis(lease.remaining().toMillis())),
                Quantity.text(lease.ttl()));
            lease.keys().forEach(key -> out.println(Text.of(key.byteString())));
          });
    }
    return ExitCode.OK;
  }

  @Command(name = "list", description = "Prints the ids of all leases.")
  int list(@Mixin ClientOptions client) {
    try (QuorateClient quorate = client.connect()) {
      LeaseList leases = quorate.leases().list();
      ObjectNode json = ModelJson.object();
      ArrayNode ids = json.putArray("leases");
      leases.leases().forEach(lease -> ids.add(lease.value()));
      String lines = leases.leases().stream().map(id -> id + "\n").collect(Collectors.joining());
      client.answer(leases.receipt(), json, out -> out.print(lines));
    }
    return ExitCode.OK;
  }

  private static Duration duration(String text) {
    try {
      return Quantity.duration(text);
    } catch (IllegalArgumentException e) {
      throw new UsageException("TTL: " + e.getMessage());
    }
  }
}
