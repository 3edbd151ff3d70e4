package io.quorate.client;

import io.quorate.model.ReadConsistency;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Collects the settings of a client; only the endpoints are required. For one thread. */
public final class ClientBuilder {

  private final List<Endpoint> endpoints = new ArrayList<>();
  private String keyspace = "";
  private String clusterId = "";
  private Duration deadline = Duration.ofSeconds(10);
  private Duration attemptTimeout = Duration.ofSeconds(2);
  private Duration connectTimeout = Duration.ofSeconds(3);
  private ReadConsistency consistency = ReadConsistency.STRONG;
  private ClientLimits limits = ClientLimits.DEFAULT;
  private AddressTranslator translator = AddressTranslator.NONE;

  ClientBuilder() {}

  /**
   * Adds nodes as {@code host:port}, the nearest first; several, so that one may be down at the
   * start. The others of the cluster are learnt from the first that answers.
   */
  public ClientBuilder endpoints(String... hostPorts) {
    for (String hostPort : hostPorts) {
      endpoints.add(Endpoint.parse(hostPort));
    }
    return this;
  }

  /** Adds nodes, the nearest first. */
  public ClientBuilder endpoints(List<Endpoint> nodes) {
    endpoints.addAll(nodes);
    return this;
  }

  /** The keyspace of every operation; {@code default} unless set. */
  public ClientBuilder keyspace(String name) {
    keyspace = name.equals("default") ? "" : name;
    return this;
  }

  /** Makes nodes of any other cluster refuse, so that a wrong address does no harm. */
  public ClientBuilder clusterId(String id) {
    clusterId = id;
    return this;
  }

  /** The deadline of calls that name none, retries and waiting included; 10 s unless set. */
  public ClientBuilder deadline(Duration each) {
    deadline = each;
    return this;
  }

  /**
   * How long a node may owe answers and give none before its operations are tried at another one; 2
   * s unless set. Keep it well above the round trip.
   */
  public ClientBuilder attemptTimeout(Duration each) {
    attemptTimeout = each;
    return this;
  }

  /** How long a connection may take to be made; 3 s unless set. Meanwhile other nodes are tried. */
  public ClientBuilder connectTimeout(Duration each) {
    connectTimeout = each;
    return this;
  }

  /** What reads promise that name no level; strong unless set. */
  public ClientBuilder consistency(ReadConsistency usual) {
    consistency = usual;
    return this;
  }

  public ClientBuilder limits(ClientLimits most) {
    limits = most;
    return this;
  }

  public ClientBuilder addressTranslator(AddressTranslator dialed) {
    translator = dialed;
    return this;
  }

  /** Builds the client without dialing: the first operation does. */
  public QuorateClient build() {
    return new QuorateClient(
        new ClientCore(
            new ClientConfig(
                endpoints,
                keyspace,
                clusterId,
                deadline,
                attemptTimeout,
                connectTimeout,
                consistency,
                limits,
                translator)));
  }
}
