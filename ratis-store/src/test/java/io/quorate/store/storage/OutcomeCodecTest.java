package io.quorate.store.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quorate.core.command.Outcome;
import io.quorate.core.command.Outcome.StepOutcome;
import io.quorate.core.command.Refusal;
import io.quorate.core.command.SessionId;
import io.quorate.core.command.SessionStamp;
import io.quorate.core.version.Entry;
import io.quorate.core.version.Key;
import io.quorate.core.version.LeaseId;
import io.quorate.core.version.Revision;
import io.quorate.core.version.Value;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OutcomeCodecTest {

  private static final Revision R = new Revision(300);
  private static final Entry ENTRY =
      new Entry(Key.of("k"), Value.of("v"), new Revision(1), new Revision(2), 3, new LeaseId(4));

  /** The bytes that format 1 stands for. A line here changes only together with the format. */
  private static final Map<Outcome, String> GOLDEN = golden();

  private static Map<Outcome, String> golden() {
    Map<Outcome, String> golden = new LinkedHashMap<>();
    golden.put(new Outcome.PutDone(R, null), "01ac0200");
    golden.put(new Outcome.PutDone(R, ENTRY), "01ac0201016b010203040176");
    golden.put(new Outcome.DeleteDone(R, 5, List.of(ENTRY)), "02ac020501016b010203040176");
    golden.put(
        new Outcome.TxnDone(R, true, steps()),
        "03ac020103" + "01ac0200" + "02ac020000" + "0dac02010101016b010203040176");
    golden.put(new Outcome.Compacted(R, new Revision(7)), "04ac0207");
    golden.put(new Outcome.LeaseGranted(R, new LeaseId(9), 128), "05ac02098001");
    golden.put(new Outcome.LeaseKept(R, 1), "06ac0201");
    golden.put(new Outcome.LeaseRevoked(R, 2), "07ac0202");
    golden.put(new Outcome.Expired(R, 1, 2, 3), "08ac02010203");
    golden.put(new Outcome.SessionOpened(R, new SessionId(6), 7), "09ac020607");
    golden.put(new Outcome.SessionClosed(R), "0aac02");
    golden.put(new Outcome.ClusterVersionRaised(R, 2), "0bac0202");
    refusals()
        .forEach((refusal, hex) -> golden.put(new Outcome.Refused(R, refusal), "0cac02" + hex));
    return golden;
  }

  private static List<StepOutcome> steps() {
    return List.of(
        new Outcome.PutDone(R, null),
        new Outcome.DeleteDone(R, 0, List.of()),
        new Outcome.ReadDone(R, List.of(ENTRY), true, 1));
  }

  private static Map<Refusal, String> refusals() {
    SessionId session = new SessionId(6);
    Map<Refusal, String> refusals = new LinkedHashMap<>();
    refusals.put(new Refusal.LeaseNotFound(new LeaseId(4)), "0104");
    refusals.put(new Refusal.TooManyLeases(5), "0205");
    refusals.put(new Refusal.TooManySessions(5), "0305");
    refusals.put(new Refusal.TooManyKeys(5), "0405");
    refusals.put(new Refusal.KeyChangedTwice(Key.of("k")), "05016b");
    refusals.put(new Refusal.RevisionInFuture(new Revision(8), new Revision(7)), "060807");
    refusals.put(new Refusal.RevisionCompacted(new Revision(7), new Revision(8)), "070708");
    refusals.put(new Refusal.SessionUnknown(session), "0806");
    refusals.put(new Refusal.SequenceForgotten(session, 1), "090601");
    refusals.put(new Refusal.TooManyInFlight(session, 2), "0a0602");
    refusals.put(new Refusal.TtlOutOfRange(-1, 2, 3), "0bffffffffffffffffff010203");
    refusals.put(new Refusal.OutcomeTooLarge(9), "0c09");
    refusals.put(new Refusal.TooManyBytes(9), "0d09");
    refusals.put(new Refusal.CommandUnsupported(2, 1), "0f0201");
    refusals.put(
        new Refusal.StampInvalid(new SessionStamp(session, 0, -1)), "0e0600ffffffffffffffffff01");
    return refusals;
  }

  @Test
  void everyOutcomeHasTheBytesOfItsFormat() {
    GOLDEN.forEach((outcome, hex) -> assertThat(hex(outcome)).as("%s", outcome).isEqualTo(hex));
  }

  @Test
  void everyOutcomeIsReadBack() {
    GOLDEN.forEach((outcome, hex) -> {
      ByteReader in = new ByteReader(HexFormat.of().parseHex(hex));
      assertThat(OutcomeCodec.decode(in)).isEqualTo(outcome);
      assertThat(in.atEnd()).isTrue();
    });
  }

  @Test
  void everyKindOfOutcomeAndRefusalIsCovered() {
    List<Class<?>> kinds = GOLDEN.keySet().stream().<Class<?>>map(Object::getClass).toList();
    assertThat(kinds).contains(leaves(Outcome.class, StepOutcome.class));
    assertThat(refusals().keySet().stream().<Class<?>>map(Object::getClass).toList())
        .contains(leaves(Refusal.class, Refusal.class));
  }

  private static Class<?>[] leaves(Class<?> sealed, Class<?> without) {
    return Arrays.stream(sealed.getPermittedSubclasses())
        .filter(kind -> kind != without)
        .toArray(Class<?>[]::new);
  }

  @Test
  void everyCutIsDetected() {
    GOLDEN.forEach((outcome, hex) -> {
      byte[] whole = HexFormat.of().parseHex(hex);
      for (int length = 0; length < whole.length; length++) {
        byte[] cut = Arrays.copyOf(whole, length);
        assertThatThrownBy(() -> OutcomeCodec.decode(new ByteReader(cut)))
            .as("%s cut to %d bytes", outcome, length)
            .isInstanceOf(StorageException.Corrupted.class);
      }
    });
  }

  private static String hex(Outcome outcome) {
    ByteWriter out = new ByteWriter();
    OutcomeCodec.encode(outcome, out);
    return HexFormat.of().formatHex(out.toBytes());
  }
}
