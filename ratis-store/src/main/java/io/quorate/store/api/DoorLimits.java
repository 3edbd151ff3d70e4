package io.quorate.store.api;

import io.quorate.store.admission.AdmissionLimits;
import io.quorate.store.forward.ForwardLimits;
import io.quorate.store.read.ReadLimits;

/**
 * All that bounds the door.
 *
 * @param ioThreads threads that serve the sockets; two are enough for most machines
 */
public record DoorLimits(
    AdmissionLimits admission, ReadLimits read, ForwardLimits forward, int ioThreads) {

  public static final DoorLimits DEFAULT =
      new DoorLimits(AdmissionLimits.DEFAULT, ReadLimits.DEFAULT, ForwardLimits.DEFAULT, 2);

  public DoorLimits {
    if (ioThreads < 1 || ioThreads > 1_024) {
      throw new IllegalArgumentException("ioThreads is " + ioThreads + "; allowed is 1 to 1024");
    }
  }
}
