package io.quorate.store.http;

import com.google.protobuf.ByteString;
import java.nio.charset.StandardCharsets;

/** Keys in a path: any byte as {@code %hh}, everything else as it stands, slashes too. */
final class PercentCoding {

  private PercentCoding() {}

  static ByteString decode(String raw) {
    byte[] in = raw.getBytes(StandardCharsets.UTF_8);
    ByteString.Output out = ByteString.newOutput(in.length);
    for (int i = 0; i < in.length; i++) {
      if (in[i] != '%') {
        out.write(in[i]);
        continue;
      }
      int high = i + 2 < in.length ? Character.digit(in[i + 1], 16) : -1;
      int low = i + 2 < in.length ? Character.digit(in[i + 2], 16) : -1;
      if (high < 0 || low < 0) {
        throw HttpProblem.malformed("key", "% must be followed by two hexadecimal digits");
      }
      out.write(high << 4 | low);
      i += 2;
    }
    return out.toByteString();
  }
}
