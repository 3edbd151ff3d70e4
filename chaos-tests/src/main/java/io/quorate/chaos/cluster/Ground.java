package io.quorate.chaos.cluster;

import java.io.Closeable;

/** What the processes of a cluster stand on: addresses, names, and the network between them. */
interface Ground extends Closeable {

  /** As {@link TestCluster#backend}. */
  String backend();

  Topology topology();

  ClusterNetwork network();

  /** Starts the server of this site, which on this machine would run by this command. */
  NodeStarter starter(Site site, JavaCommand command);
}
