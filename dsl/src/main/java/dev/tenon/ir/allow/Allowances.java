package dev.tenon.ir.allow;

import dev.tenon.ir.Declaration;
import dev.tenon.ir.Declaration.Located;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** Keeps the warnings silent that a model allows, and knows which it had to. */
public final class Allowances {
  private static final String UNUSED = "AllowUnused";

  private final List<Allowance> own;
  private final Function<Located, Stream<Allowance>> around;
  private final Set<Allowance> used = new LinkedHashSet<>();

  /**
   * Allowances of one model.
   *
   * @param own those that stand in the model's own class, and are for nothing else
   * @param around those in whose reach a warning stands, the nearest first
   */
  public Allowances(List<Allowance> own, Function<Located, Stream<Allowance>> around) {
    this.own = List.copyOf(own);
    this.around = around;
  }

  /** Of a model of which nobody knows whether it allows anything. */
  public static Allowances none() {
    return new Allowances(List.of(), located -> Stream.empty());
  }

  /** Of a model of the annotation form, whose warnings stand at elements or at the model. */
  public static Allowances of(Declaration declaration) {
    List<Allowance> all = declaration.allowances();
    return new Allowances(
        all,
        located ->
            Stream.of(located.origin().place(), declaration.name())
                .flatMap(place -> all.stream().filter(one -> one.origin().place().equals(place))));
  }

  /** What is wrong with what is allowed, whatever the model does. */
  public List<Located> mistakes() {
    return own.stream().flatMap(one -> one.mistake().stream()).toList();
  }

  /** Whether {@code located} is a warning that is not to be given. */
  public boolean silence(Located located) {
    if (!located.warning()) {
      return false;
    }
    return around
        .apply(located)
        .filter(one -> one.isFor(located.problem().id()))
        .findFirst()
        .map(
            one -> {
              used.add(one);
              return true;
            })
        .orElse(false);
  }

  /** Those of {@code problems} that are to be told. */
  public List<Located> told(Collection<Located> problems) {
    return problems.stream().filter(located -> !silence(located)).toList();
  }

  /**
   * Warnings of what was {@code idle}, unless something else than it allows is wrong, too: that may
   * be why a warning is missing.
   *
   * @param told what is wrong besides
   */
  public static List<Located> unused(Collection<Allowance> idle, List<Located> told) {
    return idle.stream()
        .filter(one -> told.stream().allMatch(other -> one.isFor(other.problem().id())))
        .map(Allowance::unused)
        .toList();
  }

  /**
   * What was allowed for nothing; to be asked for after everything that may warn.
   *
   * @param locked whether saved weights were compared, too
   */
  public List<Allowance> unused(boolean locked) {
    return own.stream()
        .filter(one -> !used.contains(one) && !one.id().equals(UNUSED))
        .filter(one -> Severity.of(one.id()) == Severity.WARNING || locked)
        .filter(one -> !silence(one.unused()))
        .toList();
  }
}
