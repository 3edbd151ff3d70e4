package io.quorate.chaos.history;

/** One line of a history. */
public sealed interface Event permits Operation, NemesisEvent {}
