package dev.tenon.runtime;

import static dev.tenon.runtime.PrimitiveCase.of;

import dev.tenon.DType;
import dev.tenon.Dims;
import dev.tenon.ir.op.Arithmetic;
import dev.tenon.ir.op.Comparisons;
import dev.tenon.ir.op.Constants;
import dev.tenon.ir.op.CrossEntropies;
import dev.tenon.ir.op.Elementwise;
import dev.tenon.ir.op.Lookups;
import dev.tenon.ir.op.Pieces;
import dev.tenon.ir.op.Products;
import dev.tenon.ir.op.RandomNumbers;
import dev.tenon.ir.op.Reductions;
import dev.tenon.ir.op.Shaping;
import dev.tenon.ir.op.Softmaxes;
import java.util.List;
import java.util.stream.Stream;

/** At least one case a primitive; a new primitive adds its cases here. */
final class PrimitiveCases {
  private PrimitiveCases() {}

  static Stream<PrimitiveCase> all() {
    return Stream.of(
            arithmetic(),
            constants(),
            elementwise(),
            products(),
            reductions(),
            shaping(),
            lookups(),
            WindowCases.all(),
            RecurrentCases.all())
        .flatMap(s -> s);
  }

  private static Stream<PrimitiveCase> arithmetic() {
    return Stream.of(
        of(new Arithmetic.Add(), "N 2", "N 2"),
        of(new Arithmetic.Add(), "N 2 3", "3"),
        of(new Arithmetic.Add(), "2 1", "N 1 3"),
        of(new Arithmetic.Subtract(), "N 2", "N 2"),
        of(new Arithmetic.Subtract(), "3", "N 1 3"),
        of(new Arithmetic.Multiply(), "N 2", "N 2"),
        of(new Arithmetic.Multiply(), "N 1", "N 4"),
        of(new Arithmetic.Divide(), "N 2", "N 2"),
        of(new Arithmetic.Divide(), "2 3", "N 2 1"),
        of(new Comparisons.Equal(), "int32 N", "int32 N"),
        of(new Comparisons.Equal(), "N 2", "1"),
        of(new Arithmetic.Maximum(), "N 2", "N 2"),
        of(new Arithmetic.Maximum(), "N 1", "2"),
        of(new Arithmetic.Minimum(), "N 2", "N 2"),
        of(new Arithmetic.Minimum(), "N 1", "2"),
        of(new Arithmetic.Pow(), "N 2", "N 2").positive(),
        of(new Arithmetic.Pow(), "N 1", "2").positive(),
        of(new Comparisons.NotEqual(), "int32 N", "int32 N"),
        of(new Comparisons.NotEqual(), "N 2", "1"),
        of(new Comparisons.And(), "bool N 2", "bool 2"),
        of(new Comparisons.Or(), "bool N 1", "bool N 2"),
        of(new Comparisons.Not(), "bool N T"),
        of(new Comparisons.Greater(), "N 2", "1"),
        of(new Comparisons.GreaterEqual(), "int32 N", "int32 N"),
        of(new Comparisons.Less(), "N 2", "1"),
        of(new Comparisons.LessEqual(), "int32 N", "int32 N"),
        of(new Comparisons.Select(), "bool N 2", "N 2", "N 2"),
        of(new Comparisons.Select(), "bool N 1", "2", "N 2"));
  }

  private static Stream<PrimitiveCase> constants() {
    Dims named = Dims.of("N", 2);
    return Stream.of(
        of(new Constants.Fill(2.5, DType.FLOAT64, named)).sizedBy("N 2"),
        of(new Constants.Scalar(2.5, DType.FLOAT64)),
        of(new Constants.Vector(List.of(1.0, 2.5), DType.FLOAT64)),
        of(new Constants.Range(Dims.of("N"))).sizedBy("N"),
        of(new Constants.Range(Dims.of(5))),
        of(new RandomNumbers.RandomNormal(named, DType.FLOAT64, 5), "int64 scalar", "int64 scalar")
            .sizedBy("N 2"),
        of(new Constants.Count(named, DType.FLOAT64)).sizedBy("N 2"),
        of(
                new RandomNumbers.RandomUniform(named, DType.FLOAT64, -1, 2, 5),
                "int64 scalar",
                "int64 scalar")
            .sizedBy("N 2"),
        of(
            new RandomNumbers.TruncatedNormal(Dims.of(3), DType.FLOAT64, 0.1, 5),
            "int64 scalar",
            "int64 scalar"),
        of(new RandomNumbers.Orthogonal(2, 4, DType.FLOAT64, 5), "int64 scalar", "int64 scalar"),
        of(new RandomNumbers.Orthogonal(3, 1, DType.FLOAT64, 5), "int64 scalar", "int64 scalar"),
        of(
            new RandomNumbers.RandomIntegers(Dims.of(3, 2), Dims.of(4, 9), 5),
            "int64 scalar",
            "int64 scalar"),
        of(
                new RandomNumbers.DropoutMask(named, DType.FLOAT64, 0.5, 5),
                "int64 scalar",
                "int64 scalar")
            .sizedBy("N 2"));
  }

  private static Stream<PrimitiveCase> elementwise() {
    return Stream.of(
        of(new Elementwise.Negate(), "N 2"),
        of(new Elementwise.Exp(), "N 2"),
        of(new Elementwise.Log(), "N 2").positive(),
        of(new Elementwise.Square(), "N 2"),
        of(new Elementwise.Relu(), "N 2 2"),
        of(new Elementwise.ReluGrad(), "N 2", "N 2"),
        of(new Elementwise.Expm1(), "N 2"),
        of(new Elementwise.Sqrt(), "N 2").positive(),
        of(new Elementwise.Rsqrt(), "N 2").within(0.5, 1).positive(),
        of(new Elementwise.Tanh(), "N 2"),
        of(new Elementwise.Sigmoid(), "N 2"),
        of(new Elementwise.Softplus(), "N 2"),
        of(new Elementwise.Erf(), "N 2"),
        of(new Elementwise.Log1p(), "N 2").within(0.1, 0.8),
        of(new Elementwise.Sin(), "N 2").within(0.1, 3),
        of(new Elementwise.Cos(), "N 2").within(0.1, 3),
        of(new Elementwise.Floor(), "N 2"),
        of(new Elementwise.StopGradient(), "N 2").differentiated(new Integer[0]),
        of(new Elementwise.Abs(), "N 2"),
        of(new Elementwise.Sign(), "N 2"),
        of(new Softmaxes.Softmax(), "N 4"),
        of(new Softmaxes.Softmax(), "N 2 3"),
        of(new Softmaxes.LogSoftmax(), "N 4"),
        of(new Softmaxes.LogSoftmax(), "N T 3"));
  }

  private static Stream<PrimitiveCase> products() {
    return Stream.of(
        of(new Products.MatMul(false, false), "N 2", "2 4"),
        of(new Products.MatMul(true, false), "2 N", "2 4"),
        of(new Products.MatMul(false, true), "N 2", "4 2"),
        of(new Products.MatMul(true, true), "2 N", "4 2"),
        of(new Products.MatMul(false, false), "N T 2", "2 3"),
        of(new Products.MatMul(false, true), "N T 2", "3 2"),
        of(new Products.MatMul(true, false), "N 2 T", "2 3"),
        of(new Products.MatMul(true, true), "N 2 T", "3 2"),
        of(new Products.MatMul(false, false), "N 2 T 3", "3 2"),
        of(new Products.MatMul(false, true), "N 1 T 2", "2 3 2"),
        of(new Products.MatMul(true, true), "N 2 T", "N 3 2"),
        of(new Products.BiasAdd(), "N 4", "4"),
        of(new Products.BiasAdd(), "N 2 2 4", "4"),
        of(new Products.BiasAdd(), "4", "4"),
        of(new Products.BiasAddGrad(), "N 4"),
        of(new Products.BiasAddGrad(), "N T 4"),
        of(new Products.BiasAddGrad(), "N 2 2 4"),
        of(new CrossEntropies.SparseSoftmaxCrossEntropy(), "N 4", "int32 N").differentiated(0),
        of(new CrossEntropies.SparseSoftmaxCrossEntropy(), "N 3", "int32 N"),
        of(new CrossEntropies.SparseSoftmaxCrossEntropy(), "N T 3", "int32 N T").differentiated(0),
        of(new CrossEntropies.SoftLabelCrossEntropy(), "N 4", "N 4").differentiated(0),
        of(new CrossEntropies.SoftLabelCrossEntropy(), "N 3", "N 3"),
        of(new CrossEntropies.SoftLabelCrossEntropy(), "N T 3", "N T 3").differentiated(0));
  }

  private static Stream<PrimitiveCase> reductions() {
    return Stream.of(
        of(new Reductions.Sum(List.of(0)), "N 2"),
        of(new Reductions.Sum(List.of(0, 2)), "N 2 T"),
        of(new Reductions.Sum(List.of()), "N"),
        of(new Reductions.Mean(List.of(0)), "N"),
        of(new Reductions.Mean(List.of(0, 1)), "N T 2"),
        of(new Reductions.Max(List.of(1)), "N 3"),
        of(new Reductions.Max(List.of(0, 1)), "N 3"),
        of(new Reductions.Min(List.of(1)), "N 3"),
        of(new Reductions.Prod(List.of(1)), "N 3"),
        of(new Reductions.Prod(List.of(0, 2)), "N 2 2"),
        of(new Reductions.Cumsum(1, false, false), "N T"),
        of(new Reductions.Cumsum(0, true, false), "N 2"),
        of(new Reductions.Cumsum(2, false, true), "N 2 3"),
        of(new Reductions.ArgMax(1), "N 3"));
  }

  private static Stream<PrimitiveCase> shaping() {
    return Stream.of(
        of(new Shaping.Reshape(Dims.of("N", 6)), "N 2 3"),
        of(new Shaping.Reshape(Dims.of(List.of(dev.tenon.Dim.named("N").times(2)))), "N 2"),
        of(new Shaping.BroadcastTo(Dims.of("N", 2, 3)), "N 1 3"),
        of(new Shaping.BroadcastTo(Dims.of("N", 2)), "N 2"),
        of(new Shaping.Cast(DType.FLOAT64), "N 2"),
        of(new Shaping.Cast(DType.FLOAT64), "int32 N"),
        of(new Pieces.Transpose(List.of(2, 0, 1)), "N T 2"),
        of(new Pieces.Reverse(List.of(1)), "N 3"),
        of(new Pieces.Reverse(List.of(0, 2)), "N 2 T"),
        of(new Pieces.Concat(1), "N 2", "N 3"),
        of(new Pieces.Concat(0), "N 2", "T 2"),
        of(new Pieces.Slice(Dims.of(0, 1), Dims.of("N", 2)), "N 4"),
        of(new Pieces.Pad(Dims.of(0, 1), Dims.of(0, 2), 5), "N 2"),
        of(new Pieces.OneHot(3, DType.FLOAT64), "int32 N 2"));
  }

  private static Stream<PrimitiveCase> lookups() {
    return Stream.of(
        of(new Lookups.Gather(), "2 3", "int32 N T"),
        of(new Lookups.Gather(), "N", "int32 T"),
        of(new Lookups.Gather(), "9 2", "int64 N"),
        of(new Lookups.ScatterSum(Dims.of(4, 2)), "N T 2", "int32 N T"),
        of(new Lookups.ScatterSum(Dims.of("T")), "N", "int32 N").sizedBy("T"),
        of(new Lookups.Pick(), "N 3", "int32 N"),
        of(new Lookups.Pick(), "N T 2", "int32 N T"),
        of(new Lookups.Pick(), "T", "int32 scalar"));
  }
}
