package dev.tenon;

import dev.tenon.ir.Origin;
import dev.tenon.ir.Places;

/**
 * A mistake in a model, to be shown at the token that is wrong.
 *
 * <p>The first line says what is wrong with both numbers and what to do, in under 120 characters;
 * further lines explain.
 *
 * <p>A rule of a layer or primitive does not know what it is called. Its message goes on from the
 * name, such as "declares 5 inputs but receives 784"; {@link #about} puts the name before it, where
 * the layer is applied.
 */
public final class Problem extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** What is left of a longer name, so that the first line keeps its length. */
  private static final int LONGEST_NAME = 30;

  private final String id;
  private final String option;
  private final int element;
  private final String explanation;
  private final transient Origin origin;

  private Problem(
      String id, String message, String option, int element, String explanation, Origin origin) {
    super(message);
    this.id = id;
    this.option = option;
    this.element = element;
    this.explanation = explanation;
    this.origin = origin;
  }

  /**
   * A problem.
   *
   * @param id one word, the same in code, tests and documentation
   * @param format what is wrong, as for {@link String#format}
   */
  public static Problem of(String id, String format, Object... arguments) {
    return new Problem(id, String.format(format, arguments), "", -1, "", null);
  }

  /** The same problem, shown at the option of this name (an annotation's member). */
  public Problem at(String optionName) {
    return at(optionName, -1);
  }

  /** The same problem, shown at one number or text, counted from 0, of the option of this name. */
  public Problem at(String optionName, int index) {
    Problem copy = new Problem(id, getMessage(), optionName, index, explanation, origin);
    copy.setStackTrace(getStackTrace());
    return copy;
  }

  /** The same problem said of {@code name}, with which the first line then begins. */
  public Problem about(String name) {
    boolean fits = name.length() <= LONGEST_NAME;
    String shown = fits ? name : name.substring(0, LONGEST_NAME) + "...";
    return copy(shown + " " + getMessage(), explanation, origin);
  }

  /** The same problem with more lines below the first. */
  public Problem explained(String lines) {
    return copy(getMessage(), explanation.isEmpty() ? lines : explanation + "\n" + lines, origin);
  }

  /** The same problem with a line that says what to type. */
  public Problem fix(String what) {
    return explained("fix: " + what);
  }

  /** The same problem, at fault {@code place}, unless that is known already. */
  public Problem placed(Origin place) {
    return origin != null ? this : copy(getMessage(), explanation, place);
  }

  /** Whether the place at fault is known. */
  public boolean isPlaced() {
    return origin != null;
  }

  private Problem copy(String message, String newExplanation, Origin newOrigin) {
    Problem copy = new Problem(id, message, option, element, newExplanation, newOrigin);
    copy.setStackTrace(getStackTrace());
    return copy;
  }

  /** One word that names the kind of problem. */
  public String id() {
    return id;
  }

  /** Name of the option at fault, or empty. */
  public String option() {
    return option;
  }

  /** Which number or text of the option is at fault, counted from 0; -1 for all of it. */
  public int element() {
    return element;
  }

  /** The place at fault; where it is the call that threw this, that one. */
  public Origin origin() {
    return origin != null ? origin : Places.of(this);
  }

  /** The lines below the first; empty if there are none. */
  public String explanation() {
    return explanation;
  }

  /** Everything a person is shown: {@code [Id] message}, then the explanation, indented. */
  public String text() {
    String first = "[" + id + "] " + getMessage();
    return explanation.isEmpty() ? first : first + "\n" + explanation.indent(4).stripTrailing();
  }
}
