package io.quorate.chaos.result;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One fault as it was.
 *
 * @param family in lower case
 * @param fromMillis since the load began
 * @param toMillis when it was over
 * @param evidence in words
 * @param recoveryMillis from its beginning to the first acknowledgement of a write that was sent
 *     after it; null where there was none
 */
public record FaultResult(
    String nemesis,
    String family,
    String what,
    List<String> targets,
    long fromMillis,
    long toMillis,
    boolean tookHold,
    String evidence,
    Map<String, Long> figures,
    @Nullable Long recoveryMillis) {

  FaultResult recovered(@Nullable Long afterMillis) {
    return new FaultResult(
        nemesis,
        family,
        what,
        targets,
        fromMillis,
        toMillis,
        tookHold,
        evidence,
        figures,
        afterMillis);
  }
}
