package io.quorate.client;

import java.util.Arrays;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The calls that are under way. Owned by the client's I/O thread.
 *
 * <p>A call keeps one slot while it lives; the id of each sending is the slot and a number that
 * grows, so that an answer finds its call without hashing, and an answer to a sending that was
 * given up finds none. As large as the limit of operations in flight makes it.
 */
final class CallTable {

  private static final int SLOT_BITS = 24;
  private static final int SLOT_MASK = (1 << SLOT_BITS) - 1;

  private @Nullable Call<?>[] calls = new Call<?>[64];
  private int[] freeSlots = new int[64];
  private int free;
  private int highest;
  private int size;
  private long sendings;

  void add(Call<?> call) {
    int slot = free > 0 ? freeSlots[--free] : grownBy1();
    calls[slot] = call;
    call.slot = slot;
    size++;
  }

  void remove(Call<?> call) {
    calls[call.slot] = null;
    if (free == freeSlots.length) {
      freeSlots = Arrays.copyOf(freeSlots, free * 2);
    }
    freeSlots[free++] = call.slot;
    call.slot = -1;
    size--;
  }

  /** A new id for the next sending of {@code call}; answers to the one before are lost. */
  void rename(Call<?> call) {
    call.id = (++sendings << SLOT_BITS) | call.slot;
  }

  /** The call whose current sending has this id, if it is still under way. */
  @Nullable Call<?> find(long id) {
    int slot = (int) id & SLOT_MASK;
    Call<?> call = slot < highest ? calls[slot] : null;
    return call != null && call.id == id ? call : null;
  }

  /** Visits each call; the visitor may remove calls and add some. */
  void forEach(Consumer<Call<?>> visitor) {
    int bound = highest;
    for (int slot = 0; slot < bound; slot++) {
      Call<?> call = calls[slot];
      if (call != null) {
        visitor.accept(call);
      }
    }
  }

  int size() {
    return size;
  }

  private int grownBy1() {
    if (highest == calls.length) {
      calls = Arrays.copyOf(calls, highest * 2);
    }
    return highest++;
  }
}
