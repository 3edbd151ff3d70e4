package io.quorate.chaos.nemesis.shim;

import java.time.Duration;

/**
 * What one node's disk does to it, as {@code disk.c} falsifies it, in its data folder alone. What
 * is set here holds from now on, in the running process and in later ones. For one thread.
 */
public final class DiskControl {

  private static final int SYNC_DELAY_MICROS = 0;
  private static final int SYNC_ERROR_ONE_IN = 1;
  private static final int WRITE_ERROR_ONE_IN = 2;
  private static final int FULL = 3;
  private static final int SYNCS = 4;
  private static final int SYNCS_DELAYED = 5;
  private static final int ERRORS = 6;

  private final ControlFile file;

  DiskControl(ControlFile file) {
    this.file = file;
  }

  /** Each call that forces data to disk takes so much longer. */
  public void slowSyncs(Duration by) {
    file.write(SYNC_DELAY_MICROS, by.toNanos() / 1_000);
  }

  /** One in so many calls that force data to disk fails with EIO; 0: none. */
  public void failSyncs(int oneIn) {
    file.write(SYNC_ERROR_ONE_IN, oneIn);
  }

  /** One in so many writes fails with EIO; 0: none. */
  public void failWrites(int oneIn) {
    file.write(WRITE_ERROR_ONE_IN, oneIn);
  }

  /** Whether writes that would need new space fail with ENOSPC. */
  public void full(boolean full) {
    file.write(FULL, full ? 1 : 0);
  }

  public void reset() {
    slowSyncs(Duration.ZERO);
    failSyncs(0);
    failWrites(0);
    full(false);
  }

  /** Calls that forced data to disk. */
  public long syncs() {
    return file.read(SYNCS);
  }

  public long syncsDelayed() {
    return file.read(SYNCS_DELAYED);
  }

  /** Calls that were refused, of any kind. */
  public long errors() {
    return file.read(ERRORS);
  }
}
