package io.quorate.client;

import io.quorate.model.ReadConsistency;
import io.quorate.v1.Level;
import io.quorate.v1.RequestHeader;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.TimeUnit;

/** What a read asks for, as the header of its request; for programs that speak the protocol. */
public final class ReadHeader {

  private ReadHeader() {}

  /** Adds what {@code consistency} asks for. */
  public static RequestHeader.Builder write(
      ReadConsistency consistency, RequestHeader.Builder header) {
    header.setLevel(level(consistency.level()));
    if (consistency instanceof ReadConsistency.Bounded bounded) {
      header.setBoundMicros(TimeUnit.NANOSECONDS.toMicros(bounded.longest().toNanos()));
    } else if (consistency instanceof ReadConsistency.Session session) {
      header.setSessionToken(session.token().text());
    } else if (consistency instanceof ReadConsistency.AtRevision at) {
      header.setAtRevision(at.revision().value());
    } else if (consistency instanceof ReadConsistency.AtTime at) {
      header.setAtTimeMicros(ChronoUnit.MICROS.between(Instant.EPOCH, at.time()));
    }
    return header;
  }

  private static Level level(io.quorate.model.Level level) {
    return switch (level) {
      case STRONG -> Level.LEVEL_STRONG;
      case BOUNDED -> Level.LEVEL_BOUNDED;
      case SESSION -> Level.LEVEL_SESSION;
      case AT -> Level.LEVEL_AT;
      case EVENTUAL -> Level.LEVEL_EVENTUAL;
      case LOCAL -> Level.LEVEL_LOCAL;
    };
  }

  /** The level that an answer reached; answers to writes say none, and are strong. */
  static io.quorate.model.Level level(Level level) {
    return switch (level) {
      case LEVEL_BOUNDED -> io.quorate.model.Level.BOUNDED;
      case LEVEL_SESSION -> io.quorate.model.Level.SESSION;
      case LEVEL_AT -> io.quorate.model.Level.AT;
      case LEVEL_EVENTUAL -> io.quorate.model.Level.EVENTUAL;
      case LEVEL_LOCAL -> io.quorate.model.Level.LOCAL;
      case LEVEL_STRONG, LEVEL_UNSPECIFIED, UNRECOGNIZED -> io.quorate.model.Level.STRONG;
    };
  }
}
