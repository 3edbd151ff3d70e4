package io.quorate.core.transition;

import static io.quorate.core.transition.TestGroup.put;
import static org.assertj.core.api.Assertions.assertThat;

import io.quorate.core.command.Command.Expire;
import io.quorate.core.command.Command.LeaseKeepAlive;
import io.quorate.core.command.Command.Put;
import io.quorate.core.command.Command.SessionOpen;
import io.quorate.core.command.Limits;
import io.quorate.core.command.Outcome.Expired;
import io.quorate.core.command.SessionId;
import io.quorate.core.command.SessionStamp;
import io.quorate.core.command.Submission;
import io.quorate.core.version.GroupTime;
import io.quorate.core.version.Key;
import io.quorate.core.version.LeaseId;
import io.quorate.core.version.Revision;
import io.quorate.core.version.Value;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class ExpiryTest {

  private static final Duration TTL = Duration.ofSeconds(10);
  private static final Duration SESSION_TTL = Duration.ofNanos(Limits.SESSION_TTL_NANOS);

  private final TestGroup group = new TestGroup();

  private Expired expires() {
    return (Expired) group.does(new Expire(GroupTime.ZERO));
  }

  private static Expired expired(long revision, int leases, int sessions, long deleted) {
    return new Expired(new Revision(revision), leases, sessions, deleted);
  }

  @Test
  void whatIsNotOverStays() {
    LeaseId lease = group.grants(TTL);
    group.does(put("k", "v", lease));
    group.opens();
    group.passes(TTL.minusNanos(1));
    assertThat(expires()).isEqualTo(expired(1, 0, 0, 0));
    assertThat(group.entry("k")).isNotNull();
  }

  @Test
  void leasesThatAreOverGoWithTheirKeysInOneRevision() {
    LeaseId one = group.grants(TTL);
    LeaseId two = group.grants(TTL);
    group.doesTogether(put("a", "", one), put("b", "", two), put("c", "", one), put("d", ""));
    group.passes(TTL);
    assertThat(expires()).isEqualTo(expired(5, 2, 0, 3));
    assertThat(group.state().header().keyCount()).isEqualTo(1);
    assertThat(group.state().leases()).isEmpty();
  }

  @Test
  void aLeaseThatWasKeptAliveInTheSameEntryStays() {
    LeaseId lease = group.grants(TTL);
    group.passes(TTL.minusNanos(1));
    group.doesTogether(new LeaseKeepAlive(lease), new Expire(GroupTime.ZERO));
    group.passes(TTL.minusNanos(1));
    assertThat(expires()).isEqualTo(expired(0, 0, 0, 0));
  }

  @Test
  void aSessionGoesAfterItWasUnusedForLongerThanItsTimeToLive() {
    SessionId session = group.opens();
    group.passes(SESSION_TTL);
    assertThat(expires()).isEqualTo(expired(0, 0, 0, 0));
    group.passes(Duration.ofNanos(1));
    assertThat(expires()).isEqualTo(expired(0, 0, 1, 0));
    assertThat(group.state().session(session)).isNull();
  }

  @Test
  void useKeepsASessionEvenInTheSameEntry() {
    SessionId session = group.opens();
    group.passes(SESSION_TTL);
    group.doesTogether(
        new Submission(new SessionStamp(session, 1, 1), put("k", "v")),
        new Submission(null, new Expire(GroupTime.ZERO)));
    group.passes(SESSION_TTL);
    assertThat(expires()).isEqualTo(expired(1, 0, 0, 0));
    assertThat(group.state().session(session)).isNotNull();
  }

  @Test
  void onlySoManyLeasesAndSessionsGoAtOnce() {
    int more = Limits.EXPIRED_AT_ONCE_MAX + 7;
    for (int i = 0; i < more; i++) {
      group.grants(TTL);
      group.does(new SessionOpen());
    }
    group.passes(SESSION_TTL.plusNanos(1));
    int atOnce = Limits.EXPIRED_AT_ONCE_MAX;
    assertThat(expires()).isEqualTo(expired(0, atOnce, atOnce, 0));
    assertThat(expires()).isEqualTo(expired(0, 7, 7, 0));
  }

  @Test
  void aLeaseWithTooManyKeysLosesThemInParts() {
    LeaseId small = group.grants(TTL);
    group.does(put("small", "", small));
    LeaseId large = group.grants(TTL.plusSeconds(1));
    group.doesTogether(
        IntStream.rangeClosed(1, Limits.DELETED_KEYS_MAX)
            .mapToObj(i -> new Submission(null, put("%06d".formatted(i), "", large)))
            .toArray(Submission[]::new));
    long revision = group.revision();
    group.passes(TTL.plusSeconds(1));
    assertThat(expires()).isEqualTo(expired(revision + 1, 1, 0, Limits.DELETED_KEYS_MAX));
    assertThat(group.state().leases()).containsOnlyKeys(large);
    assertThat(expires()).isEqualTo(expired(revision + 2, 1, 0, 1));
    assertThat(group.state().header().keyCount()).isZero();
  }

  @Test
  void aLeaseWithTooManyBytesLosesThemInParts() {
    LeaseId lease = group.grants(TTL);
    Value mebibyte = new Value(new byte[1 << 20]);
    int keys = (int) (Limits.DELETED_BYTES_MAX >> 20);
    for (int i = 0; i < keys; i++) {
      group.does(new Put(Key.of("%06d".formatted(i)), mebibyte, lease, false));
    }
    group.passes(TTL);
    assertThat(expires()).isEqualTo(expired(keys + 1L, 0, 0, keys - 1L));
    assertThat(expires()).isEqualTo(expired(keys + 2L, 1, 0, 1));
  }
}
