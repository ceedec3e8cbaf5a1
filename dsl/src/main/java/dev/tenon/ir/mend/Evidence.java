package dev.tenon.ir.mend;

import dev.tenon.Type;
import dev.tenon.ir.Axis;
import java.util.ArrayList;
import java.util.List;

/**
 * What is known of a problem beyond its message.
 *
 * @param calls the calls that led to its place, a line each; empty for none
 * @param unequal axes of inputs of a primitive, the first two of which should be equal
 * @param causes what it is due to
 * @param remedies changes of the layer at fault that may mend it
 * @param wants sizes that would mend it
 * @param standIn what the layer was probably meant to give, or null
 * @param derivations how the sizes at fault came about
 * @param candidates all changes that are to be tried
 * @param fixes changes that were tried and mend it
 */
public record Evidence(
    String calls,
    List<Axis> unequal,
    List<Cause> causes,
    List<Remedy> remedies,
    List<Want> wants,
    Type standIn,
    List<Derivation> derivations,
    List<Candidate> candidates,
    List<Fix> fixes) {
  /** Nothing. */
  public static final Evidence NONE =
      new Evidence(
          "", List.of(), List.of(), List.of(), List.of(), null, List.of(), List.of(), List.of());

  /** This of inputs that have unequal sizes along these axes. */
  public Evidence with(Axis first, Axis second) {
    return new Evidence(
        calls,
        List.of(first, second),
        causes,
        remedies,
        wants,
        standIn,
        derivations,
        candidates,
        fixes);
  }

  /** This with the calls that led to its place. */
  public Evidence with(String lines) {
    return new Evidence(
        lines, unequal, causes, remedies, wants, standIn, derivations, candidates, fixes);
  }

  /** This with one cause more. */
  public Evidence with(Cause cause) {
    return new Evidence(
        calls,
        unequal,
        and(causes, cause),
        remedies,
        wants,
        standIn,
        derivations,
        candidates,
        fixes);
  }

  /** This with one remedy more. */
  public Evidence with(Remedy remedy) {
    return new Evidence(
        calls,
        unequal,
        causes,
        and(remedies, remedy),
        wants,
        standIn,
        derivations,
        candidates,
        fixes);
  }

  /** This with one wanted size more. */
  public Evidence with(Want want) {
    return new Evidence(
        calls,
        unequal,
        causes,
        remedies,
        and(wants, want),
        standIn,
        derivations,
        candidates,
        fixes);
  }

  /** This with what the layer was meant to give. */
  public Evidence with(Type meant) {
    return new Evidence(
        calls, unequal, causes, remedies, wants, meant, derivations, candidates, fixes);
  }

  /** This with what was found out about it. */
  public Evidence with(List<Derivation> derived, List<Candidate> changes) {
    return new Evidence(
        calls,
        unequal,
        causes,
        remedies,
        wants,
        standIn,
        List.copyOf(derived),
        List.copyOf(changes),
        fixes);
  }

  /** This with changes that mend it. */
  public Evidence mendedBy(List<Fix> changes) {
    return new Evidence(
        calls,
        unequal,
        causes,
        remedies,
        wants,
        standIn,
        derivations,
        candidates,
        List.copyOf(changes));
  }

  private static <T> List<T> and(List<T> list, T more) {
    List<T> longer = new ArrayList<>(list);
    longer.add(more);
    return List.copyOf(longer);
  }
}
