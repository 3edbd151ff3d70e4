package io.quorate.store.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class RedrawTest {

  private final ByteArrayOutputStream drawn = new ByteArrayOutputStream();
  private final AtomicInteger pages = new AtomicInteger();

  private String pagesUntilTheThird(boolean overItself) throws InterruptedException {
    Redraw redraw =
        new Redraw(
            Duration.ofMillis(1), new PrintStream(drawn, true, StandardCharsets.UTF_8), overItself);
    redraw.run(() -> {
      if (pages.incrementAndGet() == 3) {
        redraw.stop();
      }
      return "page " + pages.get();
    });
    return drawn.toString(StandardCharsets.UTF_8);
  }

  @Test
  void pageThatIsBeingDrawnIsTheLastOne() throws Exception {
    assertThat(pagesUntilTheThird(false)).isEqualTo("page 1\npage 2\npage 3\n");
  }

  @Test
  void terminalIsDrawnOver() throws Exception {
    assertThat(pagesUntilTheThird(true))
        .isEqualTo("\u001b[H\u001b[2Jpage 1\u001b[H\u001b[2Jpage 2\u001b[H\u001b[2Jpage 3");
  }

  @Test
  void intervalIsADurationWithinLimits() {
    assertThat(Redraw.interval("--watch", "2s")).isEqualTo(Duration.ofSeconds(2));
    assertThatThrownBy(() -> Redraw.interval("--watch", "2"))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("--watch: '2' is not a duration");
  }
}
