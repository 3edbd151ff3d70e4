package io.quorate.store.api;

import io.quorate.store.admission.Admission;
import io.quorate.store.forward.ForwardLimits;
import io.quorate.store.forward.Topology;
import io.quorate.store.read.Reads;
import io.quorate.store.replication.Replica;
import io.quorate.store.transport.Loops;
import io.quorate.store.wire.ReadDemands;
import java.util.concurrent.ExecutorService;

/**
 * What the parts of the door share.
 *
 * @param waiting threads that may block
 */
record DoorParts(
    Replica replica,
    Topology topology,
    Origins origins,
    Admission admission,
    Reads reads,
    ReadDemands demands,
    ForwardLimits forwardLimits,
    Loops loops,
    ExecutorService waiting,
    DoorMeter meter,
    String version) {}
