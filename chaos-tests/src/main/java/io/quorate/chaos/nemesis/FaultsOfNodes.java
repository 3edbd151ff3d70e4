package io.quorate.chaos.nemesis;

import io.quorate.chaos.nemesis.leadership.TransferStorm;
import io.quorate.chaos.nemesis.network.Cut;
import io.quorate.chaos.nemesis.network.CutShape;
import io.quorate.chaos.nemesis.network.FlappingLinks;
import io.quorate.chaos.nemesis.network.WanWeather;
import io.quorate.chaos.nemesis.network.Weather;
import io.quorate.chaos.nemesis.process.Kill;
import io.quorate.chaos.nemesis.process.Pause;
import io.quorate.chaos.nemesis.process.Restart;
import io.quorate.chaos.nemesis.snapshot.ForcedSnapshots;
import io.quorate.chaos.nemesis.snapshot.LaggingReplica;
import java.util.ArrayList;
import java.util.List;

/** The nemeses of processes, networks, leadership and snapshots, by family. */
public final class FaultsOfNodes {

  private FaultsOfNodes() {}

  public static List<Nemesis> all() {
    List<Nemesis> all = new ArrayList<>();
    for (Selection selection : Selection.values()) {
      all.add(new Kill(selection));
      all.add(new Pause(selection));
    }
    all.add(new Restart(Selection.LEADER));
    all.add(new Restart(Selection.FOLLOWER));
    all.add(new Restart(Selection.ALL));
    for (CutShape shape : CutShape.values()) {
      all.add(new Cut(shape));
    }
    all.add(new FlappingLinks());
    for (Weather weather : Weather.values()) {
      all.add(new WanWeather(weather));
    }
    all.add(new TransferStorm());
    all.add(new ForcedSnapshots());
    all.add(new LaggingReplica());
    return List.copyOf(all);
  }
}
