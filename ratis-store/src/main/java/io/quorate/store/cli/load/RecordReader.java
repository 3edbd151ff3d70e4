package io.quorate.store.cli.load;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The records of a source, one after the other. For one thread. */
sealed interface RecordReader permits DelimitedReader, JsonLinesReader {

  /** The next record, or null at the end. */
  @Nullable LoadRecord next() throws IOException;
}
