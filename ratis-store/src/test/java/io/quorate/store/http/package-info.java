@NullMarked
package io.quorate.store.http;

import org.jspecify.annotations.NullMarked;
