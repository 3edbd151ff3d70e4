/**
 * Whose data a folder holds. A lost disk must not come back empty and vote, so a folder is marked
 * once by {@code init}, and a node refuses one without the mark or with another's. Imports {@code
 * config} and {@code snapshot}.
 */
@NullMarked
package io.quorate.store.identity;

import org.jspecify.annotations.NullMarked;
