package io.quorate.store.cli;

import io.quorate.client.QuorateClient;
import io.quorate.model.Entry;
import io.quorate.model.KeyRange;
import io.quorate.model.Range;
import io.quorate.model.RangeResult;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ObjectNode;

@Command(
    name = "range",
    description = {
      "Prints the entries of a range of keys, in order, all of one revision.",
      "quorate range A Z: from A, before Z; quorate range A: from A on."
    })
final class RangeCommand implements Callable<Integer> {

  @Mixin private final ClientOptions client;
  @Mixin private final ReadOptions read = new ReadOptions();
  @Mixin private final BytesOptions bytes;
  @Mixin private final KeysOptions keys = new KeysOptions();

  @Option(
      names = "--limit",
      paramLabel = "N",
      description = "Most entries, ${DEFAULT-VALUE} where not given; 0 for all.")
  private int limit = 100;

  @Option(names = "--reverse", description = "From the last key to the first.")
  private boolean reverse;

  @Option(names = "--keys-only", description = "Leave the values out.")
  private boolean keysOnly;

  @Option(names = "--count", description = "Print only how many keys there are.")
  private boolean count;

  RangeCommand(Terminal terminal) {
    client = new ClientOptions(terminal);
    bytes = new BytesOptions(terminal);
  }

  @Override
  public Integer call() {
    KeyRange range = keys.range(bytes);
    if (limit < 0) {
      throw new UsageException("--limit: " + limit + " is not allowed; give 0 or more");
    }
    try (QuorateClient quorate = client.connect()) {
      return count ? count(quorate, range) : list(quorate, range);
    }
  }

  private int count(QuorateClient quorate, KeyRange range) {
    if (read.past()) {
      throw new UsageException("--count and --at exclude each other");
    }
    RangeResult counted = quorate.count(range, read.consistency());
    client.answer(
        counted.receipt(),
        ModelJson.object().put("count", counted.count()),
        out -> out.println(counted.count()));
    return ExitCode.OK;
  }

  private int list(QuorateClient quorate, KeyRange keyRange) {
    Range range = read.timed(Range.of(keyRange).limit(limit));
    range = reverse ? range.reversed() : range;
    range = keysOnly ? range.withoutValues() : range;
    List<Entry> entries = new ArrayList<>();
    RangeResult last = null;
    for (RangeResult page : quorate.pages(range, read.consistency())) {
      entries.addAll(page.entries());
      last = page;
    }
    if (last == null) {
      throw new IllegalStateException("a range has at least one page");
    }
    boolean more = last.more();
    ObjectNode json = ModelJson.object().put("count", entries.size()).put("more", more);
    json.set("entries", ModelJson.entries(entries, !keysOnly));
    client.answer(last.receipt(), json, out -> out.print(Text.table(rows(entries))));
    if (more && !client.json()) {
      client.terminal().err().println("there are more keys; --limit 0 prints all");
    }
    return ExitCode.OK;
  }

  private List<List<String>> rows(List<Entry> entries) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(row("KEY", "VALUE", "REVISION", "VERSION"));
    for (Entry entry : entries) {
      rows.add(
          row(
              Text.of(entry.key().byteString()),
              Text.of(entry.value().byteString()),
              entry.modRevision().toString(),
              Long.toString(entry.version())));
    }
    return rows;
  }

  private List<String> row(String key, String value, String revision, String version) {
    return keysOnly ? List.of(key, revision, version) : List.of(key, value, revision, version);
  }
}
