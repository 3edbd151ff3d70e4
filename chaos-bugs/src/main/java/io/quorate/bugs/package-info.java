/**
 * Known bugs, switched on by name in servers that tests start, so that it shows whether the
 * checkers notice. Found by the service loader where this jar is on the class path, which it is in
 * a source tree and never in a release.
 */
@NullMarked
package io.quorate.bugs;

import org.jspecify.annotations.NullMarked;
