package io.quorate.core.version;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class KeyRangeTest {

  private static KeyRange range(String start, String end) {
    return new KeyRange(Key.of(start), Key.of(end));
  }

  @Test
  void theEndIsOutsideAndTheStartInside() {
    assertThat(range("b", "d").contains(Key.of("b"))).isTrue();
    assertThat(range("b", "d").contains(Key.of("c\uffff"))).isTrue();
    assertThat(range("b", "d").contains(Key.of("d"))).isFalse();
    assertThat(range("b", "d").contains(Key.of("a"))).isFalse();
  }

  @Test
  void anEmptyEndHasNoBound() {
    assertThat(range("b", "").contains(new Key(new byte[] {-1, -1, -1}))).isTrue();
    assertThat(KeyRange.ALL.contains(Key.EMPTY)).isTrue();
    assertThat(KeyRange.ALL.isVoid()).isFalse();
  }

  @Test
  void theRangeOfOneKeyKnowsThatItIsOne() {
    assertThat(KeyRange.single(Key.of("b")).isSingle()).isTrue();
    assertThat(KeyRange.single(Key.EMPTY).isSingle()).isTrue();
    assertThat(range("b", "b\0\0").isSingle()).isFalse();
    assertThat(range("b", "c\0").isSingle()).isFalse();
    assertThat(range("b", "b\1").isSingle()).isFalse();
    assertThat(KeyRange.ALL.isSingle()).isFalse();
  }

  @Test
  void aRangeThatEndsWhereItBeginsIsVoid() {
    assertThat(range("b", "b").isVoid()).isTrue();
    assertThat(range("c", "b").isVoid()).isTrue();
    assertThat(range("b", "b\0").isVoid()).isFalse();
  }

  @Test
  void keysAreOrderedAsUnsignedBytes() {
    Key high = new Key(new byte[] {(byte) 0x80});
    assertThat(high).isGreaterThan(Key.of("a"));
    assertThat(Key.of("a").successor()).isGreaterThan(Key.of("a")).isLessThan(Key.of("a\1"));
  }

  @Test
  void keysPrintAsTextWhereTheyAreText() {
    assertThat(Key.of("city/1")).hasToString("city/1");
    assertThat(new Key(new byte[] {0, (byte) 0xfe})).hasToString("0x00fe");
  }
}
