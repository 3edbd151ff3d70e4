package io.quorate.model;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnsafeByteOperations;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The keys from {@code start}, inclusive, to {@code bound}, exclusive.
 *
 * @param start the empty key for no lower bound
 * @param bound null for no upper bound
 */
public record KeyRange(Key start, @Nullable Key bound) {

  private static final Key LOWEST = Key.of(ByteString.EMPTY);

  public static KeyRange all() {
    return new KeyRange(LOWEST, null);
  }

  public static KeyRange from(Key start) {
    return new KeyRange(start, null);
  }

  public static KeyRange between(Key start, Key end) {
    return new KeyRange(start, end);
  }

  /** The keys that begin with {@code prefix}, itself among them. */
  public static KeyRange prefix(Key prefix) {
    return new KeyRange(prefix, successorOfPrefix(prefix.bytes()));
  }

  public static KeyRange prefix(String prefix) {
    return prefix(Key.of(prefix));
  }

  public Optional<Key> end() {
    return Optional.ofNullable(bound);
  }

  private static @Nullable Key successorOfPrefix(byte[] prefix) {
    int last = prefix.length - 1;
    while (last >= 0 && prefix[last] == (byte) 0xff) {
      last--;
    }
    if (last < 0) {
      return null;
    }
    byte[] successor = Arrays.copyOf(prefix, last + 1);
    successor[last]++;
    return Key.of(UnsafeByteOperations.unsafeWrap(successor));
  }
}
