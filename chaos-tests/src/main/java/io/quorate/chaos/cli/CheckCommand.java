package io.quorate.chaos.cli;

import io.quorate.chaos.checker.BankChecker;
import io.quorate.chaos.checker.Budget;
import io.quorate.chaos.checker.Checker;
import io.quorate.chaos.checker.DigestChecker;
import io.quorate.chaos.checker.LivenessChecker;
import io.quorate.chaos.checker.Workload;
import io.quorate.chaos.history.DamagedHistory;
import io.quorate.chaos.history.History;
import io.quorate.chaos.history.HistoryReader;
import io.quorate.chaos.history.Verb;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code quorate chaos check}: judges the history of any store. */
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Judges a history: a file of JSON lines as docs/history-format.md describes it, of this store",
      "or of any other. A million operations fit into the memory that it has by default; for more,",
      "set QUORATE_JAVA_OPTS=-Xmx2g."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:the rules hold",
      "1:a rule is broken; the operations that show it are printed",
      "2:nothing is said: the file is damaged, a limit was reached, or wrong usage"
    })
public final class CheckCommand implements Callable<Integer> {

  private static final int VALID = 0;
  private static final int VIOLATION = 1;
  private static final int UNDECIDED = 2;

  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  @Parameters(paramLabel = "HISTORY", description = "the file")
  private Path file = Path.of("");

  @Option(
      names = "--workload",
      paramLabel = "NAME",
      description =
          "register, set, counter, bank, append, lock, once or digest (default: what the names of"
              + " the operations point to)")
  private @Nullable String workload;

  @Option(
      names = "--seconds",
      defaultValue = "600",
      description = "after which a search gives up (${DEFAULT-VALUE})")
  private long seconds;

  @Option(names = "--bank-total", description = "of all accounts (default: of the first read)")
  private @Nullable Long bankTotal;

  @Option(names = "--no-overdraft", description = "no account of a bank may be below 0")
  private boolean noOverdraft;

  @Option(
      names = "--deadline-seconds",
      description = "also judge that no operation takes longer, and that faults are recovered from")
  private @Nullable Long deadlineSeconds;

  @Option(
      names = "--recovery-seconds",
      defaultValue = "60",
      description = "to the first write after the last fault (${DEFAULT-VALUE})")
  private long recoverySeconds;

  @Override
  public Integer call() {
    Budget budget = budget();
    Workload named = workload == null ? null : named(workload);
    History history;
    try {
      history = HistoryReader.read(file, new Progress("lines read", System.err, System::nanoTime));
    } catch (NoSuchFileException e) {
      return refuse("there is no file " + file);
    } catch (DamagedHistory e) {
      return refuse(file + " is damaged: " + e.getMessage());
    } catch (IOException e) {
      return refuse(Files.isDirectory(file) ? file + " is a folder" : "cannot read it: " + e);
    }
    if (history.operations().isEmpty()) {
      return refuse(file + " holds no operation, so there is nothing to judge");
    }
    Workload chosen = named == null ? Workload.of(history) : named;
    int worst = VALID;
    for (Checker checker : checkers(chosen, budget, history)) {
      int code = VerdictPrinter.print(System.out, checker.name(), checker.check(history));
      worst = worst == VIOLATION || code == VIOLATION ? VIOLATION : Math.max(worst, code);
    }
    return worst;
  }

  private Budget budget() {
    if (seconds < 1 || recoverySeconds < 1 || (deadlineSeconds != null && deadlineSeconds < 1)) {
      throw new ParameterException(spec.commandLine(), "seconds are whole numbers from 1");
    }
    return Budget.DEFAULT.withTime(Duration.ofSeconds(seconds));
  }

  private Workload named(String name) {
    try {
      return Workload.valueOf(name.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw new ParameterException(
          spec.commandLine(),
          "--workload is "
              + name
              + ", expected register, set, counter, bank, append, lock, once or digest",
          e);
    }
  }

  private List<Checker> checkers(Workload chosen, Budget budget, History history) {
    List<Checker> checkers = new ArrayList<>();
    checkers.add(
        chosen == Workload.BANK
            ? new BankChecker(
                bankTotal == null ? OptionalLong.empty() : OptionalLong.of(bankTotal), !noOverdraft)
            : chosen.checker(
                budget, new Progress("operations judged", System.err, System::nanoTime)));
    boolean digests = history.operations().stream().anyMatch(each -> each.is(Verb.DIGEST));
    if (digests && chosen != Workload.DIGEST) {
      checkers.add(new DigestChecker());
    }
    if (deadlineSeconds != null) {
      checkers.add(
          new LivenessChecker(
              Duration.ofSeconds(deadlineSeconds), Duration.ofSeconds(recoverySeconds)));
    }
    return checkers;
  }

  private static int refuse(String why) {
    System.err.println("quorate: " + why);
    return UNDECIDED;
  }
}
