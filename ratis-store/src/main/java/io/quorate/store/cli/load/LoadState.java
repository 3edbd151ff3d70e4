package io.quorate.store.cli.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * How far a load has come.
 *
 * @param plan {@link LoadPlan#words}
 * @param records acknowledged, counted from the file's beginning without a gap
 */
record LoadState(int format, long sizeBytes, long modifiedMillis, String plan, long records) {

  private static final int FORMAT = 1;
  private static final JsonMapper JSON = JsonMapper.builder().build();

  static LoadState begin(LoadPlan plan) throws IOException {
    return new LoadState(
        FORMAT,
        Files.size(plan.file()),
        Files.getLastModifiedTime(plan.file()).toMillis(),
        plan.words(),
        0);
  }

  /** What an earlier run of the same load left behind, else the beginning. */
  static LoadState resume(Path stateFile, LoadPlan plan) throws IOException {
    LoadState fresh = begin(plan);
    if (!Files.exists(stateFile)) {
      return fresh;
    }
    try {
      LoadState left = JSON.readValue(stateFile, LoadState.class);
      if (left.reached(0).equals(fresh)) {
        return left;
      }
    } catch (JacksonException e) {
      throw new LoadException(stateFile + " cannot be read; --restart begins again");
    }
    throw new LoadException(
        stateFile + " is of another load or an older state of the file; --restart begins again");
  }

  LoadState reached(long count) {
    return new LoadState(format, sizeBytes, modifiedMillis, plan, count);
  }

  /**
   * Replaces the file at once, or not at all. It is not synced: a state that is too old costs a
   * repetition of puts, which changes no value.
   */
  void save(Path stateFile) throws IOException {
    Path unfinished = stateFile.resolveSibling(stateFile.getFileName() + ".new");
    Files.write(unfinished, JSON.writeValueAsBytes(this));
    Files.move(
        unfinished, stateFile, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
