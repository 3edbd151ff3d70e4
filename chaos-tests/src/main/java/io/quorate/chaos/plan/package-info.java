/**
 * What a campaign is going to do: clusters, loads, faults and how long, read from YAML. The plans
 * that come with the harness are files of the same form.
 */
@NullMarked
package io.quorate.chaos.plan;

import org.jspecify.annotations.NullMarked;
