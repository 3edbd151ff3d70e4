package io.quorate.store.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quorate.core.command.Command;
import io.quorate.core.version.Key;
import io.quorate.core.version.KeyRange;
import io.quorate.core.version.LeaseId;
import io.quorate.core.version.Revision;
import io.quorate.core.version.Value;
import io.quorate.model.StoreException;
import io.quorate.store.read.RangeAnswer;
import io.quorate.store.read.RangeQuery;
import io.quorate.store.read.ReadLimits;
import io.quorate.store.read.ReadView;
import io.quorate.store.read.Reads;
import org.junit.jupiter.api.Test;

/** Where a read ends, over the fake view. */
final class ReadsTest {

  private static final ReadLimits TIGHT = new ReadLimits(3, 10, 1);

  private final FakeState state = new FakeState(true);
  private final Reads reads = new Reads(TIGHT);

  private ReadView view() {
    return FakeView.of(state, 1, () -> {});
  }

  private void put(String key, String value, LeaseId lease) {
    var unused = state.apply(new Command.Put(Key.of(key), Value.of(value), lease, false));
  }

  private static RangeQuery all(int limit) {
    return new RangeQuery(KeyRange.ALL, limit, false, false, false, Revision.ZERO);
  }

  @Test
  void aRangeEndsAtTheFirstLimitReached() {
    for (String key : new String[] {"a", "b", "c", "d"}) {
      put(key, "", LeaseId.NONE);
    }
    for (int asked : new int[] {0, 100, Integer.MAX_VALUE}) {
      RangeAnswer answer = reads.range(view(), all(asked));
      assertThat(answer.entries()).hasSize(TIGHT.entriesMax());
      assertThat(answer.more()).isTrue();
    }
    put("b", "a long value", LeaseId.NONE);
    assertThat(reads.range(view(), all(0)).entries()).hasSize(2);
  }

  @Test
  void aRangeThatHoldsNothingIsNotLookedAt() {
    KeyRange none = new KeyRange(Key.of("b"), Key.of("a"));
    RangeQuery query = new RangeQuery(none, 0, false, false, true, Revision.ZERO);
    assertThat(reads.range(view(), query))
        .isEqualTo(new RangeAnswer(java.util.List.of(), false, 0, Revision.ZERO));
  }

  @Test
  void anAnswerWithoutANextPageIsNeverCut() {
    LeaseId lease = new LeaseId(1);
    var first = state.apply(new Command.LeaseGrant(1_000));
    put("a", "", lease);
    assertThat(reads.lease(view(), lease, true).keys()).containsExactly(Key.of("a"));
    put("b", "", lease);
    assertThatThrownBy(() -> reads.lease(view(), lease, true))
        .isInstanceOf(StoreException.Rejected.class)
        .hasMessageContaining("OUTCOME_TOO_LARGE");
    assertThat(reads.lease(view(), lease, false).keys()).isEmpty();
    var second = state.apply(new Command.LeaseGrant(1_000));
    assertThatThrownBy(() -> reads.leases(view())).hasMessageContaining("OUTCOME_TOO_LARGE");
  }

  @Test
  void aLeaseThatIsNotThereIsNamed() {
    assertThatThrownBy(() -> reads.lease(view(), new LeaseId(7), false))
        .hasMessageContaining("LEASE_NOT_FOUND")
        .hasMessageContaining("7");
  }
}
