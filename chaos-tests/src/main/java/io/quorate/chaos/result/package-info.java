/**
 * What a campaign has shown, as figures: small enough to keep, and all that a report needs. Written
 * beside the histories as {@code campaign.json}.
 */
@NullMarked
package io.quorate.chaos.result;

import org.jspecify.annotations.NullMarked;
