package io.quorate.chaos.cluster;

import java.io.IOException;

/** What a cluster makes outside its folder, each under a number that is its own. */
enum Leftover {
  NETNS {
    @Override
    void remove(int number) throws IOException {
      Netns.remove(new AddressBlock(number));
    }
  },
  DOCKER {
    @Override
    void remove(int number) throws IOException {
      DockerGround.remove(new AddressBlock(number));
    }
  };

  /** Removes it; does nothing where it is gone. */
  abstract void remove(int number) throws IOException;
}
