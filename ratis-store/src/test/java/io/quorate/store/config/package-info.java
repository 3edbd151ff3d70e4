@NullMarked
package io.quorate.store.config;

import org.jspecify.annotations.NullMarked;
