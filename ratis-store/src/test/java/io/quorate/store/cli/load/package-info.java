@NullMarked
package io.quorate.store.cli.load;

import org.jspecify.annotations.NullMarked;
