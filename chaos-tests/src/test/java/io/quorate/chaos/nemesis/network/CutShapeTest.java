package io.quorate.chaos.nemesis.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.quorate.chaos.cluster.Link;
import io.quorate.chaos.cluster.Site;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CutShapeTest {

  @ParameterizedTest
  @ValueSource(ints = {4, 5, 6, 7, 9, 11})
  void everyNodeOfARingReachesAMajorityAndNotAll(int nodes) {
    List<Set<String>> reached = reached(CutShape.MAJORITY_RING, nodes);

    assertThat(reached)
        .allSatisfy(names -> assertThat(names.size()).isGreaterThan(nodes / 2).isLessThan(nodes))
        .doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 5, 7})
  void oneNodeOfABridgeReachesAll(int nodes) {
    assertThat(reached(CutShape.BRIDGE, nodes))
        .filteredOn(names -> names.size() == nodes)
        .hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4, 5, 7})
  void oneHalfHasAMajority(int nodes) {
    List<Set<String>> parts = reached(CutShape.HALVES, nodes).stream().distinct().toList();

    assertThat(parts).hasSize(2);
    assertThat(parts).filteredOn(names -> names.size() > nodes / 2).hasSizeLessThanOrEqualTo(1);
    assertThat(parts.stream().mapToInt(Set::size).sum()).isEqualTo(nodes);
  }

  /** Whom each node still reaches, itself included. */
  private static List<Set<String>> reached(CutShape shape, int nodes) {
    List<Site> sites =
        IntStream.range(0, nodes)
            .mapToObj(i -> new Site("n" + i, "r" + i, "a", "n" + i, "127.0.0." + (i + 1)))
            .toList();
    Set<Link> cut = shape.links(sites, sites.getFirst());
    return sites.stream()
        .map(from ->
            Set.copyOf(
                sites.stream()
                    .map(Site::name)
                    .filter(to -> !cut.contains(new Link(from.name(), to)))
                    .toList()))
        .toList();
  }
}
