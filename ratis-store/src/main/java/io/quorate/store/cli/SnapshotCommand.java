package io.quorate.store.cli;

import io.quorate.core.version.ClusterVersion;
import io.quorate.store.backup.BackupContents;
import io.quorate.store.backup.BackupFile;
import io.quorate.store.backup.BackupWriter;
import io.quorate.store.backup.Restore;
import io.quorate.store.cli.load.Progress;
import io.quorate.store.config.Member;
import io.quorate.store.config.ServerConfig;
import io.quorate.v1.BackupHead;
import io.quorate.v1.BackupPart;
import io.quorate.v1.BackupRequest;
import io.quorate.v1.Level;
import io.quorate.v1.RequestHeader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ObjectNode;

/** Each method is a command below {@code snapshot}. */
@Command(
    name = "snapshot",
    synopsisSubcommandLabel = "COMMAND",
    description = "Backs a group up into a file, and makes a new cluster out of one.")
final class SnapshotCommand {

  private static final String GROUP = "default";

  /** What a backup includes. */
  enum SaveLevel {
    strong(Level.LEVEL_STRONG),
    local(Level.LEVEL_LOCAL);

    private final Level level;

    SaveLevel(Level level) {
      this.level = level;
    }
  }

  private final Terminal terminal;

  SnapshotCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Command(
      name = "save",
      description = {
        "Writes all keys of one revision, and the leases with the time they have left, to a file.",
        "Keys keep their revisions and versions; history and sessions are not in it. The file",
        "appears when it is whole, checked and on disk."
      })
  int save(
      @Mixin ClientOptions client,
      @Parameters(paramLabel = "FILE") Path file,
      @Option(
              names = "--level",
              defaultValue = "strong",
              description =
                  "strong: every write acknowledged before, from the leader; local: what the first"
                      + " node of --endpoints has. ${DEFAULT-VALUE} where not given.")
          SaveLevel level,
      @Option(names = "--force", description = "Replace FILE if it is there.") boolean force)
      throws IOException {
    BackupRequest request =
        BackupRequest.newBuilder()
            .setHeader(
                RequestHeader.newBuilder()
                    .setKeyspace(client.keyspace())
                    .setLevel(level.level)
                    .setTimeoutMs((int) client.timeout().toMillis()))
            .build();
    try (BackupWriter writer = BackupWriter.open(file, force);
        BackupStreams streams = new BackupStreams(client.endpointList())) {
      write(streams.open(request, client.timeout()), writer);
      writer.finish();
    }
    return print(client, BackupFile.check(file));
  }

  private void write(Iterator<BackupPart> parts, BackupWriter writer) throws IOException {
    Progress progress = progress();
    progress.begin(0, 0);
    while (parts.hasNext()) {
      writer.add(parts.next());
      BackupContents contents = writer.contents();
      progress.reached(contents.keys(), fraction(contents.keys(), contents.head().getKeys()));
    }
    progress.end(writer.contents().keys());
  }

  @Command(
      name = "status",
      description = "Reads all of a backup file, checks it, and says what is in it.")
  int status(@Mixin ClientOptions client, @Parameters(paramLabel = "FILE") Path file)
      throws IOException {
    return print(client, BackupFile.check(file));
  }

  @Command(
      name = "restore",
      description = {
        "Makes the data folder of a node out of a backup file. Run it with the same file for every",
        "node of the new cluster, in place of init, then start the nodes. cluster.id must differ",
        "from the backup's."
      })
  int restore(
      @Mixin ConfigOption config,
      @Parameters(paramLabel = "FILE", description = "As snapshot save wrote it.") Path file)
      throws IOException {
    ServerConfig settings = config.load();
    Restore restore = Restore.prepare(file, settings, GROUP, ClusterVersion.UNDERSTOOD);
    long keys = restore.file().head().getKeys();
    Progress progress = progress();
    progress.begin(0, 0);
    restore.run(InstantSource.system(), in -> progress.reached(in, fraction(in, keys)));
    progress.end(keys);
    String others =
        settings.cluster().nodes().stream()
            .map(Member::name)
            .filter(name -> !name.equals(settings.node().name()))
            .collect(Collectors.joining(", "));
    terminal
        .out()
        .printf(
            "%s is now the folder of node %s of cluster %s, revision %d, incarnation %d%n",
            settings.node().data(),
            settings.node().name(),
            settings.cluster().id(),
            restore.file().head().getRevision(),
            restore.incarnation());
    if (!others.isEmpty()) {
      terminal.out().println("restore the same file on " + others + ", and init none of them");
    }
    return ExitCode.OK;
  }

  private Progress progress() {
    return new Progress(terminal.err(), System.console() != null, System::nanoTime);
  }

  private static double fraction(long part, long whole) {
    return whole == 0 ? 1 : (double) part / whole;
  }

  private static int print(ClientOptions client, BackupFile file) {
    BackupHead head = file.head();
    String level = head.getLevel() == Level.LEVEL_LOCAL ? "local" : "strong";
    Instant created = Instant.ofEpochMilli(head.getCreatedMs());
    if (client.json()) {
      ObjectNode json =
          ModelJson.object()
              .put("file", file.path().toString())
              .put("format", file.format())
              .put("cluster", head.getClusterId())
              .put("group", head.getGroup())
              .put("incarnation", head.getIncarnation())
              .put("revision", head.getRevision())
              .put("level", level)
              .put("keys", head.getKeys())
              .put("leases", head.getLeases())
              .put("bytes", file.bytes())
              .put("digest", head.getDigest())
              .put("sha256", file.checksum())
              .put("cluster_version", head.getClusterVersion())
              .put("node", head.getNode())
              .put("created", created.toString());
      client.terminal().out().println(json);
      return ExitCode.OK;
    }
    client.terminal().out().print(Text.table(rows(file, level, created)));
    return ExitCode.OK;
  }

  private static List<List<String>> rows(BackupFile file, String level, Instant created) {
    BackupHead head = file.head();
    return List.of(
        List.of("file", file.path() + ", sound"),
        List.of("cluster", head.getClusterId() + ", group " + head.getGroup()),
        List.of("revision", head.getRevision() + ", incarnation " + head.getIncarnation()),
        List.of("level", level + ", from node " + head.getNode()),
        List.of("created", created.toString()),
        List.of("keys", count(head.getKeys())),
        List.of("leases", count(head.getLeases())),
        List.of("bytes", count(file.bytes())),
        List.of("digest", head.getDigest()),
        List.of("sha256", file.checksum()),
        List.of("format", file.format() + ", cluster version " + head.getClusterVersion()));
  }

  private static String count(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }
}
