package io.quorate.core.transition;

import io.quorate.core.command.Command.Delete;
import io.quorate.core.command.Command.Put;
import io.quorate.core.command.Command.Read;
import io.quorate.core.command.Command.Txn;
import io.quorate.core.command.Command.TxnStep;
import io.quorate.core.command.Compare;
import io.quorate.core.command.Outcome.DeleteDone;
import io.quorate.core.command.Outcome.PutDone;
import io.quorate.core.command.Outcome.ReadDone;
import io.quorate.core.command.Outcome.StepOutcome;
import io.quorate.core.command.Outcome.TxnDone;
import io.quorate.core.command.Refusal;
import io.quorate.core.transition.NaiveStore.NaiveLease;
import io.quorate.core.version.Entry;
import io.quorate.core.version.Key;
import io.quorate.core.version.KeyRange;
import io.quorate.core.version.LeaseId;
import io.quorate.core.version.Revision;
import io.quorate.core.version.Value;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

/** One command's work in the {@link NaiveStore}, on a copy of all keys. */
final class NaiveDraft {

  private final NavigableMap<String, Entry> keys;
  private final long revisionBefore;
  private final long outcomeBytesMax;
  private final Map<Long, NaiveLease> leases;
  private final Set<Key> changed = new HashSet<>();
  private long outcomeBytes;

  /** Ends the command; whatever the draft holds is forgotten. */
  static final class Refuse extends RuntimeException {
    private static final long serialVersionUID = 1L;
    final transient Refusal refusal;

    Refuse(Refusal refusal) {
      this.refusal = refusal;
    }
  }

  NaiveDraft(
      NavigableMap<String, Entry> keys,
      long revisionBefore,
      long outcomeBytesMax,
      Map<Long, NaiveLease> leases) {
    this.keys = new TreeMap<>(keys);
    this.revisionBefore = revisionBefore;
    this.outcomeBytesMax = outcomeBytesMax;
    this.leases = leases;
  }

  static String hex(Key key) {
    return HexFormat.of().formatHex(key.bytes());
  }

  boolean changed() {
    return !changed.isEmpty();
  }

  NavigableMap<String, Entry> keys() {
    return keys;
  }

  Revision revision() {
    return new Revision(changed() ? revisionBefore + 1 : revisionBefore);
  }

  boolean hasLease(LeaseId id) {
    return leases.containsKey(id.number());
  }

  PutDone put(Put put) {
    if (put.lease().number() != 0 && !hasLease(put.lease())) {
      throw new Refuse(new Refusal.LeaseNotFound(put.lease()));
    }
    Entry old = keys.get(hex(put.key()));
    if (put.returnPrevious() && old != null) {
      count(weight(old));
    }
    Revision at = new Revision(revisionBefore + 1);
    keys.put(
        hex(put.key()),
        new Entry(
            put.key(),
            put.value(),
            old == null ? at : old.created(),
            at,
            old == null ? 1 : old.version() + 1,
            put.lease()));
    change(put.key());
    return new PutDone(at, put.returnPrevious() ? old : null);
  }

  DeleteDone delete(Delete delete) {
    List<Entry> found = in(delete.range());
    if (delete.returnPrevious()) {
      found.forEach(entry -> count(weight(entry)));
    }
    for (Entry entry : found) {
      keys.remove(hex(entry.key()));
      change(entry.key());
    }
    return new DeleteDone(revision(), found.size(), delete.returnPrevious() ? found : List.of());
  }

  TxnDone txn(Txn txn) {
    boolean succeeded = txn.compares().stream().allMatch(this::holds);
    List<StepOutcome> outcomes = new ArrayList<>();
    for (TxnStep step : succeeded ? txn.then() : txn.orElse()) {
      count(64);
      outcomes.add(
          switch (step) {
            case Put put -> put(put);
            case Delete delete -> delete(delete);
            case Read read -> read(read);
          });
    }
    return new TxnDone(revision(), succeeded, outcomes);
  }

  private ReadDone read(Read read) {
    List<Entry> found = new ArrayList<>(in(read.range()));
    if (read.countOnly()) {
      return new ReadDone(revision(), List.of(), false, found.size());
    }
    if (read.descending()) {
      found = found.reversed();
    }
    int limit = read.limit() < 1 ? 10_000 : read.limit();
    List<Entry> page =
        found.stream()
            .limit(limit)
            .map(e -> read.keysOnly() ? with(new Value(new byte[0]), e) : e)
            .toList();
    page.forEach(entry -> count(weight(entry)));
    return new ReadDone(revision(), page, found.size() > limit, page.size());
  }

  private static Entry with(Value value, Entry e) {
    return new Entry(e.key(), value, e.created(), e.modified(), e.version(), e.lease());
  }

  long deleteAttachedTo(long lease) {
    List<Entry> attached =
        keys.values().stream().filter(entry -> entry.lease().number() == lease).toList();
    for (Entry entry : attached) {
      keys.remove(hex(entry.key()));
      change(entry.key());
    }
    return attached.size();
  }

  private List<Entry> in(KeyRange range) {
    String start = hex(range.start());
    String end = hex(range.end());
    return keys.entrySet().stream()
        .filter(e -> e.getKey().compareTo(start) >= 0)
        .filter(e -> end.isEmpty() || e.getKey().compareTo(end) < 0)
        .map(Map.Entry::getValue)
        .toList();
  }

  private void change(Key key) {
    if (!changed.add(key)) {
      throw new Refuse(new Refusal.KeyChangedTwice(key));
    }
  }

  private void count(long bytes) {
    outcomeBytes += bytes;
    if (outcomeBytes > outcomeBytesMax) {
      throw new Refuse(new Refusal.OutcomeTooLarge(outcomeBytesMax));
    }
  }

  private static long weight(Entry entry) {
    return 64L + entry.key().bytes().length + entry.value().bytes().length;
  }

  private boolean holds(Compare compare) {
    Entry entry = keys.get(hex(compare.key()));
    int order =
        switch (compare.target()) {
          case Compare.Target.ValueBytes value -> {
            if (entry == null) {
              yield -2;
            }
            HexFormat hex = HexFormat.of();
            String actual = hex.formatHex(entry.value().bytes());
            yield Integer.signum(actual.compareTo(hex.formatHex(value.value().bytes())));
          }
          case Compare.Target.CreateRevision target ->
              order(entry == null ? 0 : entry.created().number(), target.number());
          case Compare.Target.ModRevision target ->
              order(entry == null ? 0 : entry.modified().number(), target.number());
          case Compare.Target.Version target ->
              order(entry == null ? 0 : entry.version(), target.number());
          case Compare.Target.Lease target ->
              order(entry == null ? 0 : entry.lease().number(), target.number());
        };
    return switch (compare.relation()) {
      case EQUAL -> order == 0;
      case NOT_EQUAL -> order == -1 || order == 1;
      case LESS -> order == -1;
      case GREATER -> order == 1;
    };
  }

  private static int order(long actual, long target) {
    return unsigned(actual).compareTo(unsigned(target));
  }

  private static BigInteger unsigned(long number) {
    return new BigInteger(Long.toUnsignedString(number));
  }
}
