package io.quorate.chaos.report;

import static io.quorate.chaos.report.Campaigns.fault;
import static org.assertj.core.api.Assertions.assertThat;

import io.quorate.chaos.report.FaultStrip.Bar;
import io.quorate.chaos.report.drawing.Linear;
import io.quorate.chaos.result.FaultResult;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FaultStripTest {

  private static final double EDGE = 1_000;

  /** Ten positions a second. */
  private static final Linear TIME = Linear.seconds(100, 0, EDGE, 10);

  @Test
  void barsLieWhereTheirFaultsWere() {
    Bar bar = strip(fault("kill-all", "process", 20_000, 45_500, 1L)).bars().getFirst();

    assertThat(bar.from()).isEqualTo(200);
    assertThat(bar.to()).isEqualTo(455);
    assertThat(bar.label()).isEqualTo("1 kill-all");
  }

  @Test
  void barsAndLabelsOfOneRowDoNotOverlap() {
    FaultStrip strip =
        strip(
            fault("cut-isolate-leader", "network", 10_000, 12_000, 1L),
            fault("wan-storm", "wan", 11_000, 30_000, 1L),
            fault("cut-bridge", "network", 14_000, 16_000, 1L),
            fault("cut-halves", "network", 60_000, 61_000, 1L));

    assertThat(strip.bars()).extracting(Bar::row).containsExactly(0, 1, 2, 0);
    assertThat(strip.rows()).isEqualTo(3);
    assertApart(strip);
  }

  @Test
  void labelAtTheEndStaysInThePicture() {
    Bar bar = strip(fault("cut-isolate-leader", "network", 99_000, 100_000, 1L)).bars().getFirst();

    assertThat(bar.reaches()).isLessThanOrEqualTo(EDGE);
  }

  @Test
  void manyFaultsAreNumberedAndVeryManyAreBarsAlone() {
    FaultStrip many = strip(everyMillis(2_000));
    FaultStrip veryMany = strip(everyMillis(100));

    assertThat(many.bars()).extracting(Bar::label).startsWith("1", "2").endsWith("50");
    assertApart(many);
    assertThat(veryMany.bars()).extracting(Bar::label).containsOnly("");
  }

  private static FaultStrip strip(FaultResult... faults) {
    return FaultStrip.of(List.of(faults), TIME, EDGE);
  }

  private static FaultResult[] everyMillis(long millis) {
    List<FaultResult> faults = new ArrayList<>();
    for (long at = 0; at < 100_000; at += millis) {
      faults.add(fault("kill-leader", "process", at, at + millis / 2, 1L));
    }
    return faults.toArray(FaultResult[]::new);
  }

  private static void assertApart(FaultStrip strip) {
    for (Bar one : strip.bars()) {
      for (Bar other : strip.bars()) {
        if (one != other && one.row() == other.row() && one.from() <= other.from()) {
          assertThat(other.from()).isGreaterThan(one.reaches());
        }
      }
    }
  }
}
