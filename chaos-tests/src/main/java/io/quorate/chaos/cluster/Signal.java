package io.quorate.chaos.cluster;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.invoke.MethodHandleProxies;
import java.util.function.IntBinaryOperator;

/** Sends signals by the kill(2) of the C library, without starting a process for it. */
enum Signal {
  KILL(9),
  TERM(15),
  CONT(18),
  STOP(19);

  private static final IntBinaryOperator KILL_CALL =
      MethodHandleProxies.asInterfaceInstance(
          IntBinaryOperator.class,
          Linker.nativeLinker()
              .downcallHandle(
                  Linker.nativeLinker().defaultLookup().findOrThrow("kill"),
                  FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT)));

  private final int number;

  /** The numbers are Linux's on x86 and ARM. */
  Signal(int number) {
    this.number = number;
  }

  /** Returns whether the process was there to take it. */
  boolean send(long pid) {
    return KILL_CALL.applyAsInt(Math.toIntExact(pid), number) == 0;
  }
}
