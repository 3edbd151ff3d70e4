package io.quorate.core.transition;

import static io.quorate.core.transition.TestGroup.delete;
import static io.quorate.core.transition.TestGroup.deleteAll;
import static io.quorate.core.transition.TestGroup.put;
import static org.assertj.core.api.Assertions.assertThat;

import io.quorate.core.command.Command.Delete;
import io.quorate.core.command.Command.Put;
import io.quorate.core.command.Limits;
import io.quorate.core.command.Outcome.DeleteDone;
import io.quorate.core.command.Refusal.OutcomeTooLarge;
import io.quorate.core.command.Refusal.TooManyBytes;
import io.quorate.core.command.Refusal.TooManyKeys;
import io.quorate.core.command.Submission;
import io.quorate.core.version.Key;
import io.quorate.core.version.KeyRange;
import io.quorate.core.version.LeaseId;
import io.quorate.core.version.Revision;
import io.quorate.core.version.Value;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class DeleteTest {

  private final TestGroup group = new TestGroup();

  private void putKeys(int count, Value value) {
    group.doesTogether(
        IntStream.range(0, count)
            .mapToObj(i -> new Put(Key.of("%06d".formatted(i)), value, LeaseId.NONE, false))
            .map(put -> new Submission(null, put))
            .toArray(Submission[]::new));
  }

  private static DeleteDone done(long revision, long deleted) {
    return new DeleteDone(new Revision(revision), deleted, List.of());
  }

  @Test
  void aDeleteOfNothingChangesNothing() {
    group.does(put("k", "v"));
    assertThat(group.does(delete("other"))).isEqualTo(done(1, 0));
    assertThat(group.revision()).isEqualTo(1);
  }

  @Test
  void aRangeGoesInOneRevision() {
    group.doesTogether(put("a", "1"), put("b", "2"), put("c", "3"));
    Delete upToC = new Delete(new KeyRange(Key.of("a"), Key.of("c")), false);
    assertThat(group.does(upToC)).isEqualTo(done(4, 2));
    assertThat(group.state().entries(KeyRange.ALL, 9, false)).hasSize(1);
  }

  @Test
  void theDeletedEntriesAreReturnedInKeyOrderWhereAsked() {
    group.doesTogether(put("b", "2"), put("a", "1"));
    DeleteDone outcome = (DeleteDone) group.does(new Delete(KeyRange.ALL, true));
    assertThat(outcome.previous()).extracting(e -> e.key().toString()).containsExactly("a", "b");
  }

  @Test
  void aRangeWithItsEndBeforeItsStartIsEmpty() {
    group.does(put("b", "v"));
    Delete backwards = new Delete(new KeyRange(Key.of("c"), Key.of("a")), false);
    assertThat(group.does(backwards)).isEqualTo(done(1, 0));
  }

  @Test
  void asManyKeysAsAllowedGoAndOneMoreDoesNot() {
    putKeys(Limits.DELETED_KEYS_MAX + 1, Value.of("v"));
    long revision = group.revision();
    assertThat(group.refuses(deleteAll())).isEqualTo(new TooManyKeys(Limits.DELETED_KEYS_MAX));
    assertThat(group.state().header().keyCount()).isEqualTo(Limits.DELETED_KEYS_MAX + 1L);
    group.does(delete("000000"));
    assertThat(group.does(deleteAll())).isEqualTo(done(revision + 2, Limits.DELETED_KEYS_MAX));
  }

  @Test
  void moreBytesThanAllowedDoNotGo() {
    Value mebibyte = new Value(new byte[1 << 20]);
    int tooMany = (int) (Limits.DELETED_BYTES_MAX >> 20);
    putKeys(tooMany, mebibyte);
    assertThat(group.refuses(deleteAll())).isEqualTo(new TooManyBytes(Limits.DELETED_BYTES_MAX));
    group.does(delete("000000"));
    assertThat(group.does(deleteAll())).isEqualTo(done(tooMany + 2L, tooMany - 1L));
  }

  @Test
  void anAnswerThatIsTooLargeRefusesTheDelete() {
    putKeys(7, new Value(new byte[1 << 20]));
    Delete returning = new Delete(KeyRange.ALL, true);
    assertThat(group.refuses(returning)).isEqualTo(new OutcomeTooLarge(Limits.OUTCOME_BYTES_MAX));
    assertThat(group.state().header().keyCount()).isEqualTo(7);
    assertThat(Objects.requireNonNull(group.entry("000003")).version()).isEqualTo(1);
  }
}
