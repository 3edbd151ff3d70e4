package io.quorate.core.transition;

import static io.quorate.core.transition.TestGroup.delete;
import static io.quorate.core.transition.TestGroup.deleteAll;
import static io.quorate.core.transition.TestGroup.put;
import static org.assertj.core.api.Assertions.assertThat;

import io.quorate.core.command.Command.Put;
import io.quorate.core.command.Command.Read;
import io.quorate.core.command.Command.Txn;
import io.quorate.core.command.Command.TxnStep;
import io.quorate.core.command.Compare;
import io.quorate.core.command.Compare.Relation;
import io.quorate.core.command.Compare.Target;
import io.quorate.core.command.Limits;
import io.quorate.core.command.Outcome.PutDone;
import io.quorate.core.command.Outcome.ReadDone;
import io.quorate.core.command.Outcome.TxnDone;
import io.quorate.core.command.Refusal.KeyChangedTwice;
import io.quorate.core.command.Refusal.LeaseNotFound;
import io.quorate.core.command.Refusal.OutcomeTooLarge;
import io.quorate.core.command.Refusal.TooManyKeys;
import io.quorate.core.command.Submission;
import io.quorate.core.version.Key;
import io.quorate.core.version.KeyRange;
import io.quorate.core.version.LeaseId;
import io.quorate.core.version.Revision;
import io.quorate.core.version.Value;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TransactionTest {

  private static final Read READ_ALL = new Read(KeyRange.ALL, 0, false, false, false);

  private final TestGroup group = new TestGroup();

  private static Txn does(TxnStep... steps) {
    return new Txn(List.of(), List.of(steps), List.of());
  }

  private ReadDone reads(Read read) {
    return (ReadDone) ((TxnDone) group.does(does(read))).steps().getFirst();
  }

  private static List<String> keys(ReadDone read) {
    return read.entries().stream().map(entry -> entry.key().toString()).toList();
  }

  @Test
  void severalChangesAreOneRevision() {
    TxnDone outcome = (TxnDone) group.does(does(put("a", "1"), put("b", "2")));
    assertThat(outcome.revision()).isEqualTo(new Revision(1));
    assertThat(outcome.steps()).containsOnly(new PutDone(new Revision(1), null)).hasSize(2);
    assertThat(group.revision()).isEqualTo(1);
  }

  @Test
  void aTransactionWithoutChangesIsNoRevision() {
    group.does(put("a", "1"));
    assertThat(group.does(does(READ_ALL, delete("other"))).revision()).isEqualTo(new Revision(1));
  }

  @Test
  void onlyTheBranchThatTheComparesChooseIsDone() {
    Compare exists = new Compare(Key.of("k"), Relation.GREATER, new Target.CreateRevision(0));
    Txn txn = new Txn(List.of(exists), List.of(put("then", "")), List.of(put("k", "")));
    assertThat(((TxnDone) group.does(txn)).succeeded()).isFalse();
    assertThat(group.entry("then")).isNull();
    assertThat(((TxnDone) group.does(txn)).succeeded()).isTrue();
    assertThat(group.entry("then")).isNotNull();
  }

  @Test
  void readsSeeTheStepsBeforeThemAndNotThoseAfter() {
    group.doesTogether(put("a", "1"), put("c", "3"));
    TxnDone outcome =
        (TxnDone) group.does(does(READ_ALL, put("b", "2"), delete("c"), READ_ALL, put("d", "4")));
    assertThat(keys((ReadDone) outcome.steps().get(0))).containsExactly("a", "c");
    assertThat(keys((ReadDone) outcome.steps().get(3))).containsExactly("a", "b");
  }

  @Test
  void aKeyThatIsPutTwiceRefusesAll() {
    assertThat(group.refuses(does(put("other", ""), put("k", "1"), put("k", "2"))))
        .isEqualTo(new KeyChangedTwice(Key.of("k")));
    assertThat(group.state().header().keyCount()).isZero();
    assertThat(group.revision()).isZero();
  }

  @Test
  void aKeyThatIsPutAndDeletedByARangeRefusesAll() {
    group.does(put("k", "0"));
    assertThat(group.refuses(does(put("k", "1"), deleteAll())))
        .isEqualTo(new KeyChangedTwice(Key.of("k")));
    assertThat(group.refuses(does(deleteAll(), put("k", "1"))))
        .isEqualTo(new KeyChangedTwice(Key.of("k")));
  }

  @Test
  void twoCommandsOfOneEntryMayChangeTheSameKey() {
    group.doesTogether(does(put("k", "1")), does(put("k", "2")), put("k", "3"));
    assertThat(group.revision()).isEqualTo(3);
  }

  @Test
  void aKeyThatIsTwiceInABranchNotTakenIsNoMatter() {
    Txn txn = new Txn(List.of(), List.of(), List.of(put("k", "1"), put("k", "2")));
    assertThat(((TxnDone) group.does(txn)).succeeded()).isTrue();
  }

  @Test
  void anUnknownLeaseInAStepRefusesAll() {
    LeaseId lease = new LeaseId(5);
    assertThat(group.refuses(does(put("a", ""), put("b", "", lease))))
        .isEqualTo(new LeaseNotFound(lease));
    assertThat(group.entry("a")).isNull();
  }

  @Test
  void itsDeletesShareOneLimit() {
    Submission[] puts =
        IntStream.rangeClosed(0, Limits.DELETED_KEYS_MAX)
            .mapToObj(i -> new Submission(null, put("%06d".formatted(i), "")))
            .toArray(Submission[]::new);
    group.doesTogether(puts);
    assertThat(group.refuses(does(delete("000000"), deleteAll())))
        .isEqualTo(new TooManyKeys(Limits.DELETED_KEYS_MAX));
    assertThat(group.entry("000000")).isNotNull();
  }

  @Test
  void aReadEndsAtItsLimitAndSaysSo() {
    group.doesTogether(put("a", "1"), put("b", "2"), put("c", "3"));
    ReadDone two = reads(new Read(KeyRange.ALL, 2, false, false, false));
    assertThat(keys(two)).containsExactly("a", "b");
    assertThat(two.more()).isTrue();
    ReadDone descending = reads(new Read(KeyRange.ALL, 3, true, false, false));
    assertThat(keys(descending)).containsExactly("c", "b", "a");
    assertThat(descending.more()).isFalse();
  }

  @Test
  void aReadOfKeysHasNoValuesAndACountNoEntries() {
    group.doesTogether(put("a", "1"), put("b", "2"));
    assertThat(reads(new Read(KeyRange.ALL, 0, false, true, false)).entries())
        .extracting(entry -> entry.value().length())
        .containsExactly(0, 0);
    assertThat(reads(new Read(KeyRange.ALL, 1, false, false, true)))
        .isEqualTo(new ReadDone(new Revision(2), List.of(), false, 2));
  }

  @Test
  void aReadEndsBeforeItsBytesAreTooMany() {
    for (String key : List.of("a", "b", "c", "d")) {
      group.does(new Put(Key.of(key), new Value(new byte[1 << 20]), LeaseId.NONE, false));
    }
    ReadDone read = reads(READ_ALL);
    assertThat(keys(read)).containsExactly("a", "b", "c");
    assertThat(read.more()).isTrue();
  }

  @Test
  void aCountGoesNoFurtherThanItsLimit() {
    Submission[] puts =
        IntStream.rangeClosed(0, Limits.READ_KEYS_MAX)
            .mapToObj(i -> new Submission(null, put("%06d".formatted(i), "")))
            .toArray(Submission[]::new);
    group.doesTogether(puts);
    Read count = new Read(KeyRange.ALL, 0, false, false, true);
    assertThat(reads(count))
        .isEqualTo(
            new ReadDone(
                new Revision(Limits.READ_KEYS_MAX + 1L), List.of(), true, Limits.READ_KEYS_MAX));
    assertThat(reads(READ_ALL).count()).isEqualTo(Limits.READ_KEYS_MAX);
  }

  @Test
  void anAnswerThatIsTooLargeRefusesAll() {
    group.does(new Put(Key.of("a"), new Value(new byte[4 << 20]), LeaseId.NONE, false));
    assertThat(group.refuses(does(put("k", ""), READ_ALL, READ_ALL)))
        .isEqualTo(new OutcomeTooLarge(Limits.OUTCOME_BYTES_MAX));
    assertThat(group.entry("k")).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "EQUAL, 2, true", "EQUAL, 1, false", "NOT_EQUAL, 1, true", "NOT_EQUAL, 2, false",
    "LESS, 3, true", "LESS, 2, false", "GREATER, 1, true", "GREATER, 2, false",
    "LESS, -1, true", "GREATER, -1, false"
  })
  void numbersCompareUnsigned(Relation relation, long target, boolean holds) {
    group.does(put("k", "1"));
    group.does(put("k", "2"));
    assertThat(succeeds(new Compare(Key.of("k"), relation, new Target.ModRevision(target))))
        .isEqualTo(holds);
    assertThat(succeeds(new Compare(Key.of("k"), relation, new Target.Version(target))))
        .isEqualTo(holds);
  }

  @ParameterizedTest
  @CsvSource({
    "EQUAL, mm, true",
    "EQUAL, m, false",
    "NOT_EQUAL, m, true",
    "LESS, mma, true",
    "LESS, mm, false",
    "GREATER, m, true",
    "LESS, \u00e9, true"
  })
  void valuesCompareAsUnsignedBytes(Relation relation, String target, boolean holds) {
    group.does(put("k", "mm"));
    assertThat(
            succeeds(new Compare(Key.of("k"), relation, new Target.ValueBytes(Value.of(target)))))
        .isEqualTo(holds);
  }

  @ParameterizedTest
  @CsvSource({"EQUAL", "NOT_EQUAL", "LESS", "GREATER"})
  void noComparisonWithTheValueOfAMissingKeyHolds(Relation relation) {
    assertThat(succeeds(new Compare(Key.of("k"), relation, new Target.ValueBytes(Value.EMPTY))))
        .isFalse();
  }

  @Test
  void aMissingKeyHasNumbersOfZero() {
    for (Target zero :
        List.of(
            new Target.CreateRevision(0),
            new Target.ModRevision(0),
            new Target.Version(0),
            new Target.Lease(0))) {
      assertThat(succeeds(new Compare(Key.of("k"), Relation.EQUAL, zero))).isTrue();
    }
  }

  private boolean succeeds(Compare compare) {
    return ((TxnDone) group.does(new Txn(List.of(compare), List.of(), List.of()))).succeeded();
  }
}
