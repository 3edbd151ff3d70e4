package io.quorate.store.monitor;

import io.quorate.core.alert.Alert;
import io.quorate.core.alert.Severity;
import java.time.Instant;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/** Alerts as lines of the log: critical ones and errors as errors, the rest as warnings. */
public final class AlertLog implements AlertListener {

  private static final Logger LOG = LoggerFactory.getLogger(AlertLog.class);

  @Override
  public void changed(Alert alert, Instant since) {
    LOG.atLevel(level(alert))
        .log(
            "alert {} ({}) of {} is {}: {}",
            alert.rule(),
            alert.severity().name().toLowerCase(Locale.ROOT),
            alert.subject(),
            alert.state().name().toLowerCase(Locale.ROOT),
            alert.detail());
  }

  private static Level level(Alert alert) {
    return switch (alert.state()) {
      case CLEAR -> Level.INFO;
      case ABSENT -> Level.WARN;
      case RAISED -> alert.severity() == Severity.WARNING ? Level.WARN : Level.ERROR;
    };
  }
}
