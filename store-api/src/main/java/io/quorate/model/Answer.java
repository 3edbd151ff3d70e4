package io.quorate.model;

/** What an operation was answered with: the evidence, and what was asked for. */
public interface Answer {
  Receipt receipt();
}
