package io.quorate.chaos.checker.register;

import java.util.Arrays;

/** A growing stack of numbers. For one thread. */
final class Numbers {

  private static final int ROOM = 64;

  private int[] numbers = new int[ROOM];
  private int size;

  int size() {
    return size;
  }

  void add(int number) {
    if (size == numbers.length) {
      numbers = Arrays.copyOf(numbers, 2 * size);
    }
    numbers[size++] = number;
  }

  int removeLast() {
    return numbers[--size];
  }

  void reverseFrom(int from) {
    for (int left = from, right = size - 1; left < right; left++, right--) {
      int held = numbers[left];
      numbers[left] = numbers[right];
      numbers[right] = held;
    }
  }
}
