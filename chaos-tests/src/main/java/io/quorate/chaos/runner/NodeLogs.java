package io.quorate.chaos.runner;

import io.quorate.chaos.cluster.TestCluster;
import io.quorate.chaos.cluster.TestNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** The nodes' logs, for whoever looks for the cause of what a trial has found. */
final class NodeLogs {

  private NodeLogs() {}

  static void copy(TestCluster cluster, Path folder) throws IOException {
    for (TestNode node : cluster.nodes()) {
      if (Files.isReadable(node.log())) {
        Files.copy(
            node.log(),
            folder.resolve(node.site().name() + ".log"),
            StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }
}
