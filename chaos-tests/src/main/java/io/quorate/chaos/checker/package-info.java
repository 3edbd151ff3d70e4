/**
 * Judges histories. A {@link io.quorate.chaos.checker.Checker} holds one rule and answers with a
 * {@link io.quorate.chaos.checker.Verdict}; {@link io.quorate.chaos.checker.Workload} says which
 * rule a history is for. Imports histories only, no cluster and no client: whatever store wrote a
 * history can be judged.
 */
@NullMarked
package io.quorate.chaos.checker;

import org.jspecify.annotations.NullMarked;
