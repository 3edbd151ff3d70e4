package io.quorate.store.cli.load;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/** A file that is read once, in full; it knows how much of it has been read. For one thread. */
final class Source implements Closeable {

  private static final int BUFFER_BYTES = 64 << 10;

  private final CountingStream counting;
  private final BufferedReader reader;
  private final long sizeBytes;

  private Source(CountingStream counting, BufferedReader reader, long sizeBytes) {
    this.counting = counting;
    this.reader = reader;
    this.sizeBytes = sizeBytes;
  }

  /** Opens a file; one that is packed by gzip, whatever its name, is unpacked. UTF-8. */
  static Source open(Path file) throws IOException {
    CountingStream counting = new CountingStream(Files.newInputStream(file));
    try {
      BufferedInputStream in = new BufferedInputStream(counting, BUFFER_BYTES);
      in.mark(2);
      boolean packed = in.read() == 0x1f && in.read() == 0x8b;
      in.reset();
      InputStream plain = packed ? new GZIPInputStream(in, BUFFER_BYTES) : in;
      BufferedReader reader =
          new BufferedReader(new InputStreamReader(plain, StandardCharsets.UTF_8), BUFFER_BYTES);
      return new Source(counting, reader, Files.size(file));
    } catch (IOException e) {
      counting.close();
      throw e;
    }
  }

  BufferedReader reader() {
    return reader;
  }

  /** How much has been read, from 0 to 1. */
  double fraction() {
    return sizeBytes == 0 ? 1 : Math.min(1, (double) counting.read / sizeBytes);
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }

  private static final class CountingStream extends FilterInputStream {
    private long read;

    private CountingStream(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      int one = super.read();
      read += one < 0 ? 0 : 1;
      return one;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      int count = super.read(into, offset, length);
      read += Math.max(0, count);
      return count;
    }
  }
}
