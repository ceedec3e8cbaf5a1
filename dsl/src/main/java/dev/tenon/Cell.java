package dev.tenon;

import dev.tenon.ir.Masks;
import dev.tenon.ir.fluent.LayerOptions;
import dev.tenon.ir.mend.Remedy;
import dev.tenon.ir.mend.Want;
import dev.tenon.ir.op.Constants;
import dev.tenon.ir.op.Pieces;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** What the rules of recurrent layers share: all but what one step computes. */
interface Cell extends Layer {
  /** Numbers that are kept from step to step, in each direction. */
  int units();

  /** Whether {@link #apply} gives every step. */
  boolean returnSequences();

  /** Whether the sequence is also gone over from its end, by weights of its own. */
  boolean bidirectional();

  /** Whether there are biases. */
  boolean bias();

  /** What is kept from step to step, the output first; each is {@code [N, units]}. */
  List<String> kept();

  /** How many numbers for each unit the input decides on. */
  int gates();

  /** The bias before training. */
  Init firstBias();

  /**
   * What is kept after a step.
   *
   * @param x the input times its kernel, {@code [N, gates * units]}
   */
  List<Tensor> next(Weights weights, Tensor x, List<Tensor> kept);

  /**
   * What is kept after each step, {@code [T, N, units]}.
   *
   * @param x the input times its kernel, {@code [T, N, gates * units]}
   * @param mask {@code bool [T, N, 1]}, or the scalar true
   */
  List<Tensor> all(Weights weights, Tensor x, List<Tensor> kept, Tensor mask, boolean backwards);

  @Override
  default Tensor apply(Tensor x) {
    Recurrent.Run run = run(x, null);
    return run.output(returnSequences());
  }

  /**
   * Goes over {@code x [N, T, C]} from {@code state} on; null stands for zeros. A masked step
   * leaves what is kept as it is.
   */
  default Recurrent.Run run(Tensor x, List<Tensor> state) {
    Sequences.check(x);
    checkState(x, state);
    Recurrent.Run run = bidirectional() ? both(x, state) : run(x, state, false);
    Tensor mask = Sequences.mask(x);
    if (mask == null) {
      return run;
    }
    Tensor examples = Masks.covers(x, 1) ? null : Masks.left(x, 1);
    return new Recurrent.Run(
        run.output(true).masked(mask),
        run.state().stream().map(kept -> Masks.with(kept, examples)).toList());
  }

  private void checkState(Tensor x, List<Tensor> state) {
    if (state == null) {
      return;
    }
    if (state.size() != kept().size()) {
      String names = String.join(" and ", kept());
      boolean one = kept().size() == 1;
      Problem problem =
          Problem.of(
                  "RecurrentState",
                  "keeps %s, but is given %d",
                  one ? "1 tensor, its " + names : kept().size() + " tensors, " + names,
                  state.size())
              .fix(
                  "hand over "
                      + (one ? "its " + names : "a list of " + names + ", as run(...).state() is"));
      throw state.size() == 2 ? problem.or(lstm()) : problem;
    }
    int directions = bidirectional() ? 2 : 1;
    Dims expected = Dims.of(List.of(x.dims().dim(0), Dim.of((long) directions * units())));
    for (int i = 0; i < state.size(); i++) {
      Tensor given = state.get(i);
      if (!given.dims().sameAs(expected)) {
        throw stateProblem(given, kept().get(i), expected, directions);
      }
      if (given.dtype() != x.dtype()) {
        Type kept = new Type(x.dtype(), expected);
        throw stateProblem(given, kept().get(i), kept).wantsDtype(given, x.dtype());
      }
    }
  }

  /** The layer that keeps two. Who hands one to it may rather have forgotten the other. */
  private Remedy lstm() {
    return new Remedy.Twin(LayerOptions.annotationOf(this), Lstm.class);
  }

  private static Problem stateProblem(Tensor given, String name, Type expected) {
    return Problem.of(
            "RecurrentState", "is given a %s of [%s], but keeps [%s]", name, given.type(), expected)
        .fix("hand over a " + name + " of [" + expected + "]");
  }

  private static Problem stateProblem(Tensor given, String name, Dims expected, int directions) {
    Dims dims = given.dims();
    Problem problem = stateProblem(given, name, new Type(given.dtype(), expected));
    if (dims.rank() == 3
        && dims.dim(0).sameAs(expected.dim(0))
        && dims.dim(2).sameAs(expected.dim(1))) {
      return problem
          .because(given)
          .wantsRank(given, 2)
          .fix("hand over last(), which is kept after all steps");
    }
    boolean width = dims.rank() == 2 && dims.dim(0).sameAs(expected.dim(0));
    if (!width) {
      return problem.because(given);
    }
    problem = problem.because(given, 1);
    if (!dims.dim(1).isKnown() || dims.known(1) % directions != 0) {
      return problem;
    }
    problem = problem.orWrite("units", (int) dims.known(1) / directions);
    boolean twice = dims.dim(1).equals(expected.dim(1).times(2));
    return (twice ? problem.orEarlier(given, "bidirectional", false) : problem)
        .wants(given, 1, expected.dim(1));
  }

  private Recurrent.Run both(Tensor x, List<Tensor> state) {
    List<Tensor> there = new ArrayList<>();
    List<Tensor> back = new ArrayList<>();
    for (Tensor both : state == null ? List.<Tensor>of() : state) {
      List<Tensor> parts = both.split(1, 2);
      there.add(parts.get(0));
      back.add(parts.get(1));
    }
    Recurrent.Run first = run(x, state == null ? null : there, false);
    Recurrent.Run second = run(x, state == null ? null : back, true);
    return new Recurrent.Run(
        first.output(true).concat(second.output(true), 2),
        IntStream.range(0, kept().size())
            .mapToObj(i -> first.state().get(i).concat(second.state().get(i), 1))
            .toList());
  }

  private Recurrent.Run run(Tensor x, List<Tensor> state, boolean backwards) {
    Dims dims = x.dims();
    Dim steps = dims.dim(1);
    Weights weights = new Weights(x, backwards);
    // [N, T, C] -> [T, N, C] -> [T, N, gates * units]
    Tensor rows =
        x.unmasked()
            .transpose(1, 0, 2)
            .reshape(Dims.of(List.of(steps.times(dims.dim(0)), dims.dim(2))));
    Tensor inputs =
        inputs(weights, rows)
            .reshape(Dims.of(List.of(steps, dims.dim(0), Dim.of((long) gates() * units()))));
    List<Tensor> first =
        state == null ? zeros(x, dims.dim(0)) : state.stream().map(Tensor::unmasked).toList();
    List<Tensor> all = all(weights, inputs, first, mask(x), backwards);
    return new Recurrent.Run(
        all.get(0).transpose(1, 0, 2),
        all.stream().map(sequence -> end(sequence, backwards)).toList());
  }

  private static Tensor mask(Tensor x) {
    Tensor mask = Sequences.mask(x);
    return mask == null
        ? x.trace().apply(new Constants.Scalar(1, DType.BOOL))
        : Masks.aligned(mask, 2).broadcastTo(x.dims().slice(0, 2)).transpose(1, 0).expandDims(2);
  }

  /** What is kept after one step with the input {@code x [N, C]}; a masked one changes nothing. */
  default List<Tensor> step(Tensor x, List<Tensor> state) {
    if (x.dims().rank() != 2) {
      Problem problem =
          Problem.of("StepRank", "takes one step, [N C], but its input is [%s]", x.type());
      Problem wanting =
          x.dims().rank() == 3
              ? problem.wants(new Want.Given(x, x.type().with(x.dims().without(List.of(1)))))
              : problem;
      throw wanting
          .because(x)
          .wants(new Want.Steps(x, 2))
          .fix("use run, which takes all steps, or take one out, such as by x.slice(1, 0, 1)");
    }
    if (bidirectional()) {
      throw Problem.of("BidirectionalStep", "goes both ways, so it has no single steps")
          .at("bidirectional")
          .orWrite("bidirectional", false)
          .fix("remove bidirectional, or use run");
    }
    Options.lastAxis(x);
    checkState(x, state);
    Weights weights = new Weights(x, false);
    List<Tensor> before = state.stream().map(Tensor::unmasked).toList();
    List<Tensor> next = next(weights, inputs(weights, x.unmasked()), before);
    if (!Masks.covers(x, 0)) {
      return next;
    }
    Tensor mask = Masks.mask(x);
    Tensor moves = Masks.aligned(mask.dims().rank() == 1 ? mask : Masks.any(mask, 1), 2);
    return IntStream.range(0, next.size())
        .mapToObj(i -> moves.select(next.get(i), before.get(i)).masked(moves))
        .toList();
  }

  private Tensor inputs(Weights weights, Tensor rows) {
    long width = (long) gates() * units();
    Dims kernel = Dims.of(rows.dims().known(-1), width);
    Tensor product = rows.matMul(weights.kernel("kernel", kernel, Init.GLOROT_UNIFORM));
    return bias()
        ? product.biasAdd(weights.parameter("bias", Dims.of(width), firstBias()))
        : product;
  }

  private List<Tensor> zeros(Tensor x, Dim examples) {
    Dims dims = Dims.of(List.of(examples, Dim.of(units())));
    Tensor zeros = x.trace().apply(new Constants.Fill(0, x.dtype(), dims));
    return kept().stream().map(name -> zeros).toList();
  }

  /** What is kept at the end; that there is a step is not proved here, but needed by all else. */
  private static Tensor end(Tensor sequence, boolean backwards) {
    Dims dims = sequence.dims();
    Dim from = backwards ? Dim.of(0) : dims.dim(0).minus(1);
    Dims begin = Dims.of(0, 0, 0).with(0, from);
    return sequence.trace().apply(new Pieces.Slice(begin, dims.with(0, 1)), sequence).squeeze(0);
  }

  /**
   * The weights of one direction.
   *
   * @param x the input, which asks for them
   */
  record Weights(Tensor x, boolean backwards) {
    /** See {@link Tensor#kernel}. */
    Tensor kernel(String name, Dims dims, Init init) {
      return x.kernel(local(name), dims, init);
    }

    /** See {@link Tensor#parameter}. */
    Tensor parameter(String name, Dims dims, Init init) {
      return x.parameter(local(name), dims, init);
    }

    private String local(String name) {
      return backwards
          ? "backward" + Character.toUpperCase(name.charAt(0)) + name.substring(1)
          : name;
    }
  }

  /** The kernel that what is kept is multiplied by, {@code [units, gates * units]}. */
  default Tensor recurrentKernel(Weights weights) {
    Dims dims = Dims.of(units(), (long) gates() * units());
    return weights.kernel("recurrentKernel", dims, Init.ORTHOGONAL);
  }
}
