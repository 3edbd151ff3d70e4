/**
 * Bulk load: records of a file become puts, many in flight, in an order that lets a load which was
 * cut short go on where it stopped. Imports the public client and nothing of the server.
 */
@NullMarked
package io.quorate.store.cli.load;

import org.jspecify.annotations.NullMarked;
