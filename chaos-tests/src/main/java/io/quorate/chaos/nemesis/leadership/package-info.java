/** Planned moves of leadership, more of them than any operator would ask for. */
@NullMarked
package io.quorate.chaos.nemesis.leadership;

import org.jspecify.annotations.NullMarked;
