package io.quorate.chaos.nemesis.network;

import io.quorate.chaos.cluster.Link;
import io.quorate.chaos.cluster.Site;
import io.quorate.chaos.cluster.TestCluster;
import io.quorate.chaos.nemesis.Selection;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SplittableRandom;

/** Which links are cut: named after what is left of the network. */
public enum CutShape {
  /** One node is cut off from all. */
  ISOLATE_ONE {
    @Override
    Set<Link> links(List<Site> sites, Site leader) {
      return around(sites.getFirst(), sites, true, true);
    }
  },
  ISOLATE_LEADER {
    @Override
    Set<Link> links(List<Site> sites, Site leader) {
      return around(leader, sites, true, true);
    }
  },
  /** The leader hears all and is heard by none. */
  DUMB_LEADER {
    @Override
    Set<Link> links(List<Site> sites, Site leader) {
      return around(leader, sites, true, false);
    }
  },
  /** One node is heard by all and hears none. */
  DEAF_ONE {
    @Override
    Set<Link> links(List<Site> sites, Site leader) {
      return around(sites.getFirst(), sites, false, true);
    }
  },
  /** Two parts, the larger with a majority. */
  HALVES {
    @Override
    Set<Link> links(List<Site> sites, Site leader) {
      int minority = Math.max(1, (sites.size() - 1) / 2);
      return between(sites.subList(0, minority), sites.subList(minority, sites.size()));
    }
  },
  /** Two parts that only one node reaches both of: no leader, which would not miss the links. */
  BRIDGE {
    @Override
    Set<Link> links(List<Site> sites, Site leader) {
      List<Site> parts = new ArrayList<>(sites);
      parts.remove(sites.getFirst().equals(leader) ? sites.getLast() : sites.getFirst());
      int half = parts.size() / 2;
      return between(parts.subList(0, half), parts.subList(half, parts.size()));
    }
  },
  /** Every node reaches a majority, no two the same one: each its neighbours on a ring only. */
  MAJORITY_RING {
    @Override
    Set<Link> links(List<Site> sites, Site leader) {
      Set<Link> links = new HashSet<>();
      int reach = (sites.size() / 2 + 1) / 2; // on each side; with itself a majority
      for (int i = 0; i < sites.size(); i++) {
        for (int j = 0; j < sites.size(); j++) {
          int apart = Math.floorMod(i - j, sites.size());
          if (Math.min(apart, sites.size() - apart) > reach) {
            links.add(new Link(sites.get(i).name(), sites.get(j).name()));
          }
        }
      }
      return links;
    }
  },
  /** One region is cut off from the others; its nodes reach one another. */
  REGION {
    @Override
    Set<Link> links(List<Site> sites, Site leader) {
      String region = sites.getFirst().region();
      return between(
          sites.stream().filter(site -> site.region().equals(region)).toList(),
          sites.stream().filter(site -> !site.region().equals(region)).toList());
    }
  };

  /** Some links of this shape; which ones follows from the random source and from who leads. */
  Set<Link> pick(TestCluster cluster, SplittableRandom random) {
    List<Site> sites = Selection.shuffled(cluster.topology().sites(), random);
    return links(sites, cluster.leader().orElse(sites.getFirst()));
  }

  abstract Set<Link> links(List<Site> shuffled, Site leader);

  /** The least number of nodes with which this shape cuts anything. */
  int nodesMin() {
    return switch (this) {
      case MAJORITY_RING -> 4;
      case BRIDGE -> 3;
      case ISOLATE_ONE, ISOLATE_LEADER, DUMB_LEADER, DEAF_ONE, HALVES, REGION -> 2;
    };
  }

  String title() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static Set<Link> around(Site one, List<Site> sites, boolean from, boolean to) {
    Set<Link> links = new HashSet<>();
    for (Site other : sites) {
      if (!other.equals(one)) {
        Link link = new Link(one.name(), other.name());
        if (from) {
          links.add(link);
        }
        if (to) {
          links.add(link.reversed());
        }
      }
    }
    return links;
  }

  private static Set<Link> between(List<Site> some, List<Site> others) {
    Set<Link> links = new HashSet<>();
    for (Site one : some) {
      for (Site other : others) {
        Link link = new Link(one.name(), other.name());
        links.add(link);
        links.add(link.reversed());
      }
    }
    return links;
  }
}
