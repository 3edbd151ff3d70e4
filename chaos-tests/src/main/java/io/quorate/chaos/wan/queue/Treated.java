package io.quorate.chaos.wan.queue;

/**
 * Packets of one mark so far.
 *
 * @param seen all of them
 * @param delayed those that were held for a while
 * @param lost those that were dropped, by chance or behind a rate limit
 * @param overtaken those that were let past others
 */
public record Treated(long seen, long delayed, long lost, long overtaken) {

  public static final Treated NONE = new Treated(0, 0, 0, 0);

  public Treated plus(Treated other) {
    return new Treated(
        seen + other.seen, delayed + other.delayed, lost + other.lost, overtaken + other.overtaken);
  }

  public Treated minus(Treated other) {
    return new Treated(
        seen - other.seen, delayed - other.delayed, lost - other.lost, overtaken - other.overtaken);
  }
}
