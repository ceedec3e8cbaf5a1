package dev.tenon;

import dev.tenon.ir.Masks;
import dev.tenon.ir.mend.Want;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.List;

/**
 * Attention of several heads: each step takes a mean of the steps of a memory, weighted by how well
 * a query of the one fits a key of the other.
 *
 * <p>With one input it is its own memory. With two, {@code @From({"query", "memory"})} or {@code
 * attention.apply(query, memory)}, the first looks into the second. Steps of the memory that are
 * masked are not seen; the output is masked where the first input is.
 *
 * <ul>
 *   <li>Input {@code [N, T, C]}, memory {@code [N, S, M]}, output {@code [N, T, units]}.
 *   <li>queryKernel {@code [C, heads * keyWidth]}, keyKernel and valueKernel {@code [M, heads *
 *       keyWidth]}, outputKernel {@code [heads * keyWidth, units]}, each with a bias.
 * </ul>
 *
 * <p>Weights of the mean are {@code softmax(query key / sqrt(keyWidth))}. Where a step may see
 * none, since all are masked, its output is of no meaning, but finite.
 *
 * @see <a href="https://arxiv.org/abs/1706.03762">Vaswani et al., Attention is all you need</a>
 */
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD})
@Retention(RetentionPolicy.RUNTIME)
@LayerOf(Attention.Rule.class)
public @interface Attention {
  /** Number of heads, each with queries, keys and values of its own. */
  int heads();

  /** Length of an output's vectors; as long as those of the input by default. */
  int units() default 0;

  /** Length of a head's queries, keys and values; {@code units / heads} by default. */
  int keyWidth() default 0;

  /** Whether a step sees none after it. */
  boolean causal() default false;

  /** Whether biases are added to queries, keys, values and outputs. */
  boolean bias() default true;

  /** The part of the weights that is dropped in training; see {@link Dropout}. */
  double dropout() default 0;

  /** The options that have a default, by name, in the fluent form. */
  interface With {
    /** See {@link Attention#units}. */
    With units(int units);

    /** See {@link Attention#keyWidth}. */
    With keyWidth(int keyWidth);

    /** See {@link Attention#causal}. */
    With causal(boolean causal);

    /** A step sees none after it; see {@link Attention#causal}. */
    default With causal() {
      return causal(true);
    }

    /** See {@link Attention#bias}. */
    With bias(boolean bias);

    /** See {@link Attention#dropout}. */
    With dropout(double dropout);
  }

  /** See {@link Attention}. */
  record Rule(int heads, int units, int keyWidth, boolean causal, boolean bias, double dropout)
      implements Layer, Join {
    /** Checks the options. */
    public Rule {
      Options.positive("heads", heads);
      Options.notNegative("units", units);
      Options.notNegative("keyWidth", keyWidth);
      Options.below1("dropout", dropout);
    }

    @Override
    public Tensor apply(Tensor x) {
      return attend(x, x);
    }

    /** Of a query and a memory, or of one input to itself. */
    @Override
    public Tensor apply(List<Tensor> inputs) {
      if (inputs.isEmpty() || inputs.size() > 2) {
        throw Problem.of(
                "AttentionInputs", "takes a query and a memory, not %d inputs", inputs.size())
            .fix("name the two: @From({\"query\", \"memory\"})");
      }
      return attend(inputs.get(0), inputs.get(inputs.size() - 1));
    }

    private Tensor attend(Tensor x, Tensor memory) {
      check(x, memory);
      int width = width(x);
      Tensor query = split(projected(x, "query", heads * width), width).unmasked();
      Tensor key = split(projected(memory, "key", heads * width), width);
      Tensor value = split(projected(memory, "value", heads * width), width).unmasked();
      // [N, heads, T, width] x [N, heads, S, width] -> [N, heads, T, S]; the key's mask is over S
      Tensor scores = query.times(1 / Math.sqrt(width)).matMul(key, false, true);
      Tensor seen = causal ? scores.masked(earlier(scores)) : scores;
      Tensor weights = new Dropout.Rule(dropout).apply(seen.softmax().unmasked());
      Tensor joined = weights.matMul(value).transpose(0, 2, 1, 3);
      Dims steps = x.dims().slice(0, 2);
      Tensor output =
          projected(joined.reshape(steps.append((long) heads * width)), "output", units(x));
      return Role.FEATURE.of(Masks.with(output, Masks.mask(x)), -1);
    }

    private int units(Tensor x) {
      return units == 0 ? Math.toIntExact(x.dims().known(-1)) : units;
    }

    private int width(Tensor x) {
      return keyWidth == 0 ? units(x) / heads : keyWidth;
    }

    private Tensor projected(Tensor x, String name, int width) {
      Dims kernel = Dims.of(x.dims().known(-1), width);
      Tensor product = x.matMul(x.kernel(name + "Kernel", kernel, Init.GLOROT_UNIFORM));
      return bias
          ? product.biasAdd(x.parameter(name + "Bias", Dims.of(width), Init.ZEROS))
          : product;
    }

    /** {@code [N, T, heads * width]} to {@code [N, heads, T, width]}. */
    private Tensor split(Tensor x, int width) {
      Tensor parts = x.reshape(x.dims().slice(0, 2).append(heads).append(width));
      return Role.HEAD.of(parts, 2).transpose(0, 2, 1, 3);
    }

    /** Which steps are no later than each: {@code bool 1 1 T T}. */
    private static Tensor earlier(Tensor scores) {
      Tensor steps = Tensors.range(scores.dims().dim(-1));
      return steps.expandDims(1).greaterEqual(steps).expandDims(0).expandDims(0);
    }

    /** Checks that an input is a sequence; of an image, each pixel may be a step. */
    private static void checkSteps(Tensor x, int input, boolean several) {
      Dims dims = x.dims();
      if (dims.rank() != 4) {
        Sequences.check(x);
        return;
      }
      Dim pixels = dims.dim(1).times(dims.dim(2));
      Dims steps = Dims.of(List.of(dims.dim(0), pixels, dims.dim(3)));
      Problem problem =
          Problem.of("SequenceRank", "takes [N T C], but its input is [%s]", x.type())
              .because(x)
              .wants(new Want.Steps(x, 3))
              .fix("make a step of each pixel: [%s]".formatted(steps));
      throw several
          ? problem.or(Fitting.onInput(input, Reshape.class, List.of(steps.toString()), "Steps"))
          : problem.orBefore(Reshape.class, steps.toString());
    }

    private void check(Tensor x, Tensor memory) {
      checkSteps(x, 0, memory != x);
      if (memory != x) {
        checkSteps(memory, 1, true);
      }
      if (!x.dims().dim(0).sameAs(memory.dims().dim(0))) {
        throw Problem.of(
                "AttentionMemory",
                "needs a memory for each query, but has [%s] for [%s]",
                memory.type(),
                x.type())
            .because(x, 0)
            .because(memory, 0)
            .wants(memory, 0, x.dims().dim(0))
            .fix("let both have the same first size");
      }
      if (causal && !x.dims().dim(1).sameAs(memory.dims().dim(1))) {
        throw Problem.of(
                "AttentionCausal",
                "is causal, but its query has %s steps and its memory %s",
                x.dims().dim(1),
                memory.dims().dim(1))
            .at("causal")
            .because(x, 1)
            .because(memory, 1)
            .orRemove("causal")
            .fix("remove causal: steps of another sequence are neither earlier nor later");
      }
      if (keyWidth == 0 && units(x) % heads != 0) {
        throw oddHeads(x);
      }
    }

    private Problem oddHeads(Tensor x) {
      int width = units(x);
      Problem problem =
          Problem.of(
                  "AttentionHeads",
                  "has %d heads, which do not divide %d %s: its input is [%s]",
                  heads,
                  width,
                  units == 0 ? "features" : "units",
                  x.dims())
              .at("heads")
              .because(x, -1)
              .orWrite("heads", Shapes.nearestDivisor(width, heads))
              .orWrite("keyWidth", (width + heads - 1) / heads)
              .fix("use a divisor of " + width + ", or state keyWidth");
      for (int multiple : Shapes.nearMultiples(width, heads)) {
        problem =
            units == 0
                ? problem.wants(x, -1, Dim.of(multiple))
                : problem.orWrite("units", multiple);
      }
      return problem;
    }
  }
}
