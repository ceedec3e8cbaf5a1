package dev.tenon.ir;

/**
 * The place in the user's source that made something.
 *
 * @param place as people read it: {@code conv1}, or {@code Mnist.java:14}
 * @param token what the reporter needs to put a diagnostic there; null when there is no compiler
 * @param caller the place that led to this one, or null
 */
public record Origin(String place, Object token, Origin caller) {
  /** The origin of what no source token made. */
  public static final Origin NONE = new Origin("", null, null);

  /** An origin without a caller. */
  public static Origin of(String place, Object token) {
    return new Origin(place, token, null);
  }
}
