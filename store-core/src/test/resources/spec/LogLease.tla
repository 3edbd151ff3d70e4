------------------------------ MODULE LogLease ------------------------------
(* The strong-read mechanism (docs/decisions/0001-the-log-is-the-lease.md) over an abstract Raft:
   "the log is the lease" (LeaseGuard, SIGMOD 2026) without synchronized clocks.
   commit[n] stands for what n has applied: the lease begins when an entry of the own term is applied.
   Time is real time; a lease lasts at most D of it, a gate at least D of it: the
   drift margins of the implementation are what makes both true.               *)
EXTENDS Naturals, Sequences, FiniteSets, TLC
CONSTANTS Node, MaxTerm, MaxLen, MaxTime, D,
          GateOn,        \* FALSE: a new leader does not wait (must be convicted)
          DropFirst,     \* FALSE: reads go on until the release is committed (must be convicted)
          ReleaseGated   \* FALSE: a release may be written before the gate opened (must be convicted)
VARIABLES now, term, leader, log, commit, match, proposedAt, recvAt, lease, released, acked
vars == <<now, term, leader, log, commit, match, proposedAt, recvAt, lease, released, acked>>

Quorum == {Q \in SUBSET Node : Cardinality(Q) * 2 > Cardinality(Node)}
Max(a, b) == IF a > b THEN a ELSE b
MaxOf(S) == CHOOSE x \in S : \A y \in S : y <= x
LastTerm(l) == IF Len(l) = 0 THEN 0 ELSE l[Len(l)].term
UpToDate(a, b) == \/ LastTerm(a) > LastTerm(b)
                  \/ LastTerm(a) = LastTerm(b) /\ Len(a) >= Len(b)

Init == /\ now = 0 /\ acked = 0
        /\ term = [n \in Node |-> 0] /\ leader = [n \in Node |-> FALSE]
        /\ log = [n \in Node |-> << >>] /\ commit = [n \in Node |-> 0]
        /\ match = [n \in Node |-> [m \in Node |-> 0]]
        /\ proposedAt = [n \in Node |-> << >>] /\ recvAt = [n \in Node |-> << >>]
        /\ lease = [n \in Node |-> 0] /\ released = [n \in Node |-> 0]

Tick == now < MaxTime /\ now' = now + 1
        /\ UNCHANGED <<term, leader, log, commit, match, proposedAt, recvAt, lease, released, acked>>

Earlier(n) == {i \in 1..Len(log[n]) : log[n][i].term < term[n]}
\* The gate of a leader: D after it received the last entry of an earlier term, unless that entry is a release.
GateOpen(n) == IF ~GateOn \/ Earlier(n) = {} THEN TRUE
               ELSE LET last == MaxOf(Earlier(n)) IN IF log[n][last].release THEN TRUE ELSE now >= recvAt[n][last] + D

Extend(n, rel) ==
  /\ Len(log[n]) < MaxLen
  /\ log' = [log EXCEPT ![n] = @ \o <<[term |-> term[n], release |-> rel]>>]
  /\ proposedAt' = [proposedAt EXCEPT ![n] = @ \o <<now>>]
  /\ recvAt' = [recvAt EXCEPT ![n] = @ \o <<now>>]
  /\ match' = [match EXCEPT ![n][n] = Len(log[n]) + 1]

Propose(n) == /\ leader[n] /\ Extend(n, FALSE)
              /\ UNCHANGED <<now, term, leader, commit, lease, released, acked>>
\* The lease is dropped before the release is proposed. If the hand-over then fails, ordinary entries proposed later give a lease again.
Release(n) == /\ leader[n] /\ (ReleaseGated => GateOpen(n)) /\ Extend(n, TRUE)
              /\ released' = [released EXCEPT ![n] = Len(log[n]) + 1] /\ lease' = [lease EXCEPT ![n] = IF DropFirst THEN 0 ELSE @]
              /\ UNCHANGED <<now, term, leader, commit, acked>>

\* n sends its whole log to m (messages may be late: any later state of n's log of that term is a superset).
Replicate(n, m) ==
  /\ n # m /\ leader[n] /\ term[m] <= term[n]
  /\ log[m] # log[n] \/ term[m] # term[n] \/ commit[m] < commit[n] \/ match[n][m] < Len(log[n])
  /\ term' = [term EXCEPT ![m] = term[n]] /\ leader' = [leader EXCEPT ![m] = FALSE]
  /\ log' = [log EXCEPT ![m] = log[n]]
  /\ recvAt' = [recvAt EXCEPT ![m] = [i \in 1..Len(log[n]) |->
        IF i <= Len(log[m]) /\ \A j \in 1..i : log[m][j] = log[n][j] THEN recvAt[m][i] ELSE now]]
  /\ proposedAt' = [proposedAt EXCEPT ![m] = [i \in 1..Len(log[n]) |-> 0]]
  /\ commit' = [commit EXCEPT ![m] = Max(@, commit[n])]
  /\ match' = [match EXCEPT ![n][m] = Len(log[n])]
  /\ lease' = [lease EXCEPT ![m] = 0]
  /\ released' = [released EXCEPT ![m] = 0]
  /\ UNCHANGED <<now, acked>>

Commit(n) ==
  /\ leader[n]
  /\ \E i \in (commit[n]+1)..Len(log[n]) :
       /\ log[n][i].term = term[n]
       /\ \E Q \in Quorum : \A m \in Q : match[n][m] >= i
       /\ commit' = [commit EXCEPT ![n] = i]
       /\ lease' = [lease EXCEPT ![n] = IF i > released[n] THEN Max(@, proposedAt[n][i] + D)
                                          ELSE IF i = released[n] THEN 0 ELSE @]
  /\ UNCHANGED <<now, term, leader, log, match, proposedAt, recvAt, released, acked>>

\* A write is acknowledged: committed in the leader's own term and the gate is open.
Ack(n) == /\ leader[n] /\ commit[n] > acked /\ log[n][commit[n]].term = term[n] /\ GateOpen(n)
          /\ acked' = commit[n]
          /\ UNCHANGED <<now, term, leader, log, commit, match, proposedAt, recvAt, lease, released>>

Elect(n) ==
  /\ \E Q \in Quorum : \E t \in {MaxOf({term[m] : m \in Node}) + 1} :
       /\ t <= MaxTerm /\ n \in Q /\ \A m \in Q : UpToDate(log[n], log[m])
       /\ term' = [m \in Node |-> IF m \in Q THEN t ELSE term[m]]
       /\ leader' = [m \in Node |-> IF m = n THEN TRUE ELSE IF m \in Q THEN FALSE ELSE leader[m]]
       /\ lease' = [m \in Node |-> IF m \in Q THEN 0 ELSE lease[m]]
       /\ released' = [m \in Node |-> IF m \in Q THEN 0 ELSE released[m]]
  /\ match' = [match EXCEPT ![n] = [m \in Node |-> IF m = n THEN Len(log[n]) ELSE 0]]
  /\ UNCHANGED <<now, log, commit, proposedAt, recvAt, acked>>

Restart(n) ==
  /\ leader' = [leader EXCEPT ![n] = FALSE] /\ lease' = [lease EXCEPT ![n] = 0]
  /\ released' = [released EXCEPT ![n] = 0]
  /\ recvAt' = [recvAt EXCEPT ![n] = [i \in 1..Len(log[n]) |-> now]]
  /\ proposedAt' = [proposedAt EXCEPT ![n] = [i \in 1..Len(log[n]) |-> 0]]
  /\ UNCHANGED <<now, term, log, commit, match, acked>>

\* The leader answers a strong read from its applied state only while this holds.
MayRead(n) == leader[n] /\ now < lease[n] /\ GateOpen(n)
\* What a strong read has shown counts as acknowledged.
Read(n) == /\ MayRead(n) /\ commit[n] > acked /\ acked' = commit[n]
           /\ UNCHANGED <<now, term, leader, log, commit, match, proposedAt, recvAt, lease, released>>

Next == \/ Tick
        \/ \E n \in Node : Propose(n) \/ Release(n) \/ Commit(n) \/ Ack(n) \/ Read(n) \/ Elect(n) \/ Restart(n)
        \/ \E n, m \in Node : Replicate(n, m)
Perms == Permutations(Node)
Spec == Init /\ [][Next]_vars

\* 1. Whoever may answer a strong read has every acknowledged write.
StrongReadsAreLinearizable == \A n \in Node : MayRead(n) => acked <= commit[n]
\* 2. Sanity: what was acknowledged is never lost from a majority's logs, and committed prefixes agree.
CommittedAgree == \A a, b \in Node : \A i \in 1..(IF commit[a] < commit[b] THEN commit[a] ELSE commit[b]) : log[a][i] = log[b][i]
=============================================================================
