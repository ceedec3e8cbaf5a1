package dev.tenon;

import dev.tenon.ir.Node;
import dev.tenon.ir.Trace;
import dev.tenon.ir.Variable;
import dev.tenon.ir.op.Arithmetic;
import dev.tenon.ir.op.Comparisons;
import dev.tenon.ir.op.Constants;
import dev.tenon.ir.op.Elementwise;
import dev.tenon.ir.op.Pieces;
import dev.tenon.ir.op.Products;
import dev.tenon.ir.op.Reductions;
import dev.tenon.ir.op.Shaping;
import dev.tenon.ir.op.Softmaxes;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A value of a model, known by its dtype and sizes; numbers exist only when the model runs.
 *
 * <p>Arithmetic broadcasts as NumPy does: axes of size 1 stretch. Reductions drop the axes they
 * reduce; the {@code keep} variants leave them with size 1.
 */
public class Tensor {
  private final Node node;
  private final int index;

  /** The output of {@code node} at {@code index}. */
  public Tensor(Node node, int index) {
    this.node = node;
    this.index = index;
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

  /** Whether the function that is being traced is trained. */
  public boolean training() {
    return trace().training();
  }

  // ---- variables of the layer that is being applied

  /** A trained weight that weight decay applies to. */
  public Tensor kernel(String name, Dims dims, Init init) {
    return trace().variable(name, weightType(dims), init, Variable.Role.KERNEL);
  }

  /** A trained weight that weight decay leaves alone: a bias, a scale. */
  public Tensor parameter(String name, Dims dims, Init init) {
    return trace().variable(name, weightType(dims), init, Variable.Role.PARAMETER);
  }

  /** A value that is kept between steps and not trained; {@link #become} changes it. */
  public Tensor state(String name, Dims dims, Init init) {
    return trace().variable(name, weightType(dims), init, Variable.Role.STATE);
  }

  /** Says that this state has {@code value} after the step. */
  public void become(Tensor value) {
    trace().update(this, value);
  }

  private Type weightType(Dims dims) {
    return new Type(trace().floatType(), dims);
  }

  // ---- constants

  /** A constant of this tensor's dtype and sizes. */
  public Tensor constantLike(double value) {
    return dims().rank() == 0
        ? scalar(value)
        : trace().apply(new Constants.Fill(value, dtype(), dims()));
  }

  /** A scalar constant of this tensor's dtype. */
  public Tensor scalar(double value) {
    return trace().apply(new Constants.Scalar(value, dtype()));
  }

  /** A constant vector of this tensor's dtype. */
  public Tensor vector(List<Double> values) {
    return trace().apply(new Constants.Vector(values, dtype()));
  }

  // ---- arithmetic

  /** Sum. */
  public Tensor plus(Tensor other) {
    return trace().apply(new Arithmetic.Add(), this, other);
  }

  /** Sum with a number. */
  public Tensor plus(double number) {
    return plus(scalar(number));
  }

  /** Difference. */
  public Tensor minus(Tensor other) {
    return trace().apply(new Arithmetic.Subtract(), this, other);
  }

  /** Difference with a number. */
  public Tensor minus(double number) {
    return minus(scalar(number));
  }

  /** Product, element by element. */
  public Tensor times(Tensor other) {
    return trace().apply(new Arithmetic.Multiply(), this, other);
  }

  /** Product with a number. */
  public Tensor times(double number) {
    return times(scalar(number));
  }

  /** Quotient, element by element. */
  public Tensor div(Tensor other) {
    return trace().apply(new Arithmetic.Divide(), this, other);
  }

  /** Quotient with a number. */
  public Tensor div(double number) {
    return div(scalar(number));
  }

  /** The negative. */
  public Tensor unaryMinus() {
    return trace().apply(new Elementwise.Negate(), this);
  }

  /** {@code max(x, 0)}. */
  public Tensor relu() {
    return trace().apply(new Elementwise.Relu(), this);
  }

  /** Exponential. */
  public Tensor exp() {
    return trace().apply(new Elementwise.Exp(), this);
  }

  /** Natural logarithm. */
  public Tensor log() {
    return trace().apply(new Elementwise.Log(), this);
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

  // ---- products

  /** Matrix product over the last two axes: {@code [..., n, k] x [..., k, m]}. */
  public Tensor matMul(Tensor other) {
    return trace().apply(new Products.MatMul(false, false), this, other);
  }

  /** Adds a vector along the last axis. */
  public Tensor biasAdd(Tensor bias) {
    return trace().apply(new Products.BiasAdd(), this, bias);
  }

  // ---- reductions

  /** Sum over {@code axes} (all when none is given), which are dropped. */
  public Tensor sum(int... axes) {
    return trace().apply(new Reductions.Sum(axes(axes)), this);
  }

  /** Mean over {@code axes} (all when none is given), which are dropped. */
  public Tensor mean(int... axes) {
    return trace().apply(new Reductions.Mean(axes(axes)), this);
  }

  /** Largest value over {@code axes} (all when none is given), which are dropped. */
  public Tensor max(int... axes) {
    return trace().apply(new Reductions.Max(axes(axes)), this);
  }

  /** Smallest value over {@code axes} (all when none is given), which are dropped. */
  public Tensor min(int... axes) {
    return trace().apply(new Reductions.Min(axes(axes)), this);
  }

  /** Position of the largest value along {@code axis}, {@code int32}. */
  public Tensor argMax(int axis) {
    return trace().apply(new Reductions.ArgMax(dims().axis(axis)), this);
  }

  /** {@code axes} normalised and sorted; all axes when there are none. */
  private List<Integer> axes(int... axes) {
    return axes.length == 0
        ? IntStream.range(0, dims().rank()).boxed().toList()
        : Arrays.stream(axes).map(dims()::axis).sorted().boxed().toList();
  }

  // ---- comparisons and conversion

  /** Where this equals {@code other}, {@code bool}. */
  public Tensor equalTo(Tensor other) {
    return trace().apply(new Comparisons.Equal(), this, other);
  }

  /** Where this is above {@code other}, {@code bool}. */
  public Tensor greater(Tensor other) {
    return trace().apply(new Comparisons.Greater(), this, other);
  }

  /** Where this is below {@code other}, {@code bool}. */
  public Tensor less(Tensor other) {
    return trace().apply(new Comparisons.Less(), this, other);
  }

  /** {@code yes} where this, which is {@code bool}, is true, else {@code no}. */
  public Tensor select(Tensor yes, Tensor no) {
    return trace().apply(new Comparisons.Select(), this, yes, no);
  }

  /** The same values as another dtype. */
  public Tensor cast(DType dtype) {
    return dtype == dtype() ? this : trace().apply(new Shaping.Cast(dtype), this);
  }

  // ---- shapes

  /** The same values in other sizes; their number must provably be the same. */
  public Tensor reshape(Dims dims) {
    return dims.equals(dims()) ? this : trace().apply(new Shaping.Reshape(dims), this);
  }

  /** Axis {@code i} of the result is axis {@code order[i]} of this. */
  public Tensor transpose(int... order) {
    List<Integer> axes = Arrays.stream(order).map(dims()::axis).boxed().toList();
    return trace().apply(new Pieces.Transpose(axes), this);
  }

  /** Joined with {@code other} along {@code axis}. */
  public Tensor concat(Tensor other, int axis) {
    return trace().apply(new Pieces.Concat(dims().axis(axis)), this, other);
  }

  /** Stretched to {@code dims} as arithmetic would. */
  public Tensor broadcastTo(Dims dims) {
    return dims.equals(dims()) ? this : trace().apply(new Shaping.BroadcastTo(dims), this);
  }

  /** Puts back the dropped {@code axes}, given in ascending order, with size 1. */
  public Tensor restore(List<Integer> axes) {
    Dims restored = dims();
    for (int axis : axes) {
      restored = restored.insert(axis, 1);
    }
    return reshape(restored);
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
