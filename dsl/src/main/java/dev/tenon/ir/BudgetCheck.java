package dev.tenon.ir;

import dev.tenon.Budget;
import dev.tenon.Dim;
import dev.tenon.Problem;
import dev.tenon.ir.Costs.Measure;
import dev.tenon.ir.Declaration.Located;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reports a model that costs more than its {@link Budget} allows. */
public final class BudgetCheck {
  private BudgetCheck() {}

  /**
   * What a {@link Budget} says.
   *
   * @param origin the annotation
   */
  public record Limits(long parameters, long activationBytes, long flops, Origin origin) {
    /** The limits of {@code budget}. */
    public static Limits of(Budget budget, Origin origin) {
      return new Limits(budget.parameters(), budget.activationBytes(), budget.flops(), origin);
    }
  }

  /** One limit: how much of what, and how the first line says it. */
  private record Limit(String option, long most, Measure measure, String format) {}

  /** What is wrong with a model called {@code name} that costs {@code costs}. */
  public static Optional<Located> check(String name, Costs costs, Limits limits) {
    if (limits == null) {
      return Optional.empty();
    }
    List<Limit> all =
        List.of(
            new Limit("parameters", limits.parameters(), Measure.PARAMETERS, "has %s parameters"),
            new Limit(
                "activationBytes",
                limits.activationBytes(),
                Measure.ACTIVATIONS,
                "keeps %s bytes of activations an example"),
            new Limit("flops", limits.flops(), Measure.FLOPS, "takes %s FLOPs an example"));
    List<Limit> exceeded = new ArrayList<>();
    Problem problem = null;
    for (Limit limit : all) {
      Dim cost = costs.total(limit.measure());
      if (limit.most() < 0) {
        problem = negative(limit);
      } else if (limit.most() < Long.MAX_VALUE && !cost.isKnown()) {
        problem = problem == null ? open(name, limit, cost) : problem;
      } else if (limit.most() < Long.MAX_VALUE && cost.known() > limit.most()) {
        exceeded.add(limit);
      }
    }
    if (problem == null && !exceeded.isEmpty()) {
      problem = over(name, exceeded, costs);
    }
    return Optional.ofNullable(problem).map(found -> new Located(found, limits.origin(), false));
  }

  private static Problem negative(Limit limit) {
    return Problem.of(
            "Negative",
            "@Budget has %s = %d; that must be 0 or above",
            limit.option(),
            limit.most())
        .at(limit.option())
        .fix("write 0 or a number above");
  }

  private static Problem open(String name, Limit limit, Dim cost) {
    String sizes = String.join(", ", cost.names());
    return Problem.of(
            "OpenBudget",
            "what %s costs depends on %s: no number to hold against %s = %d",
            name,
            sizes,
            limit.option(),
            limit.most())
        .explained(limit.format().formatted(cost))
        .at(limit.option())
        .fix("state a number in place of %s, or remove %s".formatted(sizes, limit.option()));
  }

  private static Problem over(String name, List<Limit> exceeded, Costs costs) {
    Limit first = exceeded.get(0);
    long cost = costs.total(first.measure()).known();
    Problem problem =
        Problem.of(
                "OverBudget",
                first.format() + "; @Budget allows %s",
                number(cost),
                number(first.most()))
            .about(name);
    for (Limit other : exceeded.subList(1, exceeded.size())) {
      problem =
          problem.explained(
              "it also "
                  + other.format().formatted(Costs.number(costs.total(other.measure())))
                  + "; @Budget allows "
                  + number(other.most()));
    }
    return problem
        .explained(costs.largest(first.measure()).stripTrailing())
        .at(first.option())
        .fix("make the first layers smaller, or write %s = %d".formatted(first.option(), cost));
  }

  private static String number(long value) {
    return String.format(Locale.ROOT, "%,d", value);
  }
}
