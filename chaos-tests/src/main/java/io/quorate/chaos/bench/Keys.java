package io.quorate.chaos.bench;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Keys of 16 bytes, drawn uniformly, and random values of one size. Immutable. */
final class Keys {

  private final List<byte[]> keys;
  private final int valueBytes;

  Keys(int count, int valueBytes) {
    this.keys =
        IntStream.range(0, count)
            .mapToObj(
                i -> String.format(Locale.ROOT, "k%015d", i).getBytes(StandardCharsets.US_ASCII))
            .toList();
    this.valueBytes = valueBytes;
  }

  List<byte[]> all() {
    return keys;
  }

  byte[] any(SplittableRandom random) {
    return keys.get(random.nextInt(keys.size()));
  }

  byte[] value(SplittableRandom random) {
    byte[] value = new byte[valueBytes];
    random.nextBytes(value);
    return value;
  }
}
