package io.quorate.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Order of keys, ranges by prefix, and the fates of errors. */
class ModelTest {

  @Test
  void keysAreOrderedByUnsignedBytes() {
    Key low = Key.of(new byte[] {0x7f});
    Key high = Key.of(new byte[] {(byte) 0x80});

    assertThat(low).isLessThan(high);
    assertThat(low.next()).isGreaterThan(low).isLessThan(high);
  }

  @Test
  void keyDoesNotChangeWithTheArrayThatItWasMadeOf() {
    byte[] bytes = {1, 2};
    Key key = Key.of(bytes);
    bytes[0] = 9;
    key.bytes()[1] = 9;

    assertThat(key.bytes()).containsExactly(1, 2);
  }

  @Test
  void prefixRangeEndsAtThePrefixesSuccessor() {
    byte highest = (byte) 0xff;
    assertThat(KeyRange.prefix("ab").end()).contains(Key.of("ac"));
    assertThat(KeyRange.prefix(Key.of(new byte[] {1, highest})).end())
        .contains(Key.of(new byte[] {2}));
    assertThat(KeyRange.prefix(Key.of(new byte[] {highest, highest})).end()).isEmpty();
    assertThat(KeyRange.prefix("").end()).isEmpty();
  }

  @Test
  void exceptionHasTheTypeOfItsFate() {
    for (ErrorCode code : ErrorCode.values()) {
      assertThat(StoreException.of(code).getClass().getSimpleName())
          .isEqualToIgnoringCase(code.fate().name());
    }
  }
}
