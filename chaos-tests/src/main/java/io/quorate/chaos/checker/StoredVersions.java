package io.quorate.chaos.checker;

import io.quorate.chaos.history.Operation;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;

/**
 * What one key held at each revision, as far as acknowledged writes tell: a view at a revision
 * shows the last of them up to it, or one whose fate is unknown.
 */
final class StoredVersions {

  private final Words words;
  private final NavigableMap<Long, Operation> byRevision = new TreeMap<>();
  private final Map<Object, Operation> byValue = new HashMap<>();

  /**
   * @param stores all of the key
   */
  StoredVersions(Words words, List<Operation> stores) throws Judgement {
    this.words = words;
    for (Operation store : stores) {
      if (store.a() == null || byValue.put(store.a(), store) != null) {
        throw new Unfit(store, "no value is stored twice under a key, so a must be there and new");
      }
      Operation other = store.done() ? byRevision.put(LatestBefore.revision(store), store) : null;
      if (other != null) {
        throw new Judgement(words, "one revision twice", "both claim the same:", other, store);
      }
    }
  }

  /** Whether a look shows what its own revision says. */
  void judge(Operation look) throws Judgement {
    Map.Entry<Long, Operation> last = byRevision.floorEntry(LatestBefore.revision(look));
    Object shown = look.out();
    if (shown == null || Long.valueOf(0).equals(shown)) {
      if (last != null) {
        throw wrong("lacks a write of its own revision", last.getValue(), look);
      }
      return;
    }
    Operation store = byValue.get(shown);
    if (store == null || !store.possible() || look.precedes(store)) {
      throw new Judgement(words, "phantom value", "nobody had stored " + shown + ":", look);
    }
    if (!store.done() || (last != null && Objects.equals(last.getValue().a(), shown))) {
      return;
    }
    if (LatestBefore.revision(store) > LatestBefore.revision(look)) {
      throw wrong("shows a write beyond its own revision", store, look);
    }
    throw wrong(
        "shows a write that another one had replaced",
        Objects.requireNonNull(last).getValue(),
        look);
  }

  private Judgement wrong(String what, Operation store, Operation look) {
    return new Judgement(words, "false revision", "the second " + what + ":", store, look);
  }
}
