package io.quorate.store.telemetry;

import com.codahale.metrics.Counting;
import com.codahale.metrics.Metric;
import java.util.function.LongSupplier;

/** A count that only grows and is kept elsewhere. */
record Count(LongSupplier value) implements Metric, Counting {

  @Override
  public long getCount() {
    return value.getAsLong();
  }
}
