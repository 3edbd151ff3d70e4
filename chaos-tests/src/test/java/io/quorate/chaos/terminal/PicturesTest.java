package io.quorate.chaos.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class PicturesTest {

  @Test
  void silenceShowsAsDotsInTheTimeline() {
    long[] events = {0, 1, 2, 3, 10, 80, 90, 91};

    assertThat(Bars.timeline(events, 0, 100, 10, 2)).isEqualTo("█▃······▃▆");
    assertThat(Bars.column(80, 0, 100, 10)).isEqualTo(8);
  }

  @Test
  void progressBarFillsUp() {
    assertThat(Bars.progress(0, 10, 4)).isEqualTo("░░░░");
    assertThat(Bars.progress(5, 10, 4)).isEqualTo("██░░");
    assertThat(Bars.progress(10, 10, 4)).isEqualTo("████");
  }

  @Test
  void columnsOfATableLineUp() {
    Table table = new Table("from", "p50").row("us", "1.0 ms").row("ap-south", "280.1 ms");

    assertThat(table.render(false))
        .containsExactly("from            p50", "us           1.0 ms", "ap-south   280.1 ms");
  }

  @Test
  void logFileGetsNoEscapesAndNoMovingLines() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Screen screen = new Screen(new PrintStream(bytes, true, StandardCharsets.UTF_8), false);

    screen.moving("half way");
    screen.line(Ink.GOOD, "done");

    assertThat(bytes.toString(StandardCharsets.UTF_8)).isEqualTo("    done\n");
  }

  @Test
  void durationsAreShownInTheUnitThatSuitsThem() {
    assertThat(Times.show(Duration.ofNanos(82_140_000))).isEqualTo("82.1 ms");
    assertThat(Times.show(Duration.ofMillis(1_923))).isEqualTo("1.92 s");
  }
}
