/**
 * The words that the client and the server share: error codes by fate, and what an application sees
 * of keys and answers.
 */
@NullMarked
package io.quorate.model;

import org.jspecify.annotations.NullMarked;
