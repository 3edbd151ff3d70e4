package io.quorate.core.alert;

import io.quorate.core.alert.Observation.Measured;
import java.util.List;
import java.util.Locale;

/** Whether this node itself is well. */
final class NodeRules {

  /** Room comes back only well above the limit, so that the alert does not flicker. */
  private static final double ROOM_AGAIN = 1.25;

  private final Threshold freeBytes;

  NodeRules(AlertLimits limits) {
    freeBytes = new Threshold(limits.freeBytes(), limits.freeBytes() * ROOM_AGAIN);
  }

  /** The subject is the group. */
  List<Observation> leader(Sight sight) {
    return List.of(
        sight.leader().isEmpty()
            ? new Measured(
                sight.group(), Judgement.BAD, sight.self() + " knows no leader of " + sight.group())
            : new Measured(sight.group(), Judgement.GOOD, sight.leader() + " leads"));
  }

  List<Observation> disk(Sight sight) {
    return List.of(
        new Measured(
            sight.self(),
            freeBytes.judge(sight.freeBytes()),
            String.format(
                Locale.ROOT,
                "the disk of %s has %d bytes free; the limit is %.0f",
                sight.self(),
                sight.freeBytes(),
                freeBytes.raiseAt())));
  }

  List<Observation> clock(Sight sight) {
    return List.of(
        sight.clockParted()
            ? new Measured(
                sight.self(),
                Judgement.BAD,
                "wall and monotonic time of "
                    + sight.self()
                    + " have parted: the clock was set, or the machine stood still")
            : new Measured(sight.self(), Judgement.GOOD, "wall and monotonic time agree"));
  }
}
