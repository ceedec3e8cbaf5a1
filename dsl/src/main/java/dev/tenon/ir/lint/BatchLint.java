package dev.tenon.ir.lint;

import dev.tenon.Dims;
import dev.tenon.Problem;
import dev.tenon.Role;
import dev.tenon.Tensor;
import dev.tenon.Type;
import dev.tenon.ir.AxisRoles.Place;
import dev.tenon.ir.Meanings.Expected;
import dev.tenon.ir.Node;
import dev.tenon.ir.Origin;
import dev.tenon.ir.Source;
import dev.tenon.ir.mend.Candidate;
import dev.tenon.ir.mend.Remedy;
import dev.tenon.ir.mend.Want;
import dev.tenon.ir.op.Shaping;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** A batch of a fixed size, and one that is squeezed away. */
final class BatchLint implements Lints.Lint {
  @Override
  public void check(Traced function) {
    fixed(function);
    for (Tensor squeezed : function.trace().meanings().squeezed()) {
      if (squeezed.node().primitive() instanceof Shaping.Reshape) {
        squeezed(function, squeezed);
      }
    }
  }

  private static void fixed(Traced function) {
    Set<Node> told = new HashSet<>();
    for (Expected expected : function.trace().meanings().expected()) {
      if (expected.roles().get(0) != Role.BATCH) {
        continue;
      }
      Optional<Place> place = function.roles().input(expected.x(), 0);
      if (place.isEmpty() || place.get().axis() != 0) {
        continue;
      }
      Tensor input = place.get().tensor();
      boolean known = input.dims().dim(0).isKnown() && input.dims().known(0) > 1;
      boolean missing = known && isPlainPicture(input.dims());
      if ((missing || known && function.trained()) && told.add(input.node())) {
        function.doubtBatch(input);
        Origin origin = function.trace().meanings().given(input);
        function.warn(
            input.node(),
            missing ? missing(input) : fixed(input),
            origin.token() == null ? expected.origin() : origin,
            expected.scope());
      }
    }
  }

  private static Problem fixed(Tensor input) {
    Dims dims = input.dims();
    Problem problem =
        Problem.of(
                "FixedBatch",
                "%s is [%s], so the last, smaller batch of an epoch does not fit",
                name(input),
                dims)
            .at("value");
    int named =
        IntStream.range(1, dims.rank())
            .filter(a -> dims.dim(a).equals(Traced.BATCH))
            .findFirst()
            .orElse(0);
    if (named > 0) {
      return elsewhere(problem, input, named);
    }
    problem =
        problem
            .fix(
                "write N for %s: \"%s\""
                    .formatted(dims.dim(0), input.type().with(dims.with(0, Traced.BATCH))))
            .wants(input, 0, Traced.BATCH);
    return isPicture(dims)
        ? problem
            .explained("or [%s] is one example, and the batch is missing".formatted(dims))
            .wants(new Want.Given(input, batched(input)))
        : dims.rank() == 1 ? problem.wants(new Want.Given(input, batched(input))) : problem;
  }

  /** {@code problem} of an input whose batch is axis {@code named}, and not the first. */
  private static Problem elsewhere(Problem problem, Tensor input, int named) {
    Dims dims = input.dims();
    Dims first = dims.without(List.of(named)).prepend(dims.dim(named));
    Problem moved =
        problem
            .explained("N stands at axis %d, but the batch comes first".formatted(named))
            .fix("write \"%s\"".formatted(input.type().with(first)))
            .wants(new Want.Given(input, input.type().with(first)));
    return dims.rank() > 2
        ? moved.wants(new Want.Given(input, input.type().with(dims.without(List.of(0)))))
        : moved;
  }

  /** Of pictures alone: a function that is not trained may take any other batch of a fixed size. */
  private static Problem missing(Tensor input) {
    Dims dims = input.dims();
    return Problem.of(
            "FixedBatch",
            "%s is [%s], which is %s examples of [%s], since the batch comes first",
            name(input),
            dims,
            dims.dim(0),
            dims.slice(1, 3))
        .at("value")
        .explained("it looks like one picture, without the batch")
        .fix("state the batch, too: \"%s\"".formatted(batched(input)))
        .wants(new Want.Given(input, batched(input)));
  }

  private static String name(Tensor input) {
    return input.node().primitive() instanceof Source.Input named ? named.name() : "the input";
  }

  private static Type batched(Tensor input) {
    return input.type().with(input.dims().prepend(Traced.BATCH));
  }

  /** Whether sizes that should begin with a batch look like those of one square picture. */
  private static boolean isPicture(Dims dims) {
    return (dims.rank() == 2 || dims.rank() == 3)
        && dims.isKnown()
        && dims.dim(0).equals(dims.dim(1));
  }

  /** Whether sizes look like those of a square picture and of nothing else. */
  private static boolean isPlainPicture(Dims dims) {
    return dims.rank() == 3
        && isPicture(dims)
        && dims.known(0) >= Traced.SMALLEST
        && Traced.COLOURS.contains(dims.known(2));
  }

  private static void squeezed(Traced function, Tensor squeezed) {
    Tensor x = squeezed.node().input(0);
    for (int axis = 0; axis < x.dims().rank(); axis++) {
      if (Traced.isOne(x, axis) && function.isBatch(x, axis)) {
        List<Integer> kept =
            IntStream.range(0, x.dims().rank())
                .filter(other -> Traced.isOne(x, other) && !function.isBatch(x, other))
                .map(other -> other - x.dims().rank())
                .boxed()
                .toList();
        String call = "squeeze(" + Candidate.value(kept, true) + ")";
        Problem problem =
            Problem.of(
                    "SqueezedBatch",
                    "squeeze makes [%2$s] of [%1$s]: the batch of 1 is dropped as well",
                    x.dims(),
                    squeezed.dims())
                .fix("name the axes to drop, such as squeeze(-1)");
        if (!kept.isEmpty()) {
          problem = problem.or(new Remedy.Argument(0, kept, call));
        }
        function.warn(squeezed.node(), problem, squeezed.node().origin(), squeezed.node().scope());
        return;
      }
    }
  }
}
