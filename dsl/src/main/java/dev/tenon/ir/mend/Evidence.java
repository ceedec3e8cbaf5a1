package dev.tenon.ir.mend;

import dev.tenon.Problem;
import dev.tenon.Tensor;
import dev.tenon.Type;
import dev.tenon.ir.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** What is known of a problem beyond its message. It never changes; each method gives another. */
public final class Evidence {
  /** Nothing. */
  public static final Evidence NONE = new Evidence();

  private String calls = "";
  private Origin use;
  private String others = "";
  private List<BiFunction<Problem, List<Tensor>, Problem>> later = List.of();
  private List<Cause> causes = List.of();
  private List<Remedy> remedies = List.of();
  private List<Want> wants = List.of();
  private Type standIn;
  private boolean first;
  private Asked<Derivation> derivations = new Asked<>(List::of);
  private Asked<Candidate> candidates = new Asked<>(List::of);
  private Asked<Candidate> restated = new Asked<>(List::of);
  private List<Fix> fixes = List.of();

  /** A list that is made when it is first asked for; most problems are tried ones' alone. */
  private static final class Asked<T> {
    private final Supplier<List<T>> how;
    private List<T> list;

    Asked(Supplier<List<T>> how) {
      this.how = how;
    }

    List<T> get() {
      if (list == null) {
        list = List.copyOf(how.get());
      }
      return list;
    }
  }

  private Evidence() {}

  private Evidence copy() {
    Evidence copy = new Evidence();
    copy.calls = calls;
    copy.use = use;
    copy.others = others;
    copy.later = later;
    copy.causes = causes;
    copy.remedies = remedies;
    copy.wants = wants;
    copy.standIn = standIn;
    copy.first = first;
    copy.derivations = derivations;
    copy.candidates = candidates;
    copy.restated = restated;
    copy.fixes = fixes;
    return copy;
  }

  /** The calls that led to its place, a line each; empty for none. */
  public String calls() {
    return calls;
  }

  /** The call that applies the layer at fault, which stands where it was made; null for none. */
  public Origin use() {
    return use;
  }

  /** Other calls that are wrong in the same way, a line each; empty for none. */
  public String others() {
    return others;
  }

  /** What is to be added once the inputs of the primitive are known. */
  public List<BiFunction<Problem, List<Tensor>, Problem>> later() {
    return later;
  }

  /** What it is due to. */
  public List<Cause> causes() {
    return causes;
  }

  /** Changes of the layer at fault that may mend it. */
  public List<Remedy> remedies() {
    return remedies;
  }

  /** What would mend it, wherever it comes from. */
  public List<Want> wants() {
    return wants;
  }

  /** What the layer was probably meant to give, or null. */
  public Type standIn() {
    return standIn;
  }

  /** Whether it is so whatever led to its place. */
  public boolean isFirst() {
    return first;
  }

  /** How the sizes at fault came about. */
  public List<Derivation> derivations() {
    return derivations.get();
  }

  /** All changes that are to be tried. */
  public List<Candidate> candidates() {
    return candidates.get();
  }

  /** Other shape texts that are to be tried where it is not alone. */
  public List<Candidate> restated() {
    return restated.get();
  }

  /** Changes that were tried and mend it. */
  public List<Fix> fixes() {
    return fixes;
  }

  /** This with one thing more to add once the inputs of the primitive are known. */
  public Evidence with(BiFunction<Problem, List<Tensor>, Problem> more) {
    Evidence copy = copy();
    copy.later = and(later, more);
    return copy;
  }

  /** This with the calls that led to its place. */
  public Evidence with(String lines) {
    Evidence more = copy();
    more.calls = lines;
    return more;
  }

  /** This with the call that applies the layer at fault. */
  public Evidence with(Origin applied) {
    Evidence more = copy();
    more.use = applied;
    return more;
  }

  /** This with other calls that are wrong in the same way. */
  public Evidence beside(String lines) {
    Evidence more = copy();
    more.others = lines;
    return more;
  }

  /** This with one cause more. */
  public Evidence with(Cause cause) {
    Evidence more = copy();
    more.causes = and(causes, cause);
    return more;
  }

  /** This with one change more to try. */
  public Evidence with(Remedy remedy) {
    Evidence more = copy();
    more.remedies = and(remedies, remedy);
    return more;
  }

  /** This with only those wants for which {@code which} holds. */
  public Evidence wanting(Predicate<Want> which) {
    Evidence copy = copy();
    copy.wants = wants.stream().filter(which).toList();
    return copy;
  }

  /** This with one wish more. */
  public Evidence with(Want want) {
    Evidence more = copy();
    more.wants = and(wants, want);
    return more;
  }

  /** This with what the layer was meant to give. */
  public Evidence with(Type meant) {
    Evidence more = copy();
    more.standIn = meant;
    return more;
  }

  /** This of a problem that is so whatever led to its place. */
  public Evidence ofItself() {
    Evidence more = copy();
    more.first = true;
    return more;
  }

  /** This with what is found out about it when somebody asks. */
  public Evidence with(Supplier<List<Derivation>> derived, Supplier<List<Candidate>> changes) {
    Evidence more = copy();
    more.derivations = new Asked<>(derived);
    more.candidates = new Asked<>(changes);
    return more;
  }

  /** This with shape texts to be tried where it is not alone, found when somebody asks. */
  public Evidence restating(Supplier<List<Candidate>> changes) {
    Evidence more = copy();
    more.restated = new Asked<>(changes);
    return more;
  }

  /** This with changes that mend it. */
  public Evidence mendedBy(List<Fix> changes) {
    Evidence more = copy();
    more.fixes = List.copyOf(changes);
    return more;
  }

  private static <T> List<T> and(List<T> list, T more) {
    List<T> longer = new ArrayList<>(list);
    longer.add(more);
    return List.copyOf(longer);
  }
}
