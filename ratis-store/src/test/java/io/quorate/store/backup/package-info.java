/** Tests of backup files and of restoring them. */
@NullMarked
package io.quorate.store.backup;

import org.jspecify.annotations.NullMarked;
