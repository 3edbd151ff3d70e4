/**
 * The demonstration: three regions on this machine take real records, lose the leader's region and
 * lose nothing. {@link io.quorate.chaos.demo.Demo} is its order of acts; each act is one class.
 */
@NullMarked
package io.quorate.chaos.demo;

import org.jspecify.annotations.NullMarked;
