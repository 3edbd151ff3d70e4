package io.quorate.store.storage;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class StorageSettingsTest {

  @Test
  void budgetOutOfRangeIsRefusedWithItsKeyItsValueAndTheRange() {
    assertThatThrownBy(() -> new StorageSettings(1, StorageSettings.WRITE_BUFFER_BYTES_MIN))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("blockCacheBytes is 1; allowed is 8388608 to");
    assertThatThrownBy(() -> new StorageSettings(StorageSettings.BLOCK_CACHE_BYTES_MIN, 2))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("writeBufferBytes is 2; allowed is 4194304 to");
  }
}
