package io.quorate.store.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class QuantityTest {

  @ParameterizedTest
  @ValueSource(strings = {"800ms", "2s", "5m", "1h", "7d", "0"})
  void durationsReadAsTheyAreWritten(String text) {
    assertThat(Quantity.text(Quantity.duration(text))).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"17B", "4KiB", "64MiB", "3GiB", "0"})
  void sizesReadAsTheyAreWritten(String text) {
    assertThat(Quantity.text(Quantity.bytes(text))).isEqualTo(text);
  }

  @Test
  void formsAreExact() {
    assertThat(Quantity.duration("90s")).isEqualTo(Duration.ofSeconds(90));
    assertThat(Quantity.bytes("512")).isEqualTo(512);
    assertThat(Quantity.text(Duration.ofNanos(5))).isEqualTo("5ns");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "5", "1.5s", "-1s", "1S", "s", "999999999999d"})
  void whatIsNoDurationIsRefused(String text) {
    assertThatThrownBy(() -> Quantity.duration(text)).hasMessageContaining("is not a duration");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1MB", "-1B", "1.5MiB", "999999999999GiB"})
  void whatIsNoSizeIsRefused(String text) {
    assertThatThrownBy(() -> Quantity.bytes(text)).hasMessageContaining("is not a size");
  }
}
