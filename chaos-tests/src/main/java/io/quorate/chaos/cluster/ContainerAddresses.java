package io.quorate.chaos.cluster;

/** Each container has one address, at which everybody finds it. */
record ContainerAddresses(AddressBlock block) implements Addresses {

  @Override
  public String of(Place node) {
    return block.of(node);
  }

  @Override
  public String forClient(int region, Place node) {
    return of(node);
  }

  @Override
  public String forNode(int region, Place node) {
    return of(node);
  }
}
