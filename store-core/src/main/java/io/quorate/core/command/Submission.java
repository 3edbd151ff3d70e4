package io.quorate.core.command;

import org.jspecify.annotations.Nullable;

/**
 * A command as it stands in the log: with the session's stamp, or without one for at-least-once.
 */
public record Submission(@Nullable SessionStamp stamp, Command command) {}
