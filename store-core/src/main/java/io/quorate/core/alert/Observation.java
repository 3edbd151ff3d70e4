package io.quorate.core.alert;

/** What is seen of one subject of a rule at one moment. */
public sealed interface Observation {

  /** What the rule is applied to, such as a node's name; stable. */
  String subject();

  /** For people: the figures, and the limit. */
  String detail();

  /** There is a measurement. */
  record Measured(String subject, Judgement judgement, String detail) implements Observation {}

  /** There should be a measurement, and there is none. */
  record Missing(String subject, String detail) implements Observation {}
}
