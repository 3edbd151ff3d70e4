/**
 * Where time comes from: the only package that asks the machine for it on behalf of leases and
 * group time.
 */
@NullMarked
package io.quorate.store.clock;

import org.jspecify.annotations.NullMarked;
