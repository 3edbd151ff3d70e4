package io.quorate.core.transition;

import static io.quorate.core.transition.TestGroup.delete;
import static io.quorate.core.transition.TestGroup.put;
import static io.quorate.core.transition.TestGroup.putAndReturn;
import static org.assertj.core.api.Assertions.assertThat;

import io.quorate.core.command.Outcome;
import io.quorate.core.command.Outcome.PutDone;
import io.quorate.core.command.Refusal.LeaseNotFound;
import io.quorate.core.version.Entry;
import io.quorate.core.version.Key;
import io.quorate.core.version.LeaseId;
import io.quorate.core.version.Revision;
import io.quorate.core.version.Value;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

final class PutTest {

  private final TestGroup group = new TestGroup();

  private static Entry entry(String value, long created, long modified, long version) {
    return new Entry(
        Key.of("k"),
        Value.of(value),
        new Revision(created),
        new Revision(modified),
        version,
        LeaseId.NONE);
  }

  @Test
  void eachPutIsOneRevisionAndOneVersion() {
    group.does(put("k", "one"));
    group.does(put("other", "x"));
    group.does(put("k", "two"));
    assertThat(group.entry("k")).isEqualTo(entry("two", 1, 3, 2));
    assertThat(group.revision()).isEqualTo(3);
  }

  @Test
  void aPutOfTheSameValueIsAChange() {
    group.does(put("k", "same"));
    assertThat(group.does(put("k", "same"))).isEqualTo(new PutDone(new Revision(2), null));
  }

  @Test
  void aKeyThatWasDeletedBeginsAnew() {
    group.does(put("k", "one"));
    group.does(delete("k"));
    group.does(put("k", "two"));
    assertThat(group.entry("k")).isEqualTo(entry("two", 3, 3, 1));
  }

  @Test
  void thePreviousEntryIsReturnedWhereAsked() {
    assertThat(group.does(putAndReturn("k", "one"))).isEqualTo(new PutDone(new Revision(1), null));
    assertThat(group.does(putAndReturn("k", "two")))
        .isEqualTo(new PutDone(new Revision(2), entry("one", 1, 1, 1)));
  }

  @Test
  void commandsOfOneEntrySeeEachOther() {
    List<Outcome> outcomes =
        group.doesTogether(
            putAndReturn("k", "one"), putAndReturn("k", "two"), delete("k"), put("k", "three"));
    assertThat(outcomes.get(1)).isEqualTo(new PutDone(new Revision(2), entry("one", 1, 1, 1)));
    assertThat(group.entry("k")).isEqualTo(entry("three", 4, 4, 1));
    assertThat(group.state().historySize()).isEqualTo(2);
  }

  @Test
  void everySupersededVersionIsHistory() {
    group.does(put("k", "one"));
    group.does(put("k", "two"));
    group.does(delete("k"));
    assertThat(group.state().entriesAt(new Revision(1)).values())
        .containsExactly(entry("one", 1, 1, 1));
    assertThat(group.state().entriesAt(new Revision(2)).values())
        .containsExactly(entry("two", 1, 2, 2));
    assertThat(group.state().entriesAt(new Revision(3))).isEmpty();
  }

  @Test
  void anUnknownLeaseRefusesThePut() {
    LeaseId lease = new LeaseId(12);
    assertThat(group.refuses(put("k", "v", lease))).isEqualTo(new LeaseNotFound(lease));
    assertThat(group.revision()).isZero();
  }

  @Test
  void aPutWithoutLeaseDetachesTheKey() {
    LeaseId lease = group.grants(Duration.ofSeconds(10));
    group.does(put("k", "v", lease));
    assertThat(group.state().keysOf(lease, 9)).containsExactly(Key.of("k"));
    group.does(put("k", "v"));
    assertThat(group.state().keysOf(lease, 9)).isEmpty();
    assertThat(Objects.requireNonNull(group.entry("k")).lease()).isEqualTo(LeaseId.NONE);
  }
}
