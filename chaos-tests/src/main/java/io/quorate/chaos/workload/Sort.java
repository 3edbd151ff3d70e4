package io.quorate.chaos.workload;

/** How a failed operation goes into the history. */
enum Sort {
  /** Left out: it shows nothing. */
  READ,
  /** Refused where it certainly was not applied, else unknown. */
  WRITE,
  /** Left out where it certainly was not applied: it may not even have compared. Else unknown. */
  COMPARE
}
