package io.quorate.store.http;

import java.util.Optional;
import java.util.function.Supplier;

/**
 * One condition that a node meets before it should get requests.
 *
 * @param name stable, such as {@code identity}
 * @param problem what is wrong now, or empty; called from any thread, answers without waiting
 */
public record ReadinessCheck(String name, Supplier<Optional<String>> problem) {}
