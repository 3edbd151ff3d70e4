/**
 * The settings of a node: records, parsed once from YAML and the environment, whose constructors
 * refuse bad values and bad combinations. {@link io.quorate.store.config.ServerConfig#load} is the
 * way in. Imports nothing of ours; only this package reads YAML.
 */
@NullMarked
package io.quorate.store.config;

import org.jspecify.annotations.NullMarked;
