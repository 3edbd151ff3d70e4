package io.quorate.chaos.workload;

import io.quorate.chaos.history.Details;
import io.quorate.chaos.history.Fate;
import io.quorate.chaos.history.HistoryWriter;
import io.quorate.chaos.history.Invocation;
import io.quorate.model.Level;
import io.quorate.model.Receipt;
import io.quorate.model.StoreException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Sends operations and notes in a history what became of them. Times are those of {@link
 * System#nanoTime}. Safe for any thread; a history that cannot be written fails the operation.
 */
public final class Recorder {

  /** Makes the invocation of a process that is about to send. */
  @FunctionalInterface
  interface Opening {
    Invocation by(long process, long startNanos);
  }

  private final HistoryWriter history;
  private final Processes processes = new Processes();
  private final Tally tally;

  public Recorder(HistoryWriter history, Tally tally) {
    this.history = history;
    this.tally = tally;
  }

  public HistoryWriter history() {
    return history;
  }

  /** Sends one strong operation; completes when it is over and noted. */
  <T> CompletableFuture<Noted> send(
      String region,
      Sort sort,
      Opening opening,
      Supplier<CompletableFuture<T>> request,
      Function<T, Answer> meaning) {
    return send(region, Level.STRONG, sort, opening, request, meaning);
  }

  /** Sends one operation of this level; completes when it is over and noted. */
  <T> CompletableFuture<Noted> send(
      String region,
      Level level,
      Sort sort,
      Opening opening,
      Supplier<CompletableFuture<T>> request,
      Function<T, Answer> meaning) {
    long process = processes.take();
    Details asked = Details.in(region).withLevel(level.word());
    Invocation invocation = opening.by(process, System.nanoTime()).with(asked);
    return request
        .get()
        .handle((answer, failure) -> {
          long endNanos = System.nanoTime();
          Noted noted =
              failure == null
                  ? answered(invocation, meaning.apply(answer), endNanos)
                  : failed(invocation, sort, failure, endNanos);
          if (noted.fate() != Fate.UNKNOWN) {
            processes.giveBack(process);
          }
          tally.ended(noted, endNanos - invocation.startNanos());
          return noted;
        });
  }

  /** Notes what came about by itself at one moment. */
  void noteDone(String region, Opening opening, long atNanos) {
    long process = processes.take();
    history.append(opening.by(process, atNanos).with(Details.in(region)).done(null, atNanos));
    processes.giveBack(process);
  }

  private Noted answered(Invocation invocation, Answer answer, long endNanos) {
    Details details = invocation.details();
    @Nullable Receipt receipt = answer.receipt();
    if (receipt != null) {
      details =
          details
              .withNode(receipt.node())
              .withTerm(receipt.term())
              .withRevision(receipt.revision().value());
      details = receipt.bound().map(Duration::toNanos).map(details::withBound).orElse(details);
    }
    Invocation known = invocation.with(details);
    history.append(
        switch (answer.fate()) {
          case DONE -> known.done(answer.out(), endNanos);
          case REFUSED -> known.refused(endNanos);
          case UNKNOWN -> known.unknown(endNanos);
        });
    return new Noted(true, answer.fate());
  }

  private Noted failed(Invocation invocation, Sort sort, Throwable failure, long endNanos) {
    boolean unknown = !(cause(failure) instanceof StoreException known) || mayHaveHappened(known);
    if (unknown && sort != Sort.READ) {
      history.append(invocation.unknown(endNanos));
      return new Noted(false, Fate.UNKNOWN);
    }
    if (sort == Sort.WRITE) {
      history.append(invocation.refused(endNanos));
    }
    return Noted.LEFT_OUT;
  }

  private static boolean mayHaveHappened(StoreException failure) {
    return switch (failure) {
      case StoreException.Rejected rejected -> false;
      case StoreException.Unavailable unavailable -> false;
      case StoreException.Indeterminate indeterminate -> true;
    };
  }

  private static Throwable cause(Throwable failure) {
    return failure instanceof CompletionException && failure.getCause() != null
        ? failure.getCause()
        : failure;
  }
}
