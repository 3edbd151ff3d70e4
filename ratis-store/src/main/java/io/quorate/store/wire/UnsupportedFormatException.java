package io.quorate.store.wire;

/** A log entry in a format that this version does not read: a newer version wrote it. */
public final class UnsupportedFormatException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int format;

  UnsupportedFormatException(int format) {
    super(
        "a log entry has format %s; this version reads up to %s: run the version that wrote it"
            .formatted(Integer.toUnsignedString(format), LogCodec.FORMAT));
    this.format = format;
  }

  /** The format found, as an unsigned number. */
  public int format() {
    return format;
  }
}
