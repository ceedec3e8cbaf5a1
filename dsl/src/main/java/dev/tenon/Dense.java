package dev.tenon;

import dev.tenon.ir.Counted;
import dev.tenon.ir.mend.Remedy;
import dev.tenon.ir.mend.Want;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.List;

/**
 * A fully connected layer: {@code y = activation(x kernel + bias)}.
 *
 * <p>Input {@code [..., C]}, kernel {@code [C, units]}, bias {@code [units]}, output {@code [...,
 * units]}.
 */
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD})
@Retention(RetentionPolicy.RUNTIME)
@LayerOf(Dense.Rule.class)
public @interface Dense {
  /** Number of outputs. */
  int units();

  /** Number of inputs, checked where it is stated; inferred by default. */
  int inputs() default 0;

  /** Whether a bias is added. */
  boolean bias() default true;

  /** Applied to the output. */
  Act activation() default Act.LINEAR;

  /** The options that have a default, by name, in the fluent form. */
  interface With {
    /** See {@link Dense#inputs}. */
    With inputs(int inputs);

    /** See {@link Dense#bias}. */
    With bias(boolean bias);

    /** See {@link Dense#activation}. */
    With activation(Layer activation);
  }

  /** See {@link Dense}. */
  record Rule(int units, int inputs, boolean bias, Layer activation) implements Layer {
    /** Checks the options. */
    public Rule {
      Options.positive("units", units);
      Options.notNegative("inputs", inputs);
    }

    @Override
    public Tensor apply(Tensor x) {
      if (x.dims().rank() < 2) {
        Problem problem =
            Problem.of("DenseRank", "takes [N ... C], but its input is [%s]", x.dims()).because(x);
        throw x.dims().isKnown()
            ? problem
                .wantsRank(x, 2)
                .standIn(x.type().with(Dims.of(List.of(Dim.named("N"), Dim.of(units)))))
                .fix(
                    x.dims().rank() == 0
                        ? "give it a row of numbers for each example, [N C]"
                        : "state the batch, too, by a name: \"N " + x.dims() + "\"")
            : problem
                .orBefore(Reshape.class, x.dims().append(Dim.of(1)).toString())
                .fix("put @Reshape(\"N 1\") before it, if each example is one number");
      }
      Options.floating(x);
      if (!x.dims().dim(-1).isKnown()) {
        Problem problem =
            Problem.of(
                "DenseWidth",
                "needs a known number of inputs, not %s: its input is [%s]",
                x.dims().dim(-1),
                x.dims());
        throw Options.turned(problem, x)
            .because(x, -1)
            .fix("let the last size be a number, such as by @GlobalAvgPool2d in place of @Flatten");
      }
      long width = x.dims().known(-1);
      if (inputs != 0 && inputs != width) {
        Problem problem =
            Problem.of(
                    "DenseWidth",
                    "declares %s but receives %d: its input is [%s]",
                    Counted.plain(inputs, "input"),
                    width,
                    x.dims())
                .at("inputs")
                .wants(new Want.Stated(x, x.dims().axis(-1), Dim.of(inputs)));
        throw flattened(problem, x, width);
      }
      if (x.dims().rank() == 2) {
        Role.expect(x, List.of(Role.BATCH, Role.FEATURE));
      }
      Tensor product = x.matMul(x.kernel("kernel", Dims.of(width, units), Init.GLOROT_UNIFORM));
      Role.FEATURE.of(product, -1);
      Tensor shifted =
          bias ? product.biasAdd(x.parameter("bias", Dims.of(units), Init.ZEROS)) : product;
      return activation.apply(shifted);
    }

    /** {@code problem}, which a flatten may mend if that is what {@code inputs} was counted for. */
    private Problem flattened(Problem problem, Tensor x, long width) {
      Dim flat = x.dims().slice(1, x.dims().rank()).count();
      boolean exact = flat.sameAs(Dim.of(inputs));
      boolean near = x.dims().rank() > 2 && flat.isKnown() && isNearer(flat.known(), width);
      if (!exact && !near) {
        return problem
            .because(x, -1)
            .orRemove("inputs")
            .orWrite("inputs", (int) width)
            .fix("remove inputs (it is inferred), or write inputs = " + width);
      }
      Problem told = problem.because(x).standIn(x.type().with(Dims.of(x.dims().dim(0), units)));
      Remedy flatten = new Remedy.Before(Flatten.class, List.of());
      return exact
          ? told.or(flatten).fix("put @Flatten before it")
          : told.explained("flattened it is [%s %s]".formatted(x.dims().dim(0), flat))
              .or(new Remedy.Together(List.of(flatten, new Remedy.Remove("inputs"))))
              .fix("put @Flatten before it, and remove inputs, which is inferred");
    }

    /** Whether {@code inputs} is rather {@code one} number than {@code other}, by their ratios. */
    private boolean isNearer(long one, long other) {
      return Math.abs(Math.log((double) inputs / one))
          < Math.abs(Math.log((double) inputs / other));
    }
  }
}
