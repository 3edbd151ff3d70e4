package io.quorate.chaos.result;

import io.quorate.chaos.history.DamagedHistory;
import io.quorate.chaos.history.HistoryReader;
import io.quorate.chaos.history.NemesisEvent;
import io.quorate.chaos.history.Operation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * What a campaign that was stopped has left of a trial: its histories, from which its faults and
 * figures can be told, but no verdict. For one thread.
 */
public final class Remains {

  private static final String HISTORY = ".jsonl";

  private final String trial;
  private final UnaryOperator<String> families;
  private final List<Operation> operations = new ArrayList<>();
  private final Map<String, NemesisEvent> begun = new LinkedHashMap<>();
  private final Map<String, NemesisEvent> ended = new LinkedHashMap<>();
  private final List<String> remarks = new ArrayList<>();

  private Remains(String trial, UnaryOperator<String> families) {
    this.trial = trial;
    this.families = families;
  }

  /**
   * The campaign with those trials too that have histories and no result; itself where it is
   * complete.
   *
   * @param families from a nemesis' name to its family's, in lower case
   */
  public static CampaignResult added(
      CampaignResult campaign, Path folder, UnaryOperator<String> families) throws IOException {
    if (campaign.complete()) {
      return campaign;
    }
    List<TrialResult> trials = new ArrayList<>(campaign.trials());
    for (Path inside : sorted(folder)) {
      String name = String.valueOf(inside.getFileName());
      boolean known = trials.stream().anyMatch(trial -> trial.name().equals(name));
      if (!known && Files.isDirectory(inside)) {
        Remains remains = new Remains(name, families);
        for (Path file : sorted(inside)) {
          remains.read(file);
        }
        remains.result(campaign).ifPresent(trials::add);
      }
    }
    return campaign.with(trials);
  }

  private static List<Path> sorted(Path folder) throws IOException {
    try (Stream<Path> inside = Files.list(folder)) {
      return inside.sorted().toList();
    }
  }

  /** All up to the first line that is damaged, as the last one is where a writer was killed. */
  private void read(Path file) throws IOException {
    if (!file.toString().endsWith(HISTORY)) {
      return;
    }
    try {
      HistoryReader.forEach(
          file,
          event -> {
            switch (event) {
              case Operation operation -> operations.add(operation);
              case NemesisEvent nemesis -> note(nemesis);
            }
          });
    } catch (DamagedHistory e) {
      remarks.add(file.getFileName() + ": " + e.getMessage());
    }
  }

  /** Each history holds all faults. */
  private void note(NemesisEvent event) {
    boolean begins = event.phase() == NemesisEvent.Phase.INJECT;
    if (begins) {
      begun.put(event.nemesis() + " " + event.atNanos(), event);
    } else {
      ended.put(event.nemesis() + " " + event.atNanos(), event);
    }
  }

  private Optional<TrialResult> result(CampaignResult campaign) {
    if (operations.isEmpty()) {
      return Optional.empty();
    }
    long beganNanos = operations.stream().mapToLong(Operation::startNanos).min().orElseThrow();
    long endedNanos = operations.stream().mapToLong(Operation::startNanos).max().orElseThrow() + 1;
    Timeline timeline = new Timeline(beganNanos, endedNanos);
    operations.forEach(timeline::add);
    List<FaultResult> faults = new ArrayList<>();
    begun.values().forEach(fault -> faults.add(fault(fault, beganNanos, endedNanos)));
    remarks.addFirst(
        "did not run to its end: "
            + operations.size()
            + " operations were recorded and not judged; ./quorate chaos check judges a history");
    return Optional.of(
        new TrialResult(
            trial,
            "",
            TrialResult.seed(campaign.seed(), trial),
            Outcome.VOID,
            (double) (endedNanos - beganNanos) / TimeUnit.SECONDS.toNanos(1),
            List.of(),
            List.of(),
            timeline.recovered(faults),
            timeline.slices(),
            List.copyOf(remarks),
            campaign.repeat() + " --only " + trial));
  }

  /** It ends with the next end of its nemesis, or goes on to the end of the load. */
  private FaultResult fault(NemesisEvent began, long beganNanos, long endedNanos) {
    Optional<NemesisEvent> end =
        ended.values().stream()
            .filter(each -> each.nemesis().equals(began.nemesis()))
            .filter(each -> each.atNanos() >= began.atNanos())
            .min(Comparator.comparingLong(NemesisEvent::atNanos));
    long untilNanos = end.map(NemesisEvent::atNanos).orElse(endedNanos);
    return new FaultResult(
        began.nemesis(),
        families.apply(began.nemesis()),
        began.what(),
        began.targets(),
        TimeUnit.NANOSECONDS.toMillis(began.atNanos() - beganNanos),
        TimeUnit.NANOSECONDS.toMillis(untilNanos - beganNanos),
        end.map(NemesisEvent::tookHold).orElse(false),
        end.isPresent() ? "" : "was not ended before the campaign was",
        end.map(NemesisEvent::figures).orElse(Map.of()),
        null);
  }
}
