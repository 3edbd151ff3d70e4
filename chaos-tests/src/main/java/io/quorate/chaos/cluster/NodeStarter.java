package io.quorate.chaos.cluster;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Starts the server of one site, where that shall run. */
@FunctionalInterface
interface NodeStarter {

  /**
   * @param log the file that its output is appended to
   * @return the process, as this machine numbers it
   */
  ProcessHandle start(Path log, Map<String, String> environment, List<String> arguments)
      throws IOException;
}
