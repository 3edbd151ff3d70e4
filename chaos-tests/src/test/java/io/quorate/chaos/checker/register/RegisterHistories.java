package io.quorate.chaos.checker.register;

import io.quorate.chaos.history.Fate;
import io.quorate.chaos.history.Invocation;
import io.quorate.chaos.history.Operation;
import io.quorate.chaos.history.Verb;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Histories of correct registers: each operation takes effect at an instant of its own between its
 * start and its end. Unknown ones are reported as such, and took effect or not.
 *
 * @param processes how many operations are under way at once
 * @param values new values are drawn below this; 0: each is new
 * @param unknownShare of writes and cas whose answer is lost
 */
record RegisterHistories(int operations, int processes, int values, double unknownShare) {

  private static final int NANOS_MAX = 1000;
  private static final double READ_SHARE = 0.4;
  private static final double CAS_SHARE = 0.2;

  private record Pending(
      int process, String f, long a, long b, long start, long effect, long end) {}

  List<Operation> of(String key, SplittableRandom random) {
    List<Pending> pending = new ArrayList<>();
    long[] freeAt = new long[processes];
    long[] fresh = {0};
    for (int i = 0; i < operations; i++) {
      int process = random.nextInt(processes);
      long start = freeAt[process] + 1 + random.nextInt(NANOS_MAX / 4);
      long effect = start + 1 + random.nextInt(NANOS_MAX);
      long end = effect + 1 + random.nextInt(NANOS_MAX);
      freeAt[process] = end;
      double draw = random.nextDouble();
      String f =
          draw < READ_SHARE ? Verb.READ : draw < READ_SHARE + CAS_SHARE ? Verb.CAS : Verb.WRITE;
      pending.add(
          new Pending(process, f, expected(random), fresh(random, fresh), start, effect, end));
    }
    pending.sort((left, right) -> Long.compare(left.effect, right.effect));
    return happen(key, pending, random);
  }

  private long expected(SplittableRandom random) {
    return values == 0 ? -1 : random.nextInt(values);
  }

  private long fresh(SplittableRandom random, long[] fresh) {
    return values == 0 ? ++fresh[0] : random.nextInt(values);
  }

  private List<Operation> happen(String key, List<Pending> inOrder, SplittableRandom random) {
    List<Operation> done = new ArrayList<>();
    Map<Integer, Integer> lost = new HashMap<>();
    long value = 0;
    for (Pending each : inOrder) {
      boolean read = each.f.equals(Verb.READ);
      // A cas of fresh values expects, half of the time, what is there.
      long expected = each.a >= 0 ? each.a : random.nextBoolean() ? value : each.b - 1;
      boolean differs = each.f.equals(Verb.CAS) && expected != value;
      boolean unknown = !read && random.nextDouble() < unknownShare;
      boolean happens = !unknown || random.nextBoolean();
      Invocation invocation = invocation(key, each, expected, lost.getOrDefault(each.process, 0));
      Fate fate = unknown ? Fate.UNKNOWN : differs ? Fate.REFUSED : Fate.DONE;
      done.add(
          switch (fate) {
            case DONE -> invocation.done(read ? value : null, each.end);
            case REFUSED -> invocation.refused(each.end);
            case UNKNOWN -> invocation.unknown(each.start + 1);
          });
      if (unknown) {
        lost.merge(each.process, processes, Integer::sum); // the process is retired
      }
      if (happens && !read && !differs) {
        value = each.b;
      }
    }
    return done;
  }

  private static Invocation invocation(String key, Pending each, long expected, int retired) {
    int process = each.process + retired;
    return switch (each.f) {
      case Verb.READ -> Invocation.read(process, key, each.start);
      case Verb.WRITE -> Invocation.write(process, key, each.b, each.start);
      default -> Invocation.cas(process, key, expected, each.b, each.start);
    };
  }

  /** The same with the answer of one read changed, which a checker should notice, mostly. */
  static List<Operation> spoiled(List<Operation> good, SplittableRandom random) {
    Operation[] operations = good.toArray(Operation[]::new);
    int[] reads =
        java.util.stream.IntStream.range(0, operations.length)
            .filter(i -> operations[i].is(Verb.READ))
            .toArray();
    if (reads.length > 1) {
      int victim = reads[random.nextInt(reads.length)];
      Operation other = operations[reads[random.nextInt(reads.length)]];
      Operation was = operations[victim];
      operations[victim] =
          Invocation.read(Long.parseLong(was.process()), was.key(), was.startNanos())
              .done(other.out(), was.endNanos());
    }
    return Arrays.asList(operations);
  }
}
