package io.quorate.chaos.workload;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/** The workloads that plans can name. */
public final class Workloads {

  private static final Map<String, Supplier<Workload>> BY_NAME =
      new TreeMap<>(
          Map.of(
              "register", RegisterWorkload::new,
              "set", SetWorkload::new,
              "counter", CounterWorkload::new,
              "bank", BankWorkload::new,
              "append", AppendWorkload::new,
              "lock", LockWorkload::new,
              "once", OnceWorkload::new,
              "bounded", BoundedWorkload::new,
              "session", SessionWorkload::new,
              "at", AtWorkload::new));

  private Workloads() {}

  public static List<String> names() {
    return List.copyOf(BY_NAME.keySet());
  }

  /**
   * A fresh one.
   *
   * @throws IllegalArgumentException naming those that there are
   */
  public static Workload named(String name) {
    Supplier<Workload> maker = BY_NAME.get(name);
    if (maker == null) {
      throw new IllegalArgumentException(
          "there is no workload '" + name + "'; there are " + String.join(", ", names()));
    }
    return maker.get();
  }
}
