package io.quorate.store.telemetry;

import com.codahale.metrics.LockFreeExponentiallyDecayingReservoir;
import com.codahale.metrics.Meter;
import com.codahale.metrics.MetricRegistry;
import com.codahale.metrics.Timer;
import io.quorate.store.api.DoorMeter;
import io.quorate.v1.Operation.RequestCase;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Times operations by their kind, {@code operations.put}, counts failures by their code, {@code
 * operations.failed.no-leader}, and those sent on to the leader, {@code operations.forwarded}. Safe
 * for any thread.
 */
public final class DoorMetrics implements DoorMeter {

  private final MetricRegistry registry;
  private final Map<RequestCase, Timer> timers = new EnumMap<>(RequestCase.class);
  private final Meter forwarded;

  public DoorMetrics(MetricRegistry registry) {
    this.registry = registry;
    forwarded = registry.meter("operations.forwarded");
    for (RequestCase request : RequestCase.values()) {
      if (request != RequestCase.REQUEST_NOT_SET) {
        String name = "operations." + dashed(request.name());
        timers.put(request, registry.timer(name, DoorMetrics::timer));
      }
    }
  }

  @Override
  public void answered(RequestCase request, long nanos) {
    time(request, nanos);
  }

  @Override
  public void failed(RequestCase request, String code, long nanos) {
    time(request, nanos);
    registry.meter("operations.failed." + dashed(code)).mark();
  }

  @Override
  public void forwarded(RequestCase request) {
    forwarded.mark();
  }

  private void time(RequestCase request, long nanos) {
    Timer timer = timers.get(request);
    if (timer != null) {
      timer.update(nanos, TimeUnit.NANOSECONDS);
    }
  }

  private static String dashed(String constant) {
    return constant.toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The stock reservoir takes a lock for each operation. */
  private static Timer timer() {
    return new Timer(LockFreeExponentiallyDecayingReservoir.builder().build());
  }
}
