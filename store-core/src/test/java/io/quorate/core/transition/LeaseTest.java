package io.quorate.core.transition;

import static io.quorate.core.transition.TestGroup.put;
import static org.assertj.core.api.Assertions.assertThat;

import io.quorate.core.command.Command.LeaseGrant;
import io.quorate.core.command.Command.LeaseKeepAlive;
import io.quorate.core.command.Command.LeaseRevoke;
import io.quorate.core.command.Command.Put;
import io.quorate.core.command.Limits;
import io.quorate.core.command.Outcome.LeaseGranted;
import io.quorate.core.command.Outcome.LeaseKept;
import io.quorate.core.command.Outcome.LeaseRevoked;
import io.quorate.core.command.Refusal.LeaseNotFound;
import io.quorate.core.command.Refusal.TooManyBytes;
import io.quorate.core.command.Refusal.TooManyKeys;
import io.quorate.core.command.Refusal.TooManyLeases;
import io.quorate.core.command.Refusal.TtlOutOfRange;
import io.quorate.core.command.Submission;
import io.quorate.core.version.GroupTime;
import io.quorate.core.version.Key;
import io.quorate.core.version.LeaseId;
import io.quorate.core.version.Revision;
import io.quorate.core.version.Value;
import java.time.Duration;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LeaseTest {

  private static final Duration TTL = Duration.ofSeconds(10);

  private final TestGroup group = new TestGroup();

  @Test
  void aGrantTakesItsIdFromItsPlaceInTheLogAndIsNoRevision() {
    group.does(put("k", "v"));
    LeaseGrant grant = new LeaseGrant(TTL.toNanos());
    assertThat(group.doesTogether(grant, grant))
        .containsExactly(
            new LeaseGranted(new Revision(1), new LeaseId(2 * 65_536), TTL.toNanos()),
            new LeaseGranted(new Revision(1), new LeaseId(2 * 65_536 + 1), TTL.toNanos()));
    assertThat(group.state().header().leaseCount()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(longs = {Long.MIN_VALUE, 0, 499_999_999, Long.MAX_VALUE})
  void aTimeToLiveOutOfRangeIsRefused(long nanos) {
    assertThat(group.refuses(new LeaseGrant(nanos)))
        .isEqualTo(
            new TtlOutOfRange(nanos, Limits.LEASE_TTL_MIN_NANOS, Limits.LEASE_TTL_MAX_NANOS));
  }

  @Test
  void theShortestAndTheLongestTimeToLiveAreGranted() {
    assertThat(group.does(new LeaseGrant(Limits.LEASE_TTL_MIN_NANOS)))
        .isInstanceOf(LeaseGranted.class);
    assertThat(group.does(new LeaseGrant(Limits.LEASE_TTL_MAX_NANOS)))
        .isInstanceOf(LeaseGranted.class);
  }

  @Test
  void keepingAliveCountsTheTimeToLiveFromNow() {
    LeaseId lease = group.grants(TTL);
    group.passes(Duration.ofSeconds(9));
    assertThat(group.does(new LeaseKeepAlive(lease)))
        .isEqualTo(new LeaseKept(Revision.ZERO, TTL.toNanos()));
    assertThat(Objects.requireNonNull(group.state().lease(lease)).end())
        .isEqualTo(new GroupTime(Duration.ofSeconds(19).toNanos()));
    assertThat(group.state().header().leaseCount()).isEqualTo(1);
  }

  @Test
  void aLeaseThatIsOverIsNotFoundEvenBeforeItsExpiry() {
    LeaseId lease = group.grants(TTL);
    group.does(put("k", "v", lease));
    group.passes(TTL);
    assertThat(group.refuses(new LeaseKeepAlive(lease))).isEqualTo(new LeaseNotFound(lease));
    assertThat(group.refuses(new LeaseRevoke(lease))).isEqualTo(new LeaseNotFound(lease));
    assertThat(group.refuses(put("k", "w", lease))).isEqualTo(new LeaseNotFound(lease));
    assertThat(group.entry("k")).isNotNull();
  }

  @Test
  void aLeaseLivesToTheLastNanosecond() {
    LeaseId lease = group.grants(TTL);
    group.passes(TTL.minusNanos(1));
    assertThat(group.does(new LeaseKeepAlive(lease))).isInstanceOf(LeaseKept.class);
  }

  @Test
  void revokingDeletesTheKeysInOneRevision() {
    LeaseId lease = group.grants(TTL);
    group.doesTogether(put("a", "1", lease), put("b", "2", lease), put("c", "3"));
    assertThat(group.does(new LeaseRevoke(lease))).isEqualTo(new LeaseRevoked(new Revision(4), 2));
    assertThat(group.state().header().keyCount()).isEqualTo(1);
    assertThat(group.state().header().leaseCount()).isZero();
    assertThat(group.refuses(new LeaseRevoke(lease))).isEqualTo(new LeaseNotFound(lease));
  }

  @Test
  void revokingALeaseWithoutKeysIsNoRevision() {
    LeaseId lease = group.grants(TTL);
    assertThat(group.does(new LeaseRevoke(lease))).isEqualTo(new LeaseRevoked(Revision.ZERO, 0));
  }

  @Test
  void revokingSeesWhatTheEntryHasAttachedAndDetached() {
    LeaseId lease = group.grants(TTL);
    LeaseId other = group.grants(TTL);
    group.doesTogether(put("stays", "", lease), put("moves", "", lease), put("goes", "", lease));
    group.doesTogether(
        put("stays", ""), put("moves", "", other), put("new", "", lease), new LeaseRevoke(lease));
    assertThat(group.entry("goes")).isNull();
    assertThat(group.entry("new")).isNull();
    assertThat(group.entry("stays")).isNotNull();
    assertThat(group.state().keysOf(other, 9)).containsExactly(Key.of("moves"));
  }

  @Test
  void aLeaseWithMoreKeysThanOneCommandDeletesIsNotRevoked() {
    LeaseId lease = group.grants(TTL);
    group.doesTogether(
        IntStream.rangeClosed(0, Limits.DELETED_KEYS_MAX)
            .mapToObj(i -> new Submission(null, put("%06d".formatted(i), "", lease)))
            .toArray(Submission[]::new));
    assertThat(group.refuses(new LeaseRevoke(lease)))
        .isEqualTo(new TooManyKeys(Limits.DELETED_KEYS_MAX));
    group.does(TestGroup.delete("000000"));
    assertThat(group.does(new LeaseRevoke(lease))).isInstanceOf(LeaseRevoked.class);
  }

  @Test
  void aLeaseWithMoreBytesThanOneCommandDeletesIsNotRevoked() {
    LeaseId lease = group.grants(TTL);
    int keys = (int) (Limits.DELETED_BYTES_MAX >> 20);
    for (int i = 0; i < keys; i++) {
      Key key = Key.of("%06d".formatted(i));
      group.does(new Put(key, new Value(new byte[1 << 20]), lease, false));
    }
    assertThat(group.refuses(new LeaseRevoke(lease)))
        .isEqualTo(new TooManyBytes(Limits.DELETED_BYTES_MAX));
    assertThat(group.state().header().keyCount()).isEqualTo(keys);
  }

  @Test
  void thereAreNoMoreLeasesThanAllowed() {
    GroupHeader full = Headers.with(Limits.LEASES_MAX - 1, 0);
    group.state().setHeader(full);
    assertThat(TestGroup.refusal(group.doesTogether(grant(), grant()).get(1)))
        .isEqualTo(new TooManyLeases(Limits.LEASES_MAX));
  }

  private static LeaseGrant grant() {
    return new LeaseGrant(TTL.toNanos());
  }
}
