package io.quorate.store.storage;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Numbers as eight bytes whose order is the order of the (unsigned) numbers. */
final class BigEndian {

  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  private BigEndian() {}

  static void put(byte[] bytes, int offset, long number) {
    LONG.set(bytes, offset, number);
  }

  static long at(byte[] bytes, int offset) {
    return (long) LONG.get(bytes, offset);
  }

  static byte[] of(long number) {
    byte[] bytes = new byte[8];
    put(bytes, 0, number);
    return bytes;
  }

  static byte[] of(long first, long second) {
    byte[] bytes = new byte[16];
    put(bytes, 0, first);
    put(bytes, 8, second);
    return bytes;
  }
}
