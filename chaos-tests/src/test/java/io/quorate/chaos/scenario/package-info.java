/**
 * Claims that are tested against real server processes while something breaks: one class for each
 * claim. Where a claim stands on a mechanism, the same check is made once more with that mechanism
 * switched off, and has to notice.
 */
@NullMarked
package io.quorate.chaos.scenario;

import org.jspecify.annotations.NullMarked;
