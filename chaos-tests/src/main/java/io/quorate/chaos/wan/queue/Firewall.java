package io.quorate.chaos.wan.queue;

import io.quorate.chaos.host.HostCommand;
import java.io.Closeable;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * Two chains of iptables for what is forwarded within one network: one drops the flows that are
 * cut, the other sends flows to a {@link PacketQueue} by mark. Each is replaced as a whole, at one
 * moment. For one thread.
 */
public final class Firewall implements Closeable {

  private final HostCommand at;
  private final String network;
  private final int queue;
  private final String cutChain;
  private final String queueChain;
  private final List<String> hooks;
  private long cutBefore;

  private Firewall(HostCommand at, String name, String network, int queue) {
    this.at = at;
    this.network = network;
    this.queue = queue;
    this.cutChain = name + "-CUT";
    this.queueChain = name + "-WAN";
    String within = " -s " + network + " -d " + network + " -j ";
    this.hooks =
        List.of(
            "FORWARD" + within + cutChain,
            "FORWARD" + within + queueChain,
            "FORWARD" + within + "ACCEPT");
  }

  /**
   * Puts empty chains before all others.
   *
   * @param at where iptables rules this network
   * @param name of the chains, at most 24 characters
   * @param network the addresses that belong to it: {@code 172.20.16.0/20}
   * @param queue the number of the packet queue
   */
  public static Firewall open(HostCommand at, String name, String network, int queue)
      throws IOException {
    Firewall firewall = new Firewall(at, name, network, queue);
    firewall.close(); // whatever a crash has left
    firewall.cut(List.of());
    firewall.queue(Map.of());
    for (String hook : firewall.hooks.reversed()) {
      firewall.iptables("-I " + hook);
    }
    return firewall;
  }

  /** The queue that flows are sent to. */
  public int queueNumber() {
    return queue;
  }

  /** Drops these flows, and no others. */
  public void cut(Collection<Flow> flows) throws IOException {
    cutBefore = packetsCut();
    StringBuilder rules = new StringBuilder();
    for (Flow flow : flows) {
      rules.append("-A ").append(cutChain).append(flow.match()).append(" -j DROP\n");
    }
    replace(cutChain, rules.toString());
  }

  /** Sends these flows, and no others, to the queue, each with its mark. */
  public void queue(Map<Flow, Integer> marks) throws IOException {
    StringBuilder rules = new StringBuilder();
    marks.forEach((flow, mark) ->
        rules
            .append("-A ")
            .append(queueChain)
            .append(flow.match())
            .append(" -j MARK --set-mark ")
            .append(mark)
            .append('\n'));
    if (!marks.isEmpty()) {
      rules
          .append("-A ")
          .append(queueChain)
          .append(" -m mark ! --mark 0 -j NFQUEUE --queue-num ")
          .append(queue)
          .append(" --queue-bypass\n");
    }
    replace(queueChain, rules.toString());
  }

  /** Packets dropped so far by cuts. Those of the last instant of each cut may be missing. */
  public long packetsCut() throws IOException {
    return cutBefore
        + at.run("iptables-save", "-c", "-t", "filter")
            .lines()
            .filter(line -> line.contains("-A " + cutChain + " "))
            .mapToLong(line -> Long.parseLong(line.substring(1, line.indexOf(':'))))
            .sum();
  }

  /** Removes the chains of a firewall that a crash has left. */
  public static void remove(HostCommand at, String name, String network) throws IOException {
    new Firewall(at, name, network, 0).close();
  }

  /** Removes the chains, if they are there. */
  @Override
  public void close() throws IOException {
    String rules = at.run("iptables-save", "-t", "filter");
    for (String hook : hooks) {
      if (rules.contains("-A " + hook + "\n")) {
        iptables("-D " + hook);
      }
    }
    for (String chain : List.of(cutChain, queueChain)) {
      if (rules.contains(":" + chain + " ")) {
        iptables("-F " + chain);
        iptables("-X " + chain);
      }
    }
  }

  private void replace(String chain, String rules) throws IOException {
    at.feed(
        "*filter\n:" + chain + " - [0:0]\n" + rules + "COMMIT\n",
        "iptables-restore",
        "-w",
        "--noflush");
  }

  private void iptables(String words) throws IOException {
    String[] command = ("iptables -w " + words).split(" ");
    at.run(command);
  }
}
