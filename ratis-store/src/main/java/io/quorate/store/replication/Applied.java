package io.quorate.store.replication;

import io.quorate.core.command.Outcome;

/**
 * A command that was applied.
 *
 * @param term the term of the entry that carried it
 * @param commitMicros hybrid logical clock stamp of that entry
 */
public record Applied(Outcome outcome, long term, long commitMicros) {}
