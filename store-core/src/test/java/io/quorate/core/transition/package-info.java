/**
 * Claims about the transition. {@code MemoryState} is a state that carries out changes, {@code
 * TestGroup} a log of one replica over it, {@code NaiveStore} the second, deliberately simple store
 * that random commands are compared with.
 */
@NullMarked
package io.quorate.core.transition;

import org.jspecify.annotations.NullMarked;
