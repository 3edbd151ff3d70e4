package io.quorate.chaos.runner;

/**
 * What makes a trial this one.
 *
 * @param bug that its servers have; empty for none
 * @param repeat the command that does the same again
 */
record Seeded(long seed, String bug, String repeat) {}
