package io.quorate.core.alert;

/**
 * A limit with hysteresis.
 *
 * @param raiseAt bad from here on
 * @param clearAt good from here on, in the other direction. Below {@code raiseAt} where high values
 *     are bad, above it where low values are
 */
public record Threshold(double raiseAt, double clearAt) {

  public Threshold {
    if (raiseAt == clearAt) {
      throw new IllegalArgumentException("nothing is between " + raiseAt + " and itself");
    }
  }

  public Judgement judge(double value) {
    boolean highIsBad = raiseAt > clearAt;
    if (highIsBad ? value >= raiseAt : value <= raiseAt) {
      return Judgement.BAD;
    }
    return (highIsBad ? value <= clearAt : value >= clearAt) ? Judgement.GOOD : Judgement.BETWEEN;
  }
}
