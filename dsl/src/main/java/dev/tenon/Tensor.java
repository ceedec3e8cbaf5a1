package dev.tenon;

import dev.tenon.ir.Call;
import dev.tenon.ir.Masks;
import dev.tenon.ir.Node;
import dev.tenon.ir.Places;
import dev.tenon.ir.Primitive;
import dev.tenon.ir.Trace;
import dev.tenon.ir.Variable;
import dev.tenon.ir.op.Arithmetic;
import dev.tenon.ir.op.Comparisons;
import dev.tenon.ir.op.Constants;
import dev.tenon.ir.op.Elementwise;
import dev.tenon.ir.op.Lookups;
import dev.tenon.ir.op.Pieces;
import dev.tenon.ir.op.Products;
import dev.tenon.ir.op.Reductions;
import dev.tenon.ir.op.Shaping;
import dev.tenon.ir.op.Softmaxes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.BinaryOperator;

/**
 * A value of a model, known by its dtype and sizes; numbers exist only when the model runs.
 *
 * <p>Arithmetic broadcasts as NumPy does: axes of size 1 stretch. Reductions drop the axes they
 * reduce; the {@code keep} variants leave them with size 1.
 *
 * <p>A tensor may have a mask ({@link #masked}), which says where there is data, not padding. It
 * travels: whatever is computed position by position has it too. What works along a masked axis
 * leaves padding out: sums, means, maxima, softmax, matrix products.
 */
public class Tensor {
  private final Node node;
  private final int index;
  private final Tensor mask;

  /** The output of {@code node} at {@code index}. */
  public Tensor(Node node, int index) {
    this(node, index, null);
  }

  private Tensor(Node node, int index, Tensor mask) {
    this.node = node;
    this.index = index;
    this.mask = mask;
  }

  /** A tensor whose node depends on the function that is being traced. */
  Tensor() {
    this(null, 0);
  }

  /** The node that computes it. */
  public Node node() {
    return node;
  }

  /** Which output of its node it is. */
  public int index() {
    return index;
  }

  /** The function that it belongs to. */
  public Trace trace() {
    return node().trace();
  }

  /** Its dtype and sizes. */
  public Type type() {
    return node().types().get(index);
  }

  /** Its sizes. */
  public Dims dims() {
    return type().dims();
  }

  /** Its sizes, as {@code @Shape} states them; the same as {@link #dims}. */
  public final Dims shape() {
    return dims();
  }

  /** Its element type. */
  public DType dtype() {
    return type().dtype();
  }

  // ---- masks

  /**
   * The same values, of which only those count where {@code mask} is true, and where their own mask
   * is, if there is one: {@code words.masked(ids.notEqual(0))}.
   *
   * @param mask {@code bool}; its axes are the first ones of this, or of size 1: {@code [N, T]} for
   *     {@code [N, T, C]}
   */
  public Tensor masked(Tensor mask) {
    return trace()
        .call(
            "masked",
            Arrays.asList(this, mask == null ? null : mask.unmasked()),
            Arrays.asList(mask),
            (given, written) -> {
              Tensor x = given.get(0);
              Tensor fitting = Masks.fitting(x, given.get(1));
              return new Tensor(x.node(), x.index, Masks.both(x.mask, fitting));
            });
  }

  /** Its mask, true where there is data; empty where all of it is. */
  public Optional<Tensor> mask() {
    return Optional.ofNullable(mask);
  }

  /** The same values without a mask: all of them count. */
  public Tensor unmasked() {
    return mask == null ? this : new Tensor(node, index);
  }

  /** Whether the function that is being traced is trained. */
  public boolean training() {
    return trace().training();
  }

  // ---- variables of the layer that is being applied

  /** A trained weight that weight decay applies to. */
  public Tensor kernel(String name, Dims dims, Init init) {
    return weight("kernel", name, dims, init, Variable.Role.KERNEL);
  }

  /** A trained weight that weight decay leaves alone: a bias, a scale. */
  public Tensor parameter(String name, Dims dims, Init init) {
    return weight("parameter", name, dims, init, Variable.Role.PARAMETER);
  }

  /** A value that is kept between steps and not trained; {@link #become} changes it. */
  public Tensor state(String name, Dims dims, Init init) {
    return weight("state", name, dims, init, Variable.Role.STATE);
  }

  /** Says that this state has {@code value} after the step. */
  public void become(Tensor value) {
    trace()
        .call(
            "become",
            Arrays.asList(this, value),
            Arrays.asList(value),
            (given, written) -> {
              given.get(0).trace().assignments().update(given.get(0), given.get(1));
              return given.get(1);
            });
  }

  private Tensor weight(String method, String name, Dims dims, Init init, Variable.Role role) {
    Type type = new Type(trace().floatType(), dims);
    Call call =
        Call.of(
            method,
            List.of(this),
            Arrays.asList(name, dims, init),
            (given, written) -> given.get(0).trace().variable(name, type, init, role));
    return trace().output(call.meaning(types -> type));
  }

  // ---- constants

  /** A constant of this tensor's dtype and sizes. */
  public Tensor constantLike(double value) {
    return call(
        "constantLike",
        List.of(value),
        (x, written) ->
            x.dims().rank() == 0
                ? x.scalar(value)
                : x.trace().apply(new Constants.Fill(value, x.dtype(), x.dims())));
  }

  /** A scalar constant of this tensor's dtype. */
  public Tensor scalar(double value) {
    return trace().apply(new Constants.Scalar(value, dtype()));
  }

  /** What {@code how} makes of this and a number, in a call of the method {@code name}. */
  private Tensor with(String name, double number, BinaryOperator<Tensor> how) {
    return call(
        name,
        List.of(number),
        (x, written) -> {
          if (x.dtype().isInteger() && number != Math.rint(number)) {
            throw Tensors.fraction(x, number);
          }
          return how.apply(x, x.scalar(number));
        });
  }

  /** What {@code how} makes of this and of {@code written} in a call of the method {@code name}. */
  private Tensor call(String name, List<?> written, BiFunction<Tensor, List<?>, Tensor> how) {
    return trace()
        .call(name, List.of(this), written, (given, values) -> how.apply(given.get(0), values));
  }

  /** A constant vector of this tensor's dtype. */
  public Tensor vector(List<Double> values) {
    return trace().apply(new Constants.Vector(values, dtype()));
  }

  // ---- arithmetic and functions, element by element

  /** Sum. */
  public Tensor plus(Tensor other) {
    return trace().apply(new Arithmetic.Add(), this, other);
  }

  /** Sum with a number. */
  public Tensor plus(double number) {
    return with("plus", number, Tensor::plus);
  }

  /** Difference. */
  public Tensor minus(Tensor other) {
    return trace().apply(new Arithmetic.Subtract(), this, other);
  }

  /** Difference with a number. */
  public Tensor minus(double number) {
    return with("minus", number, Tensor::minus);
  }

  /** Product, element by element. */
  public Tensor times(Tensor other) {
    return trace().apply(new Arithmetic.Multiply(), this, other);
  }

  /** Product with a number. */
  public Tensor times(double number) {
    return with("times", number, Tensor::times);
  }

  /**
   * Quotient, element by element; of whole numbers it is cut towards 0, as in Java: 7 over 2 is 3.
   */
  public Tensor div(Tensor other) {
    return trace().apply(new Arithmetic.Divide(), this, other);
  }

  /** Quotient with a number, cut towards 0 where this holds whole numbers. */
  public Tensor div(double number) {
    return with("div", number, Tensor::div);
  }

  /** This to the power of {@code exponent}. */
  public Tensor pow(Tensor exponent) {
    return trace().apply(new Arithmetic.Pow(), this, exponent);
  }

  /** This to the power of a number. */
  public Tensor pow(double exponent) {
    return with("pow", exponent, Tensor::pow);
  }

  /** {@code 1 / x} of floating numbers. */
  public Tensor reciprocal() {
    return call("reciprocal", List.of(), (x, written) -> x.scalar(1).div(Tensors.floating(x)));
  }

  /** The negative. */
  public Tensor unaryMinus() {
    return trace().apply(new Elementwise.Negate(), this);
  }

  /** {@code max(x, 0)}. */
  public Tensor relu() {
    return trace().apply(new Elementwise.Relu(), this);
  }

  /** {@code x} where it is positive, else {@code slope * x}; see {@link LeakyRelu}. */
  public Tensor leakyRelu(double slope) {
    return call("leakyRelu", List.of(slope), (x, written) -> new LeakyRelu.Rule(slope).apply(x));
  }

  /** {@code x} where it is positive, else {@code exp(x) - 1}; see {@link Elu}. */
  public Tensor elu() {
    return call("elu", List.of(), (x, written) -> Act.ELU.apply(x));
  }

  /** {@code x} times the normal distribution function of {@code x}; see {@link Gelu}. */
  public Tensor gelu() {
    return call("gelu", List.of(), (x, written) -> Act.GELU.apply(x));
  }

  /** {@code x * sigmoid(x)}; see {@link Silu}. */
  public Tensor silu() {
    return call("silu", List.of(), (x, written) -> Act.SILU.apply(x));
  }

  /** {@code log(1 + exp(x))}, safe from overflow; see {@link Softplus}. */
  public Tensor softplus() {
    return call("softplus", List.of(), (x, written) -> Act.SOFTPLUS.apply(x));
  }

  /** Exponential. */
  public Tensor exp() {
    return trace().apply(new Elementwise.Exp(), this);
  }

  /** Natural logarithm. */
  public Tensor log() {
    return trace().apply(new Elementwise.Log(), this);
  }

  /** {@code log(1 + x)}, exact near 0. */
  public Tensor log1p() {
    return trace().apply(new Elementwise.Log1p(), this);
  }

  /** Square. */
  public Tensor square() {
    return trace().apply(new Elementwise.Square(), this);
  }

  /** Square root. */
  public Tensor sqrt() {
    return trace().apply(new Elementwise.Sqrt(), this);
  }

  /** {@code 1 / sqrt(x)}. */
  public Tensor rsqrt() {
    return trace().apply(new Elementwise.Rsqrt(), this);
  }

  /** {@code 1 / sqrt(x + epsilon)}, which has a gradient at 0, too. */
  public Tensor rsqrt(double epsilon) {
    return call(
        "rsqrt",
        List.of(epsilon),
        (x, written) -> {
          Options.positive("epsilon", epsilon);
          return x.plus(epsilon).rsqrt();
        });
  }

  /** Sine of an angle in radians. */
  public Tensor sin() {
    return trace().apply(new Elementwise.Sin(), this);
  }

  /** Cosine of an angle in radians. */
  public Tensor cos() {
    return trace().apply(new Elementwise.Cos(), this);
  }

  /** The error function. */
  public Tensor erf() {
    return trace().apply(new Elementwise.Erf(), this);
  }

  /** -1, 0 or 1; nothing flows back. */
  public Tensor sign() {
    return trace().apply(new Elementwise.Sign(), this);
  }

  /** The largest whole number that is not above; nothing flows back. */
  public Tensor floor() {
    return trace().apply(new Elementwise.Floor(), this);
  }

  /** The same value, taken as a constant by all gradients. */
  public Tensor stopGradient() {
    return trace().apply(new Elementwise.StopGradient(), this);
  }

  /** The value without its sign. */
  public Tensor abs() {
    return trace().apply(new Elementwise.Abs(), this);
  }

  /** Hyperbolic tangent. */
  public Tensor tanh() {
    return trace().apply(new Elementwise.Tanh(), this);
  }

  /** {@code 1 / (1 + exp(-x))}. */
  public Tensor sigmoid() {
    return trace().apply(new Elementwise.Sigmoid(), this);
  }

  /** Probabilities along the last axis: {@code exp(x) / sum(exp(x))}. */
  public Tensor softmax() {
    return trace().apply(new Softmaxes.Softmax(), this);
  }

  /** Logarithm of the probabilities along the last axis. */
  public Tensor logSoftmax() {
    return trace().apply(new Softmaxes.LogSoftmax(), this);
  }

  /** The larger of two, element by element. */
  public Tensor maximum(Tensor other) {
    return trace().apply(new Arithmetic.Maximum(), this, other);
  }

  /** The smaller of two, element by element. */
  public Tensor minimum(Tensor other) {
    return trace().apply(new Arithmetic.Minimum(), this, other);
  }

  /** The larger of this and a number. */
  public Tensor maximum(double number) {
    return with("maximum", number, Tensor::maximum);
  }

  /** The smaller of this and a number. */
  public Tensor minimum(double number) {
    return with("minimum", number, Tensor::minimum);
  }

  /** This from {@code least} to {@code most}; nothing flows back where it is cut. */
  public Tensor clip(double least, double most) {
    return call(
        "clip",
        List.of(least, most),
        (x, written) -> {
          double from = (Double) written.get(0);
          double to = (Double) written.get(1);
          if (!(from <= to)) {
            throw Cuts.swapped(
                Problem.of("ClipBounds", "leaves nothing from %s to %s", from, to), 0, from, to);
          }
          return x.maximum(from).minimum(to);
        });
  }

  // ---- products

  /** Matrix product over the last two axes: {@code [..., n, k] x [..., k, m]}. */
  public Tensor matMul(Tensor other) {
    return trace().apply(new Products.MatMul(false, false), this, other);
  }

  /** Matrix product of the last two axes, swapped before where {@code transpose...} says so. */
  public Tensor matMul(Tensor other, boolean transposeThis, boolean transposeOther) {
    return trace().apply(new Products.MatMul(transposeThis, transposeOther), this, other);
  }

  /** Adds a vector along the last axis. */
  public Tensor biasAdd(Tensor bias) {
    return trace().apply(new Products.BiasAdd(), this, bias);
  }

  // ---- reductions

  /** Sum over {@code axes} (all when none is given), which are dropped. */
  public Tensor sum(int... axes) {
    return overAxes("sum", axes, (x, over) -> x.by(new Reductions.Sum(over)));
  }

  /** Mean over {@code axes} (all when none is given), which are dropped. */
  public Tensor mean(int... axes) {
    return overAxes("mean", axes, (x, over) -> x.by(new Reductions.Mean(over)));
  }

  /** Largest value over {@code axes} (all when none is given), which are dropped. */
  public Tensor max(int... axes) {
    return overAxes("max", axes, (x, over) -> x.by(new Reductions.Max(over)));
  }

  /** Smallest value over {@code axes} (all when none is given), which are dropped. */
  public Tensor min(int... axes) {
    return overAxes("min", axes, (x, over) -> x.by(new Reductions.Min(over)));
  }

  /** Product over {@code axes} (all when none is given), which are dropped. */
  public Tensor prod(int... axes) {
    return overAxes("prod", axes, (x, over) -> x.by(new Reductions.Prod(over)));
  }

  /** Mean squared distance from the mean over {@code axes}, which are dropped. */
  public Tensor variance(int... axes) {
    return overAxes(
        "variance",
        axes,
        (x, over) ->
            x.minus(x.by(new Reductions.Mean(over)).restore(over))
                .square()
                .by(new Reductions.Mean(over)));
  }

  /** {@code log(sum(exp(x)))} over {@code axes}, which are dropped; safe from overflow. */
  public Tensor logSumExp(int... axes) {
    return overAxes(
        "logSumExp",
        axes,
        (x, over) -> {
          Tensor largest = x.by(new Reductions.Max(over)).stopGradient();
          Tensor below = x.minus(largest.restore(over)).exp();
          return below.by(new Reductions.Sum(over)).log().plus(largest);
        });
  }

  /** {@link #sum} with the axes kept, with size 1. */
  public Tensor sumKeep(int... axes) {
    return overAxes("sumKeep", axes, (x, over) -> x.by(new Reductions.Sum(over)).restore(over));
  }

  /** {@link #mean} with the axes kept, with size 1. */
  public Tensor meanKeep(int... axes) {
    return overAxes("meanKeep", axes, (x, over) -> x.by(new Reductions.Mean(over)).restore(over));
  }

  /** {@link #max} with the axes kept, with size 1. */
  public Tensor maxKeep(int... axes) {
    return overAxes("maxKeep", axes, (x, over) -> x.by(new Reductions.Max(over)).restore(over));
  }

  /** {@link #min} with the axes kept, with size 1. */
  public Tensor minKeep(int... axes) {
    return overAxes("minKeep", axes, (x, over) -> x.by(new Reductions.Min(over)).restore(over));
  }

  /** Sums of the elements up to each along {@code axis}, its own included. */
  public Tensor cumsum(int axis) {
    return along("cumsum", axis, (x, over) -> x.by(new Reductions.Cumsum(over, false, false)));
  }

  /** Position of the largest value along {@code axis}, {@code int32}. */
  public Tensor argMax(int axis) {
    return along("argMax", axis, (x, over) -> x.by(new Reductions.ArgMax(over)));
  }

  private Tensor by(Primitive primitive) {
    return trace().apply(primitive, this);
  }

  /**
   * What {@code how} makes of this and {@code axes}, normalised and sorted; all if there are none.
   */
  private Tensor overAxes(String name, int[] axes, BiFunction<Tensor, List<Integer>, Tensor> how) {
    List<Integer> written = Arrays.stream(axes).boxed().toList();
    return call(name, written, (x, values) -> how.apply(x, Cuts.axes(x, values)));
  }

  /** What {@code how} makes of this and {@code axis}, counted from the start. */
  private Tensor along(String name, int axis, BiFunction<Tensor, Integer, Tensor> how) {
    return call(
        name, List.of(axis), (x, written) -> how.apply(x, x.dims().axis((Integer) written.get(0))));
  }

  // ---- comparisons and conversion

  /** Where this equals {@code other}, {@code bool}. */
  public Tensor equalTo(Tensor other) {
    return trace().apply(new Comparisons.Equal(), this, other);
  }

  /** Where this equals a number, {@code bool}. */
  public Tensor equalTo(double number) {
    return with("equalTo", number, Tensor::equalTo);
  }

  /** Where this differs from {@code other}, {@code bool}. */
  public Tensor notEqual(Tensor other) {
    return trace().apply(new Comparisons.NotEqual(), this, other);
  }

  /** Where this differs from a number, {@code bool}. */
  public Tensor notEqual(double number) {
    return with("notEqual", number, Tensor::notEqual);
  }

  /** Where this is above {@code other}, {@code bool}. */
  public Tensor greater(Tensor other) {
    return trace().apply(new Comparisons.Greater(), this, other);
  }

  /** Where this is above a number, {@code bool}. */
  public Tensor greater(double number) {
    return with("greater", number, Tensor::greater);
  }

  /** Where this is above {@code other} or equal to it, {@code bool}. */
  public Tensor greaterEqual(Tensor other) {
    return trace().apply(new Comparisons.GreaterEqual(), this, other);
  }

  /** Where this is above a number or equal to it, {@code bool}. */
  public Tensor greaterEqual(double number) {
    return with("greaterEqual", number, Tensor::greaterEqual);
  }

  /** Where this is below {@code other}, {@code bool}. */
  public Tensor less(Tensor other) {
    return trace().apply(new Comparisons.Less(), this, other);
  }

  /** Where this is below a number, {@code bool}. */
  public Tensor less(double number) {
    return with("less", number, Tensor::less);
  }

  /** Where this is below {@code other} or equal to it, {@code bool}. */
  public Tensor lessEqual(Tensor other) {
    return trace().apply(new Comparisons.LessEqual(), this, other);
  }

  /** Where this is below a number or equal to it, {@code bool}. */
  public Tensor lessEqual(double number) {
    return with("lessEqual", number, Tensor::lessEqual);
  }

  /** Where this and {@code other}, both {@code bool}, are true. */
  public Tensor and(Tensor other) {
    return trace().apply(new Comparisons.And(), this, other);
  }

  /** Where this or {@code other}, both {@code bool}, is true. */
  public Tensor or(Tensor other) {
    return trace().apply(new Comparisons.Or(), this, other);
  }

  /** Where this, {@code bool}, is false. */
  public Tensor not() {
    return trace().apply(new Comparisons.Not(), this);
  }

  /** {@code yes} where this, which is {@code bool}, is true, else {@code no}. */
  public Tensor select(Tensor yes, Tensor no) {
    return trace().apply(new Comparisons.Select(), this, yes, no);
  }

  /** The same values as another dtype. */
  public Tensor cast(DType dtype) {
    return dtype == dtype() ? this : trace().apply(new Shaping.Cast(dtype), this);
  }

  // ---- by index

  /** Rows of this table {@code [V, ...]}: indices {@code [N, T]} give {@code [N, T, ...]}. */
  public Tensor gather(Tensor indices) {
    return trace()
        .call(
            "gather",
            Arrays.asList(this, indices),
            Arrays.asList(indices),
            (given, written) -> Tensors.gathered(given.get(0), given.get(1)));
  }

  /**
   * One value of the last axis for each index: {@code [N, C]} by {@code int32 [N]}: {@code [N]}.
   */
  public Tensor pick(Tensor index) {
    return trace().apply(new Lookups.Pick(), this, index);
  }

  /** A last axis of {@code depth} numbers: 1 at the place that this, an index, says, else 0. */
  public Tensor oneHot(int depth) {
    Call call =
        Call.of(
            "oneHot",
            List.of(this),
            List.of(depth),
            (given, written) -> {
              int numbers = (Integer) written.get(0);
              Options.positive("depth", numbers);
              Tensor x = given.get(0);
              return x.trace().apply(new Pieces.OneHot(numbers, x.trace().floatType()), x);
            });
    DType numbers = trace().floatType();
    return trace()
        .output(
            call.meaning(
                types -> new Type(numbers, types.get(0).dims().append(Math.max(1, depth)))));
  }

  // ---- shapes

  /** The same values in other sizes; their number must provably be the same. */
  public Tensor reshape(Dims dims) {
    return call("reshape", Arrays.asList(dims), (x, written) -> x.sized((Dims) written.get(0)));
  }

  private Tensor sized(Dims dims) {
    return dims.equals(dims()) ? this : trace().apply(new Shaping.Reshape(dims), this);
  }

  /** The same values in the sizes of this shape text: {@code reshape("N 7 7 128")}. */
  public Tensor reshape(String sizes) {
    Class<?> scope = Places.caller();
    return call(
        "reshape",
        Arrays.asList(sizes),
        (x, written) -> x.sized(Cuts.sizes(x, (String) written.get(0), scope)));
  }

  /**
   * The same values with axes split, merged and in another order, by their names: {@code
   * rearrange("n h w c -> n (h w) c")}. Axes in parentheses are one, the first outermost.
   *
   * @param sizes of axes that are split off: {@code rearrange("n (h p) -> n h p", "p", 4)}, each a
   *     name and then a whole number or a {@link Dim}
   * @see <a href="https://openreview.net/forum?id=oapKSVM2bcj">Rogozhnikov, Einops</a>
   */
  public Tensor rearrange(String axes, Object... sizes) {
    List<Object> written = new ArrayList<>(List.of(axes));
    written.addAll(Arrays.asList(sizes));
    return trace()
        .output(
            Call.of(
                    "rearrange",
                    List.of(this),
                    written,
                    (given, values) -> Rearrangement.of(values).apply(given.get(0)))
                .deciding());
  }

  /**
   * Axis {@code i} of the result is axis {@code order[i]} of this; the last two swapped if none.
   */
  public Tensor transpose(int... order) {
    List<Integer> written = Arrays.stream(order).boxed().toList();
    return call("transpose", written, Cuts::transpose);
  }

  /** The part from {@code from} up to, not including, {@code to}; negative ones from the end. */
  public Tensor slice(int axis, int from, int to) {
    return call("slice", List.of(axis, from, to), Cuts::slice);
  }

  /** The part from {@code from} to the end; a negative one from the end: -1 is the last element. */
  public Tensor slice(int axis, int from) {
    return call("slice", List.of(axis, from), Cuts::slice);
  }

  /** The part from {@code from} up to, not including, {@code to}, which must provably be inside. */
  public Tensor slice(int axis, Dim from, Dim to) {
    return call("slice", Arrays.asList(axis, from, to), Cuts::slice);
  }

  /** {@code parts} of equal size along {@code axis}, which must provably divide. */
  public List<Tensor> split(int axis, int parts) {
    return trace()
        .outputs(
            new Call(
                "split",
                List.of(this),
                List.of(axis, parts),
                (given, written) -> Cuts.split(given.get(0), written),
                types -> Cuts.parts(types.get(0), axis, parts),
                false));
  }

  /** With zeros along {@code axis}. */
  public Tensor pad(int axis, int before, int after) {
    return call("pad", List.of(axis, before, after), (x, written) -> Cuts.pad(x, written, 0));
  }

  /** With {@code value} along {@code axis}, so many times before and after. */
  public Tensor pad(int axis, int before, int after, double value) {
    return call(
        "pad", List.of(axis, before, after, value), (x, written) -> Cuts.pad(x, written, value));
  }

  /** Repeated as a whole along each axis: {@code tile(1, 2)} of {@code [a, b]} has {@code abab}. */
  public Tensor tile(int... times) {
    List<Integer> written = Arrays.stream(times).boxed().toList();
    return call("tile", written, Cuts::tile);
  }

  /** In the opposite order along {@code axes}. */
  public Tensor flip(int... axes) {
    return overAxes("flip", axes, Cuts::flip);
  }

  /** Without {@code axes}, each of size 1 (all such axes when none is given). */
  public Tensor squeeze(int... axes) {
    List<Integer> written = Arrays.stream(axes).boxed().toList();
    return call("squeeze", written, Cuts::squeeze);
  }

  /** With a new axis of size 1, which is {@code axis} of the result; -1 appends it. */
  public Tensor expandDims(int axis) {
    return call(
        "expandDims",
        List.of(axis),
        (x, written) -> x.sized(x.dims().insert((Integer) written.get(0), 1)));
  }

  /** Joined with {@code other} along {@code axis}. */
  public Tensor concat(Tensor other, int axis) {
    return trace()
        .call(
            "concat",
            Arrays.asList(this, other),
            Arrays.asList(other, axis),
            (given, written) -> {
              Tensor x = given.get(0);
              int along = x.dims().axis((Integer) written.get(1));
              return x.trace().apply(new Pieces.Concat(along), given).get(0);
            });
  }

  /** Stretched to {@code dims} as arithmetic would. */
  public Tensor broadcastTo(Dims dims) {
    return call(
        "broadcastTo",
        Arrays.asList(dims),
        (x, written) -> dims.equals(x.dims()) ? x : x.by(new Shaping.BroadcastTo(dims)));
  }

  /** Stretched to the sizes of this shape text: {@code broadcastTo("N 28 28 16")}. */
  public Tensor broadcastTo(String sizes) {
    Class<?> scope = Places.caller();
    return call(
        "broadcastTo",
        Arrays.asList(sizes),
        (x, written) -> {
          Dims dims = Cuts.sizes(x, (String) written.get(0), scope);
          return dims.equals(x.dims()) ? x : x.by(new Shaping.BroadcastTo(dims));
        });
  }

  /** Puts back the dropped {@code axes}, given in ascending order, with size 1. */
  public Tensor restore(List<Integer> axes) {
    return call(
        "restore",
        Arrays.asList(axes),
        (x, written) -> {
          Dims restored = x.dims();
          for (int axis : axes) {
            restored = restored.insert(axis, 1);
          }
          return x.sized(restored);
        });
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Tensor tensor && tensor.node == node && tensor.index == index;
  }

  @Override
  public int hashCode() {
    return 31 * System.identityHashCode(node) + index;
  }

  @Override
  public String toString() {
    return type().toString();
  }
}
