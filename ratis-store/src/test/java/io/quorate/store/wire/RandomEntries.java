package io.quorate.store.wire;

import io.quorate.core.command.Command;
import io.quorate.core.command.Command.TxnStep;
import io.quorate.core.command.Compare;
import io.quorate.core.command.Compare.Relation;
import io.quorate.core.command.Compare.Target;
import io.quorate.core.command.EntryStamp;
import io.quorate.core.command.LogEntry;
import io.quorate.core.command.SessionId;
import io.quorate.core.command.SessionStamp;
import io.quorate.core.command.Submission;
import io.quorate.core.version.GroupTime;
import io.quorate.core.version.Key;
import io.quorate.core.version.KeyRange;
import io.quorate.core.version.LeaseId;
import io.quorate.core.version.Revision;
import io.quorate.core.version.Value;
import java.util.List;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** Log entries of any content, from a seed. */
final class RandomEntries {

  private final RandomGenerator random;

  RandomEntries(RandomGenerator random) {
    this.random = random;
  }

  LogEntry entry() {
    EntryStamp stamp =
        new EntryStamp(new GroupTime(number()), number(), number(), random.nextBoolean());
    return new LogEntry(stamp, some(20, this::submission));
  }

  private Submission submission() {
    SessionStamp stamp =
        random.nextBoolean()
            ? null
            : new SessionStamp(new SessionId(1 + number()), number(), number());
    return new Submission(stamp, command());
  }

  private Command command() {
    return switch (random.nextInt(11)) {
      case 0 -> put();
      case 1 -> delete();
      case 2 -> new Command.Txn(some(4, this::compare), some(4, this::step), some(4, this::step));
      case 3 -> new Command.Compact(new Revision(number()));
      case 4 -> new Command.LeaseGrant(number());
      case 5 -> new Command.LeaseKeepAlive(lease());
      case 6 -> new Command.LeaseRevoke(lease());
      case 7 -> new Command.Expire(new GroupTime(number()));
      case 8 -> new Command.SessionOpen();
      case 9 -> new Command.SessionClose(new SessionId(number()));
      default -> new Command.RaiseClusterVersion(random.nextInt());
    };
  }

  private TxnStep step() {
    return switch (random.nextInt(3)) {
      case 0 -> put();
      case 1 -> delete();
      default ->
          new Command.Read(
              range(),
              random.nextInt(),
              random.nextBoolean(),
              random.nextBoolean(),
              random.nextBoolean());
    };
  }

  private Command.Put put() {
    return new Command.Put(key(), value(), lease(), random.nextBoolean());
  }

  private Command.Delete delete() {
    return new Command.Delete(range(), random.nextBoolean());
  }

  private Compare compare() {
    Relation relation = Relation.values()[random.nextInt(Relation.values().length)];
    Target target =
        switch (random.nextInt(5)) {
          case 0 -> new Target.CreateRevision(number());
          case 1 -> new Target.ModRevision(number());
          case 2 -> new Target.Version(number());
          case 3 -> new Target.Lease(number());
          default -> new Target.ValueBytes(value());
        };
    return new Compare(key(), relation, target);
  }

  private KeyRange range() {
    return new KeyRange(key(), key());
  }

  private LeaseId lease() {
    return new LeaseId(random.nextBoolean() ? 0 : number());
  }

  private Key key() {
    return new Key(bytes(random.nextInt(40)));
  }

  private Value value() {
    return new Value(bytes(random.nextInt(300)));
  }

  private byte[] bytes(int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }

  /** Small and large numbers alike. */
  private long number() {
    return random.nextLong(Long.MAX_VALUE) >>> random.nextInt(63);
  }

  private <T> List<T> some(int most, Supplier<T> one) {
    return Stream.generate(one).limit(random.nextInt(most)).toList();
  }
}
