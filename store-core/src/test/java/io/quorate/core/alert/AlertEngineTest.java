package io.quorate.core.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.quorate.core.alert.Observation.Measured;
import io.quorate.core.alert.Observation.Missing;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Histories are one letter a second: b bad, g good, o between, m missing. What follows is one sign
 * a second too: . nothing, R raised, C cleared, A absent.
 */
class AlertEngineTest {

  private static final AlertRule RULE =
      new AlertRule(
          "rule",
          Severity.ERROR,
          Duration.ofSeconds(2),
          Duration.ofSeconds(3),
          Duration.ofSeconds(4));

  private static final long SECOND = 1_000_000_000L;

  private final AlertEngine engine = new AlertEngine();

  private static Observation seen(String subject, char letter) {
    return switch (letter) {
      case 'b' -> new Measured(subject, Judgement.BAD, "bad");
      case 'g' -> new Measured(subject, Judgement.GOOD, "good");
      case 'o' -> new Measured(subject, Judgement.BETWEEN, "between");
      case 'm' -> new Missing(subject, "missing");
      default -> throw new IllegalArgumentException("" + letter);
    };
  }

  private static char sign(List<Alert> changed) {
    assertThat(changed).hasSizeLessThanOrEqualTo(1);
    return changed.isEmpty() ? '.' : changed.getFirst().state().name().charAt(0);
  }

  private String follow(String history) {
    StringBuilder signs = new StringBuilder();
    for (int second = 0; second < history.length(); second++) {
      signs.append(
          sign(engine.observe(RULE, List.of(seen("s", history.charAt(second))), second * SECOND)));
    }
    return signs.toString();
  }

  @ParameterizedTest
  @CsvSource({
    "bbb,           ..R",
    "bbgbbb,        .....R",
    "bbobbb,        .....R",
    "bbbb,          ..R.",
    "bbbggggg,      ..R...C.",
    "bbbggbgggg,    ..R......C",
    "bbbggogggg,    ..R......C",
    "bbbooooooo,    ..R.......",
    "gggg,          ....",
    "mmmmm,         ....A",
    "mmmmg,         .....",
    "mmmmmg,        ....AC",
    "mmmmmbbb,      ....AC.R",
    "bbbmmmmmb,     ..R....AR",
    "bbbmmmmmgggg,  ..R....AR..C",
    "bbbmmgggg,     ..R.....C",
    "mmmmmmmmm,     ....A...."
  })
  void stateChangesOnceAllThatIsSeenForTheRulesTimeAsksForIt(String history, String events) {
    assertThat(follow(history)).isEqualTo(events);
  }

  /** The rules said once more, from the whole history instead of a state. */
  @Test
  void engineAgreesWithADumbReadingOfTheHistory() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    StringBuilder history = new StringBuilder();
    for (int i = 0; i < 20_000; i++) {
      history.append(
          random.nextInt(3) > 0 && i > 0
              ? history.charAt(i - 1)
              : "bgom".charAt(random.nextInt(4)));
    }
    assertThat(follow(history.toString())).as("seed %d", seed).isEqualTo(dumb(history.toString()));
  }

  private static String dumb(String history) {
    StringBuilder events = new StringBuilder();
    char state = '-';
    char before = '-';
    for (int end = 1; end <= history.length(); end++) {
      String past = history.substring(Math.max(0, end - 5), end);
      char event = '.';
      if (state == 'A' && !past.endsWith("m")) {
        state = before;
        event = before == 'R' ? 'R' : 'C';
      } else if (state == '-' && past.endsWith("bbb")) {
        state = 'R';
        event = 'R';
      } else if (state == 'R' && past.endsWith("gggg")) {
        state = '-';
        event = 'C';
      } else if (state != 'A' && past.endsWith("mmmmm")) {
        before = state;
        state = 'A';
        event = 'A';
      }
      events.append(event);
    }
    return events.toString();
  }

  @Test
  void subjectsAreApartAndTheMostSevereAlertComesFirst() {
    AlertRule minor =
        new AlertRule("a-minor", Severity.WARNING, Duration.ZERO, Duration.ZERO, Duration.ZERO);
    engine.observe(minor, List.of(seen("x", 'b')), 0);
    for (int second = 0; second < 3; second++) {
      engine.observe(RULE, List.of(seen("x", 'b'), seen("y", 'g')), second * SECOND);
    }
    assertThat(engine.watched())
        .extracting(alert -> alert.rule() + " " + alert.subject() + " " + alert.state())
        .containsExactly("rule x RAISED", "rule y CLEAR", "a-minor x RAISED");
    assertThat(engine.watched().getFirst().sinceNanos()).isEqualTo(2 * SECOND);
  }

  @Test
  void subjectThatIsNotWatchedAnyMoreIsCleared() {
    follow("bbb");
    assertThat(engine.observe(RULE, List.of(), 9 * SECOND))
        .extracting(Alert::state)
        .containsExactly(Alert.State.CLEAR);
    assertThat(engine.watched()).isEmpty();
    assertThat(follow("bbb")).as("begins anew").isEqualTo("..R");
  }

  @Test
  void alertTellsWhatWasSeenLast() {
    follow("bbb");
    engine.observe(RULE, List.of(new Measured("s", Judgement.BAD, "worse")), 4 * SECOND);
    assertThat(engine.watched().getFirst().detail()).isEqualTo("worse");
  }

  @ParameterizedTest
  @CsvSource({
    "10, 5,  11,  BAD",
    "10, 5,  10,  BAD",
    "10, 5,  7,   BETWEEN",
    "10, 5,  5,   GOOD",
    "4,  5,  3,   BAD",
    "4,  5,  4.5, BETWEEN",
    "4,  5,  5,   GOOD"
  })
  void thresholdHasTwoSides(double raiseAt, double clearAt, double value, Judgement judgement) {
    assertThat(new Threshold(raiseAt, clearAt).judge(value)).isEqualTo(judgement);
  }
}
