package io.quorate.store.replication;

import static org.awaitility.Awaitility.await;

import io.quorate.core.command.Command;
import io.quorate.core.command.Outcome;
import io.quorate.core.command.SessionId;
import io.quorate.core.command.SessionStamp;
import io.quorate.core.command.Submission;
import io.quorate.core.version.Key;
import io.quorate.core.version.LeaseId;
import io.quorate.core.version.Value;
import io.quorate.model.Fate;
import io.quorate.model.StoreException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/**
 * Writes through whoever leads until it is answered, each write once: on a busy machine leadership
 * may change at any moment, and what was under way then has to be repeated. Used by one thread.
 */
final class SteadyWriter {

  private static final Duration ATTEMPT = Duration.ofSeconds(20);

  private final ReplicaTrio trio;
  private @Nullable SessionId session;
  private long sequence;

  SteadyWriter(ReplicaTrio trio) {
    this.trio = trio;
  }

  void put(String key, String value) {
    answerAll(new ArrayList<>(List.of(submission(key, value))));
  }

  /** Sends key-1 with value-1 and so on, all of them at once. */
  void putAll(int from, int to) {
    List<Submission> open = new ArrayList<>();
    for (int i = from; i < to; i++) {
      open.add(submission("key-" + i, "value-" + i));
    }
    answerAll(open);
  }

  private void answerAll(List<Submission> open) {
    await("answers to all writes")
        .pollInSameThread()
        .pollDelay(Duration.ZERO)
        .atMost(ReplicaTrio.PATIENCE)
        .until(() -> {
          List<CompletableFuture<Applied>> answers = open.stream().map(this::submit).toList();
          for (int i = answers.size() - 1; i >= 0; i--) {
            @Nullable Outcome outcome = outcome(answers.get(i));
            if (outcome instanceof Outcome.PutDone) {
              open.remove(i);
            } else if (outcome != null) {
              throw new AssertionError("not what a write is answered with: " + outcome);
            }
          }
          return open.isEmpty();
        });
  }

  private Submission submission(String key, String value) {
    Command put = new Command.Put(Key.of(key), Value.of(value), LeaseId.NONE, false);
    SessionId opened = session == null ? open() : session;
    session = opened;
    sequence++;
    return new Submission(new SessionStamp(opened, sequence, 0), put);
  }

  private SessionId open() {
    Submission submission = new Submission(null, new Command.SessionOpen());
    return await("a session")
        .atMost(ReplicaTrio.PATIENCE)
        .until(() -> opened(submission), Optional::isPresent)
        .orElseThrow();
  }

  private Optional<SessionId> opened(Submission submission) {
    return outcome(submit(submission)) instanceof Outcome.SessionOpened opened
        ? Optional.of(opened.session())
        : Optional.empty();
  }

  private CompletableFuture<Applied> submit(Submission submission) {
    return trio.replica(trio.leader()).submit(submission, ATTEMPT);
  }

  /** Null where the same write may be sent again. */
  private static @Nullable Outcome outcome(CompletableFuture<Applied> answer) {
    try {
      return answer.join().outcome();
    } catch (CompletionException failed) {
      if (failed.getCause() instanceof StoreException why && why.code().fate() != Fate.REJECTED) {
        return null;
      }
      throw failed;
    }
  }
}
