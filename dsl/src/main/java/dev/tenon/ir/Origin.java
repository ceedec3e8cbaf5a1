package dev.tenon.ir;

/**
 * The place in the user's source that made something.
 *
 * @param place as people read it: {@code conv1}, or {@code ResNet.java:14, in block}
 * @param token what the reporter needs to put a diagnostic there; null when there is no compiler
 * @param caller the place that led to this one, or null
 * @param method the method that it stands in; null where that is not known
 */
public record Origin(String place, Object token, Origin caller, Method method) {
  /**
   * A method of the user's.
   *
   * @param name {@code <init>} for constructors and what initialises fields
   */
  public record Method(Class<?> type, String name) {}

  /** The origin of what no source token made. */
  public static final Origin NONE = new Origin("", null, null);

  /** An origin of which nobody knows the method. */
  public Origin(String place, Object token, Origin caller) {
    this(place, token, caller, null);
  }

  /** An origin without a caller. */
  public static Origin of(String place, Object token) {
    return new Origin(place, token, null);
  }

  /** Whether it, or a call that led to it, is one repetition of several. */
  public boolean isRepeated() {
    return place.endsWith(" repetition") || caller != null && caller.isRepeated();
  }

  /** Whether this is the token, or else the line, of {@code other}, whatever led to it. */
  public boolean isAt(Origin other) {
    return token == null && other.token == null
        ? place.equals(other.place)
        : token != null && token.equals(other.token);
  }

  /** Whether this, or a call that led to it, is at {@code call}. */
  public boolean comesFrom(Origin call) {
    return isAt(call) || caller != null && caller.comesFrom(call);
  }

  /** This place, which stands in {@code known}. */
  public Origin in(Method known) {
    return new Origin(place, token, caller, known);
  }

  /** This place in a certain repetition, counted from 1. */
  Origin repeated(int number) {
    return new Origin(place + ", " + ordinal(number) + " repetition", token, caller, method);
  }

  /** This place, reached from {@code outer} where nothing else led to it. */
  public Origin calledFrom(Origin outer) {
    if (outer == null || outer.equals(NONE)) {
      return this;
    }
    return new Origin(place, token, caller == null ? outer : caller.calledFrom(outer), method);
  }

  /** The calls that led here, a line each; empty where nothing did. */
  public String calls() {
    StringBuilder lines = new StringBuilder();
    for (Origin call = caller; call != null; call = call.caller) {
      boolean told =
          call.caller != null && (call.caller.place + ", ").startsWith(call.place + ", ");
      if (!told) { // a lambda in the line of the call that it is handed to
        lines.append(lines.isEmpty() ? "" : "\n").append("called from ").append(call.place);
      }
    }
    return lines.toString();
  }

  private static String ordinal(int number) {
    boolean teen = number % 100 / 10 == 1;
    String ending =
        teen
            ? "th"
            : switch (number % 10) {
              case 1 -> "st";
              case 2 -> "nd";
              case 3 -> "rd";
              default -> "th";
            };
    return number + ending;
  }
}
