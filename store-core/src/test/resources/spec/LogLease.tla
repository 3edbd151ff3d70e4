------------------------------ MODULE LogLease ------------------------------
(* The strong-read mechanism (docs/decisions/0001-the-log-is-the-lease.md) over an abstract Raft:
   "the log is the lease" (LeaseGuard, SIGMOD 2026) without synchronized clocks.
   commit[n] stands for what n has applied: the lease begins when an entry of the own term is applied.
   now is true time, which no node knows. Each node's clock runs at a rate of its own, one of Rates:
   a lease of an entry that grants d lasts d * Short on its leader's clock, a gate d * Long.
   A strong read is one step, or (Pauses) takes as long as it likes between its check and its view.
   Voters change by joint consensus, as Ratis does it: an entry with the new and the old voters, once that is
   committed one with the new; a node goes by the last such entry in its log. These entries grant nothing. *)
EXTENDS Naturals, Sequences, FiniteSets, TLC
CONSTANTS Node, MaxTerm, MaxLen, MaxTime,
          Grants,        \* what an entry may grant: each entry carries its own
          Rates,         \* of the nodes' clocks
          Short, Long,   \* factors of a lease and of a gate: Short / min Rates <= Long / max Rates, else it must be convicted
          GateOn,        \* FALSE: a new leader does not wait (must be convicted)
          DropFirst,     \* FALSE: reads go on until the release is committed (must be convicted)
          ReleaseGated,  \* FALSE: a release may be written before the gate opened (must be convicted)
          EntryGrants,   \* FALSE: a gate is as long as the node's own setting, not what the entry carries (must be convicted)
          EveryEntry,    \* FALSE: a gate looks at the last entry only (must be convicted where grants differ)
          First,         \* who votes at first
          Targets,       \* sets of voters that a leader may change to
          NewCounts,     \* FALSE: commits go by the old voters until the new have committed them (must be convicted)
          StagedCounts,  \* FALSE: a gate leaves out what came before the node had a vote (must be convicted)
          Pauses         \* "none"; "checkFirst": check, pause, view; "viewFirst": view, pause, check (must be convicted)
VARIABLES now, term, leader, log, commit, match, proposedAt, recvAt, lease, released, acked, rate, read
vars == <<now, term, leader, log, commit, match, proposedAt, recvAt, lease, released, acked, rate, read>>

Max(a, b) == IF a > b THEN a ELSE b
MaxOf(S) == CHOOSE x \in S : \A y \in S : y <= x
LastTerm(l) == IF Len(l) = 0 THEN 0 ELSE l[Len(l)].term
UpToDate(a, b) == \/ LastTerm(a) > LastTerm(b)
                  \/ LastTerm(a) = LastTerm(b) /\ Len(a) >= Len(b)

Clock(n) == now * rate[n]

\* Entries of voters: <<new, old>> while both must agree, <<new>> afterwards. Store entries have << >>.
VoterEntries(l) == {i \in 1..Len(l) : l[i].voters # << >>}
Voters(l) == IF VoterEntries(l) = {} THEN <<First>> ELSE l[MaxOf(VoterEntries(l))].voters
Votes(n) == \E k \in 1..Len(Voters(log[n])) : n \in Voters(log[n])[k]
IsQuorum(Q, voters) == \A k \in 1..Len(voters) : Cardinality(Q \cap voters[k]) * 2 > Cardinality(voters[k])
\* Whose acknowledgements commit. The wrong one goes by what its own commits say, not its log.
Counted(n) == IF NewCounts THEN Voters(log[n])
              ELSE LET voters == Voters(SubSeq(log[n], 1, commit[n])) IN <<voters[Len(voters)]>>

Init == /\ now = 0 /\ acked = 0 /\ read = << >>
        /\ rate \in [Node -> Rates]
        /\ term = [n \in Node |-> 0] /\ leader = [n \in Node |-> FALSE]
        /\ log = [n \in Node |-> << >>] /\ commit = [n \in Node |-> 0]
        /\ match = [n \in Node |-> [m \in Node |-> 0]]
        /\ proposedAt = [n \in Node |-> << >>] /\ recvAt = [n \in Node |-> << >>]
        /\ lease = [n \in Node |-> 0] /\ released = [n \in Node |-> 0]

Tick == now < MaxTime /\ now' = now + 1
        /\ UNCHANGED <<term, leader, log, commit, match, proposedAt, recvAt, lease, released, acked, rate, read>>

Earlier(n) == {i \in 1..Len(log[n]) : log[n][i].term < term[n] /\ log[n][i].voters = << >>}
OwnSetting == CHOOSE d \in Grants : \A other \in Grants : d <= other
Over(n, i) == Clock(n) >= recvAt[n][i] + Long * (IF EntryGrants THEN log[n][i].grant ELSE OwnSetting)
\* The gate of a leader: after it received each entry of an earlier term, what that entry grants; none if the last one is a release.
GateOpen(n) == IF ~GateOn \/ Earlier(n) = {} THEN TRUE
               ELSE LET last == MaxOf(Earlier(n))
                    IN \/ log[n][last].release
                       \/ IF EveryEntry THEN \A i \in Earlier(n) : Over(n, i) ELSE Over(n, last)

Write(n, rel, grant, voters) ==
  /\ Len(log[n]) < MaxLen
  /\ log' = [log EXCEPT ![n] = @ \o <<[term |-> term[n], release |-> rel, grant |-> grant, voters |-> voters]>>]
  /\ proposedAt' = [proposedAt EXCEPT ![n] = @ \o <<Clock(n)>>]
  /\ recvAt' = [recvAt EXCEPT ![n] = @ \o <<Clock(n)>>]
  /\ match' = [match EXCEPT ![n][n] = Len(log[n]) + 1]

Extend(n, rel, grant) == Write(n, rel, grant, << >>)
Propose(n) == /\ leader[n] /\ \E grant \in Grants : Extend(n, FALSE, grant)
              /\ UNCHANGED <<now, term, leader, commit, lease, released, acked, rate, read>>
\* The lease is dropped before the release is proposed. If the hand-over then fails, ordinary entries proposed later give a lease again.
Release(n) == /\ leader[n] /\ (ReleaseGated => GateOpen(n)) /\ Extend(n, TRUE, 0)
              /\ released' = [released EXCEPT ![n] = Len(log[n]) + 1] /\ lease' = [lease EXCEPT ![n] = IF DropFirst THEN 0 ELSE @]
              /\ UNCHANGED <<now, term, leader, commit, acked, rate, read>>

\* One change at a time: the next begins when the one before is committed, and ends when its first entry is.
Change(n) == /\ leader[n] /\ \A i \in VoterEntries(log[n]) : i <= commit[n]
             /\ LET voters == Voters(log[n])
                IN IF Len(voters) = 2 THEN Write(n, FALSE, 0, <<voters[1]>>)
                   ELSE \E target \in Targets \ {voters[1]} : Write(n, FALSE, 0, <<target, voters[1]>>)
             /\ UNCHANGED <<now, term, leader, commit, lease, released, acked, rate, read>>

\* n sends its whole log to m (messages may be late: any later state of n's log of that term is a superset).
Replicate(n, m) ==
  /\ n # m /\ leader[n] /\ term[m] <= term[n]
  /\ log[m] # log[n] \/ term[m] # term[n] \/ commit[m] < commit[n] \/ match[n][m] < Len(log[n])
  /\ term' = [term EXCEPT ![m] = term[n]] /\ leader' = [leader EXCEPT ![m] = FALSE]
  /\ log' = [log EXCEPT ![m] = log[n]]
  /\ recvAt' = [recvAt EXCEPT ![m] = [i \in 1..Len(log[n]) |->
        IF i <= Len(log[m]) /\ \A j \in 1..i : log[m][j] = log[n][j] THEN recvAt[m][i]
        ELSE IF StagedCounts \/ Votes(m) THEN Clock(m) ELSE 0]]
  /\ proposedAt' = [proposedAt EXCEPT ![m] = [i \in 1..Len(log[n]) |-> 0]]
  /\ commit' = [commit EXCEPT ![m] = Max(@, commit[n])]
  /\ match' = [match EXCEPT ![n][m] = Len(log[n])]
  /\ lease' = [lease EXCEPT ![m] = 0]
  /\ released' = [released EXCEPT ![m] = 0]
  /\ UNCHANGED <<now, acked, rate, read>>

Commit(n) ==
  /\ leader[n]
  /\ \E i \in (commit[n]+1)..Len(log[n]) :
       /\ log[n][i].term = term[n]
       /\ IsQuorum({m \in Node : match[n][m] >= i}, Counted(n))
       /\ commit' = [commit EXCEPT ![n] = i]
       /\ lease' = [lease EXCEPT ![n] = IF i > released[n] THEN Max(@, proposedAt[n][i] + Short * log[n][i].grant)
                                          ELSE IF i = released[n] THEN 0 ELSE @]
  /\ UNCHANGED <<now, term, leader, log, match, proposedAt, recvAt, released, acked, rate, read>>

\* A write is acknowledged: committed in the leader's own term and the gate is open.
Ack(n) == /\ leader[n] /\ commit[n] > acked /\ log[n][commit[n]].term = term[n] /\ GateOpen(n)
          /\ acked' = commit[n]
          /\ UNCHANGED <<now, term, leader, log, commit, match, proposedAt, recvAt, lease, released, rate, read>>

Elect(n) ==
  /\ Votes(n)
  /\ \E Q \in SUBSET Node : IsQuorum(Q, Voters(log[n])) /\ \E t \in {MaxOf({term[m] : m \in Node}) + 1} :
       /\ t <= MaxTerm /\ n \in Q /\ \A m \in Q : UpToDate(log[n], log[m])
       /\ term' = [m \in Node |-> IF m \in Q THEN t ELSE term[m]]
       /\ leader' = [m \in Node |-> IF m = n THEN TRUE ELSE IF m \in Q THEN FALSE ELSE leader[m]]
       /\ lease' = [m \in Node |-> IF m \in Q THEN 0 ELSE lease[m]]
       /\ released' = [m \in Node |-> IF m \in Q THEN 0 ELSE released[m]]
  /\ match' = [match EXCEPT ![n] = [m \in Node |-> IF m = n THEN Len(log[n]) ELSE 0]]
  /\ UNCHANGED <<now, log, commit, proposedAt, recvAt, acked, rate, read>>

Restart(n) ==
  /\ leader' = [leader EXCEPT ![n] = FALSE] /\ lease' = [lease EXCEPT ![n] = 0]
  /\ released' = [released EXCEPT ![n] = 0]
  /\ recvAt' = [recvAt EXCEPT ![n] = [i \in 1..Len(log[n]) |-> Clock(n)]]
  /\ read' = IF Len(read) > 0 /\ read[1].node = n THEN << >> ELSE read
  /\ proposedAt' = [proposedAt EXCEPT ![n] = [i \in 1..Len(log[n]) |-> 0]]
  /\ UNCHANGED <<now, term, log, commit, match, acked, rate>>

\* The leader answers a strong read from its applied state only while this holds.
MayRead(n) == leader[n] /\ Clock(n) < lease[n] /\ GateOpen(n)
\* What a strong read has shown counts as acknowledged.
Shows(revision) == acked' = Max(acked, revision)
Log == <<now, term, leader, log, commit, match, proposedAt, recvAt, lease, released, rate>>
Read(n) == /\ Pauses = "none" /\ MayRead(n) /\ commit[n] > acked /\ Shows(commit[n])
           /\ UNCHANGED <<Log, read>>

\* A read that takes its time, one at once. It must show all that was acknowledged when it arrived.
Arrive(n) == /\ Pauses # "none" /\ read = << >>
             /\ read' = <<[node |-> n, stage |-> "arrived", floor |-> acked, view |-> 0]>>
             /\ UNCHANGED <<Log, acked>>
Ends(view) == /\ Shows(view)
              /\ read' = IF view < read[1].floor THEN <<[read[1] EXCEPT !.stage = "stale", !.view = view]>> ELSE << >>
Go(n, stage) == Len(read) > 0 /\ read[1].node = n /\ read[1].stage = stage
Check(n) == /\ MayRead(n) /\ UNCHANGED Log
            /\ \/ /\ Pauses = "checkFirst" /\ Go(n, "arrived") /\ UNCHANGED acked
                  /\ read' = <<[read[1] EXCEPT !.stage = "checked"]>>
               \/ Pauses = "viewFirst" /\ Go(n, "viewed") /\ Ends(read[1].view)
View(n) == /\ UNCHANGED Log
           /\ \/ /\ Pauses = "viewFirst" /\ Go(n, "arrived") /\ UNCHANGED acked
                 /\ read' = <<[read[1] EXCEPT !.stage = "viewed", !.view = commit[n]]>>
              \/ Pauses = "checkFirst" /\ Go(n, "checked") /\ Ends(commit[n])

Next == \/ Tick
        \/ \E n \in Node : Propose(n) \/ Release(n) \/ Change(n) \/ Commit(n) \/ Ack(n) \/ Read(n) \/ Elect(n) \/ Restart(n) \/ Arrive(n) \/ Check(n) \/ View(n)
        \/ \E n, m \in Node : Replicate(n, m)
Perms == {p \in Permutations(Node) : \A voters \in Targets \cup {First} : {p[n] : n \in voters} = voters}
Spec == Init /\ [][Next]_vars

\* 1. Whoever may answer a strong read has every acknowledged write.
StrongReadsAreLinearizable == \A n \in Node : MayRead(n) => acked <= commit[n]
\* 2. A read that paused has shown every write acknowledged before it arrived.
NoReadIsStale == \A i \in 1..Len(read) : read[i].stage # "stale"
\* 3. Sanity: what was acknowledged is never lost from a majority's logs, and committed prefixes agree.
CommittedAgree == \A a, b \in Node : \A i \in 1..(IF commit[a] < commit[b] THEN commit[a] ELSE commit[b]) : log[a][i] = log[b][i]
=============================================================================
