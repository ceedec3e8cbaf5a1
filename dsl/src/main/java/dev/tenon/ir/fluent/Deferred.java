package dev.tenon.ir.fluent;

import dev.tenon.Problem;
import dev.tenon.ir.Declaration.Located;
import dev.tenon.ir.Origin;
import dev.tenon.ir.Places;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * A mistake in what a model is made of. The model is built all the same, so that other mistakes are
 * told, too; this one is so where what it is about is used, and something can stand in for that.
 */
public final class Deferred {
  private static final ThreadLocal<List<Deferred>> ALL = new ThreadLocal<>();

  private final Problem problem;
  private final Origin origin;
  private boolean told;

  private Deferred(Problem problem) {
    this.problem = problem;
    this.origin = Places.here();
  }

  /**
   * What the user's present call is wrong in.
   *
   * @throws Problem {@code problem}, where nobody would tell it later
   */
  public static Deferred of(Problem problem) {
    List<Deferred> all = ALL.get();
    if (all == null) {
      throw problem;
    }
    Deferred deferred = new Deferred(problem);
    all.add(deferred);
    return deferred;
  }

  /**
   * What {@code body} does, which builds models and traces them.
   *
   * @param untold takes the mistakes in what was never used
   */
  public static <T> T telling(Supplier<T> body, Consumer<Located> untold) {
    List<Deferred> before = ALL.get();
    List<Deferred> all = new ArrayList<>();
    ALL.set(all);
    try {
      T result = body.get();
      all.stream()
          .filter(deferred -> !deferred.told)
          .map(each -> new Located(each.problem.placed(each.origin), each.origin, false))
          .forEach(untold);
      return result;
    } finally {
      ALL.set(before);
    }
  }

  /** What is wrong; somebody tells it. */
  public Problem problem() {
    told = true;
    return problem;
  }

  /** The call that is wrong. */
  public Origin origin() {
    return origin;
  }
}
