package io.quorate.store.cli;

import io.quorate.model.Key;
import io.quorate.model.Value;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import picocli.CommandLine.Option;

/** How bytes are written on the command line. */
final class BytesOptions {

  /** No value may be larger, whatever a node's limit is. */
  private static final int VALUE_BYTES_MAX = 64 << 20;

  private final Terminal terminal;

  @Option(names = "--hex", description = "Keys and values are given in hexadecimal.")
  private boolean hex;

  @Option(names = "--base64", description = "Keys and values are given in base64.")
  private boolean base64;

  BytesOptions(Terminal terminal) {
    this.terminal = terminal;
  }

  Key key(String argument) {
    return Key.of(decoded(argument));
  }

  /** {@code -} is standard input, {@code @FILE} a file's content, {@code @@x} is {@code @x}. */
  Value value(String argument) {
    try {
      if (argument.equals("-")) {
        return Value.of(limited("standard input", terminal.in()));
      }
      if (argument.startsWith("@") && !argument.startsWith("@@")) {
        try (InputStream file = Files.newInputStream(Path.of(argument.substring(1)))) {
          return Value.of(limited(argument.substring(1), file));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Value.of(decoded(argument.startsWith("@@") ? argument.substring(1) : argument));
  }

  private byte[] decoded(String argument) {
    if (hex && base64) {
      throw new UsageException("--hex and --base64 exclude each other; give one");
    }
    try {
      if (hex) {
        return HexFormat.of().parseHex(argument);
      }
      return base64
          ? Base64.getDecoder().decode(argument)
          : argument.getBytes(StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw new UsageException(
          "'" + argument + "' is not " + (hex ? "hexadecimal" : "base64") + ": " + e.getMessage());
    }
  }

  private static byte[] limited(String name, InputStream in) throws IOException {
    byte[] bytes = in.readNBytes(VALUE_BYTES_MAX + 1);
    if (bytes.length > VALUE_BYTES_MAX) {
      throw new UsageException(name + " is larger than 64 MiB, which no value may be");
    }
    return bytes;
  }
}
