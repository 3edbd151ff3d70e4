package io.quorate.core.alert;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Raises and clears alerts. Confined to one thread. */
public final class AlertEngine {

  private final Map<String, Map<String, SubjectState>> subjects = new TreeMap<>();

  /**
   * One look at all subjects of a rule. One that was there at the last look and is not now is no
   * longer watched: its alert, if it has one, is cleared.
   *
   * @param nowNanos monotonic, not before that of the last look
   * @return those whose state has changed
   */
  public List<Alert> observe(AlertRule rule, Collection<Observation> seen, long nowNanos) {
    Map<String, SubjectState> ofRule =
        subjects.computeIfAbsent(rule.name(), name -> new TreeMap<>());
    List<Alert> changed = new ArrayList<>();
    for (Observation one : seen) {
      ofRule
          .computeIfAbsent(one.subject(), subject -> new SubjectState(rule, subject, nowNanos))
          .observe(one, nowNanos)
          .ifPresent(changed::add);
    }
    Set<String> watched = seen.stream().map(Observation::subject).collect(Collectors.toSet());
    ofRule
        .values()
        .removeIf(subject -> {
          boolean gone = !watched.contains(subject.subject());
          if (gone) {
            subject.retire(nowNanos).ifPresent(changed::add);
          }
          return gone;
        });
    return changed;
  }

  /** All that is watched, whatever its state; the most severe rules first. */
  public List<Alert> watched() {
    return subjects.values().stream()
        .flatMap(ofRule -> ofRule.values().stream())
        .map(SubjectState::alert)
        .sorted(Comparator.comparing(Alert::severity).reversed())
        .toList();
  }
}
