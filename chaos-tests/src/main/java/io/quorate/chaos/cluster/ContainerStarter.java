package io.quorate.chaos.cluster;

import com.github.dockerjava.api.model.Bind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.testcontainers.containers.GenericContainer;

/**
 * Starts a node in a container of its own, with an address of its own. The cluster's folder is at
 * the same place inside as outside, so that configuration, data and log are where this machine sees
 * them. Each start makes a new container: what is not in the folder does not outlive a restart.
 */
final class ContainerStarter implements NodeStarter {

  private final Site site;
  private final String image;
  private final String network;
  private final Map<String, String> labels;
  private final Path folder;
  private final List<String> java;
  private @Nullable GenericContainer<?> container;

  /**
   * @param folder what is mounted
   * @param java the command up to the server's own arguments
   */
  ContainerStarter(
      Site site,
      String image,
      String network,
      Map<String, String> labels,
      Path folder,
      List<String> java) {
    this.site = site;
    this.image = image;
    this.network = network;
    this.labels = labels;
    this.folder = folder;
    this.java = java;
  }

  @Override
  public synchronized ProcessHandle start(
      Path log, Map<String, String> environment, List<String> arguments) throws IOException {
    if (container != null) {
      container.stop();
    }
    GenericContainer<?> made = container(log, environment, arguments);
    container = made;
    try {
      made.start();
    } catch (RuntimeException e) {
      throw new IOException("the container of " + site.name() + " did not start: " + e, e);
    }
    @Nullable Integer pid = made.getCurrentContainerInfo().getState().getPid();
    if (pid == null || pid == 0) {
      throw new IOException("the container of " + site.name() + " ended at once; see " + log);
    }
    return ProcessHandle.of(pid)
        .orElseThrow(() -> new IOException(site.name() + " ended at once; see " + log));
  }

  @SuppressWarnings("resource") // closed by the next start, or by the ground
  private GenericContainer<?> container(
      Path log, Map<String, String> environment, List<String> arguments) {
    List<String> command = new ArrayList<>(List.of("sh", "-c", "exec \"$@\" >>" + log + " 2>&1"));
    command.add("sh");
    command.addAll(java);
    command.addAll(arguments);
    return new GenericContainer<>(image)
        .withNetworkMode(network)
        .withLabels(labels)
        .withEnv(environment)
        .withWorkingDirectory(folder.toString())
        .withCommand(command.toArray(String[]::new))
        .withCreateContainerCmdModifier(create -> {
          create.withIpv4Address(site.address()).withHostName(site.name());
          var host = create.getHostConfig();
          if (host != null) {
            host.withBinds(Bind.parse(folder + ":" + folder));
          }
        });
  }

  /** Removes the container, whatever runs in it. */
  synchronized void remove() {
    if (container != null) {
      container.stop();
      container = null;
    }
  }
}
