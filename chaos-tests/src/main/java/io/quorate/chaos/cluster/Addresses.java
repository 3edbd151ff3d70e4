package io.quorate.chaos.cluster;

/**
 * Under which addresses the nodes of a cluster are reached. Regions, nodes of a region and nodes of
 * the cluster count from 1.
 */
interface Addresses {

  /** One node, by its region, its number there, and its number in the whole cluster. */
  record Place(int region, int node, int index) {}

  String of(Place node);

  /** What a client in a region dials. */
  String forClient(int region, Place node);

  /** What a node in a region dials. */
  String forNode(int region, Place node);

  /** The address that a node listens on. */
  default String bind(Place node) {
    return of(node);
  }
}
