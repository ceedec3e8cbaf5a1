package dev.tenon;

import dev.tenon.ir.Places;
import dev.tenon.ir.Reflection;
import dev.tenon.ir.fluent.Deferred;
import java.util.Map;

/**
 * What is stored for a parameter or state.
 *
 * @param type what its text says, or was probably meant to say
 * @param isDtypeStated whether the type of its elements is that, and not the model's
 * @param text as it is written, or was probably meant to be
 * @param mistake what is wrong with the text; null for nothing
 */
record StoredSizes(Type type, boolean isDtypeStated, String text, Deferred mistake) {
  private static final String NUMBERS = "write numbers or constants only";

  /** One number. */
  static StoredSizes ofScalar() {
    return new StoredSizes(Type.of(), false, Type.of().toString(), null);
  }

  /**
   * What the text in the user's present call says.
   *
   * @throws Problem if it is wrong, and nobody would tell that later
   */
  static StoredSizes of(String text) {
    Map<String, Long> constants = Reflection.constants(Places.caller());
    try {
      Notation.Parsed parsed = Notation.parse(text, constants);
      boolean fixed = parsed.type().dims().isKnown();
      return new StoredSizes(
          parsed.type(), parsed.dtypeStated(), text, fixed ? null : Deferred.of(varies(text)));
    } catch (NotationException malformed) {
      Notation.Parsed meant =
          malformed.fix().map(fix -> Notation.parse(fix, constants)).orElse(null);
      boolean varies = meant != null && !meant.type().dims().isKnown();
      Problem problem = malformed.problem();
      return new StoredSizes(
          meant == null ? Type.of() : meant.type(),
          meant != null && meant.dtypeStated(),
          malformed.fix().orElse(text),
          Deferred.of(varies ? problem.fix(NUMBERS) : problem));
    }
  }

  private static Problem varies(String text) {
    return Problem.of(
            "ParameterShape", "a parameter has a fixed number of elements, not \"%s\"", text)
        .fix(NUMBERS);
  }

  /** What it is in a model that computes in {@code floatType}. */
  Type type(DType floatType) {
    return isDtypeStated ? type : type.with(floatType);
  }

  @Override
  public String toString() {
    return type.toString();
  }
}
