package io.quorate.store.cli;

import io.quorate.client.QuorateClient;
import io.quorate.model.Entry;
import io.quorate.model.Range;
import io.quorate.model.RangeResult;
import java.io.BufferedOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import java.util.zip.GZIPOutputStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "export",
    description = {
      "Writes the entries of a range, all of one revision, as JSON lines or tab separated.",
      "What is not UTF-8 stands in base64 in JSON lines, and as 0x... in tsv.",
      "quorate load FILE --key '{key}' --value '{value}' reads it again."
    })
final class ExportCommand implements Callable<Integer> {

  /** How an entry is written. */
  enum Form {
    jsonl,
    tsv
  }

  @Mixin private final ClientOptions client;
  @Mixin private final ReadOptions read = new ReadOptions();
  @Mixin private final BytesOptions bytes;
  @Mixin private final KeysOptions keys = new KeysOptions();

  @Option(
      names = {"-f", "--file"},
      paramLabel = "FILE",
      description = "Where to; packed if the name ends in .gz. Standard output where not given.")
  private String file = "";

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "${COMPLETION-CANDIDATES}; ${DEFAULT-VALUE} where not given.")
  private Form form = Form.jsonl;

  ExportCommand(Terminal terminal) {
    client = new ClientOptions(terminal);
    bytes = new BytesOptions(terminal);
  }

  @Override
  public Integer call() throws IOException {
    Range range = read.timed(Range.of(keys.range(bytes)));
    try (QuorateClient quorate = client.connect();
        PrintStream out = open()) {
      long entries = 0;
      long revision = 0;
      if (form == Form.tsv) {
        out.print("key\tvalue\n");
      }
      for (RangeResult page : quorate.pages(range, read.consistency())) {
        page.entries().forEach(entry -> out.print(line(entry) + "\n"));
        entries += page.entries().size();
        revision = page.receipt().revision().value();
        if (out.checkError()) {
          throw new IOException("the entries cannot be written; is the disk full?");
        }
      }
      client.terminal().err().printf("%,d entries of revision %d%n", entries, revision);
    }
    return ExitCode.OK;
  }

  private String line(Entry entry) {
    return switch (form) {
      case jsonl -> ModelJson.entry(entry, true).toString();
      case tsv -> Text.of(entry.key().byteString()) + "\t" + Text.of(entry.value().byteString());
    };
  }

  private PrintStream open() throws IOException {
    OutputStream out =
        file.isEmpty() ? new Unclosed(client.terminal().out()) : new FileOutputStream(file);
    OutputStream packed = file.endsWith(".gz") ? new GZIPOutputStream(out) : out;
    return new PrintStream(new BufferedOutputStream(packed), false, StandardCharsets.UTF_8);
  }

  /** Standard output outlives the command. */
  private static final class Unclosed extends java.io.FilterOutputStream {
    private Unclosed(OutputStream out) {
      super(out);
    }

    @Override
    public void write(byte[] from, int offset, int length) throws IOException {
      out.write(from, offset, length);
    }

    @Override
    public void close() throws IOException {
      out.flush();
    }
  }
}
