package dev.tenon;

import dev.tenon.ir.Places;
import dev.tenon.ir.Primitive;
import dev.tenon.ir.Reflection;
import dev.tenon.ir.Require;
import dev.tenon.ir.Trace;
import dev.tenon.ir.op.Constants;
import dev.tenon.ir.op.RandomNumbers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;

/** Tensors made of numbers, of chance, and of several tensors; {@link Tenon} offers them. */
final class Tensors {
  private Tensors() {}

  // ---- constants

  /** A scalar of the model's floating type, which arithmetic stretches. */
  static Tensor constant(double value) {
    Trace trace = Trace.current();
    return trace.apply(new Constants.Scalar(value, trace.floatType()));
  }

  /** A vector of the model's floating type. */
  static Tensor constant(double[] values) {
    Trace trace = Trace.current();
    List<Double> numbers = Arrays.stream(values).boxed().toList();
    return trace.apply(new Constants.Vector(numbers, trace.floatType()));
  }

  /** A matrix of the model's floating type; its rows are of one length. */
  static Tensor constant(double[][] rows) {
    List<Double> numbers = new ArrayList<>();
    for (double[] row : rows) {
      if (row.length != rows[0].length) {
        throw Problem.of(
                "RaggedConstant",
                "constant has a row of %d numbers and one of %d",
                rows[0].length,
                row.length)
            .fix("give all rows the same length");
      }
      Arrays.stream(row).forEach(numbers::add);
    }
    Trace trace = Trace.current();
    return trace
        .apply(new Constants.Vector(numbers, trace.floatType()))
        .reshape(Dims.of(rows.length, numbers.size() / Math.max(1, rows.length)));
  }

  /** 0, 1, ... up to, not including, {@code count}: {@code int32 [count]}. */
  static Tensor range(Dim count) {
    return Trace.current().apply(new Constants.Range(Dims.of(count)));
  }

  /** 0, 1, ... up to, not including, {@code count}: {@code int32 [count]}. */
  static Tensor range(int count) {
    Options.positive("count", count);
    return range(Dim.of(count));
  }

  /** Checks that {@code table} has as many rows as {@code count} says, or more. */
  static Tensor inside(Tensor table, Dims count) {
    Dim rows = table.dims().dim(0);
    Dim taken = count.dim(0);
    if (rows.isKnown()) {
      Require.atMost(
          taken,
          rows.known(),
          () -> {
            OptionalLong most = taken.upperBound(table.trace().facts());
            boolean known = taken.isKnown();
            Problem problem =
                Problem.of(
                        "TableRows",
                        "gather takes %s%s rows of [%s], which has %s",
                        known || most.isEmpty() ? "" : "up to ",
                        most.isPresent() ? most.getAsLong() : taken,
                        table.dims(),
                        rows)
                    .because(table, 0);
            return most.isPresent()
                ? problem
                    .wants(table, 0, Dim.of(most.getAsLong()))
                    .fix("let the table have " + most.getAsLong() + " rows or more")
                : problem.fix("let the table have more rows, or bound what is taken");
          });
    }
    return table;
  }

  // ---- random numbers: new ones in each step, the same ones in each run with one seed

  /** Normal random numbers with mean 0 and deviation 1: {@code normal("N 100")}. */
  static Tensor normal(String sizes) {
    return normal(dims(sizes));
  }

  /** Normal random numbers with mean 0 and deviation 1. */
  static Tensor normal(Dims dims) {
    Trace trace = Trace.current();
    return random(trace, new RandomNumbers.RandomNormal(dims, trace.floatType(), trace.salt()));
  }

  /** Random numbers from {@code low} to {@code high}, all as likely. */
  static Tensor uniform(String sizes, double low, double high) {
    return uniform(dims(sizes), low, high);
  }

  /** Random numbers from {@code low} to {@code high}, all as likely. */
  static Tensor uniform(Dims dims, double low, double high) {
    if (!(low < high)) {
      throw Problem.of("UniformBounds", "uniform has no number from %s to %s", low, high)
          .fix("write the smaller number first");
    }
    Trace trace = Trace.current();
    return random(
        trace, new RandomNumbers.RandomUniform(dims, trace.floatType(), low, high, trace.salt()));
  }

  private static Tensor random(Trace trace, Primitive numbers) {
    return trace.apply(numbers, trace.read(Trace.SEED), trace.read(Trace.STEP));
  }

  private static Dims dims(String sizes) {
    Notation.Parsed parsed = Reflection.shape(sizes, Places.caller());
    if (parsed.dtypeStated()) {
      throw Problem.of(
              "RandomType", "makes numbers of the model's type; \"%s\" names another", sizes)
          .fix("write \"" + parsed.type().dims() + "\", and cast");
    }
    return parsed.plainDims();
  }

  // ---- several tensors

  /** What {@code join} makes of {@code tensors}, in a call of the method {@code name}. */
  static Tensor joined(String name, Join join, Tensor... tensors) {
    if (tensors.length == 0) {
      throw Problem.of("NoInputs", "%s joins nothing", name).fix("hand over what it joins");
    }
    if (tensors.length == 1) {
      return tensors[0];
    }
    try {
      return join.apply(List.of(tensors));
    } catch (Problem problem) {
      throw problem.isPlaced() ? problem : problem.about(name);
    }
  }

  /** {@code tensors} of one type as one, with a new axis that is {@code axis} of the result. */
  static Tensor stack(int axis, Tensor... tensors) {
    List<Tensor> rows = Arrays.stream(tensors).map(x -> x.expandDims(axis)).toList();
    return rows.size() == 1 ? rows.get(0) : new Concat.Rule(axis).apply(rows);
  }

  /**
   * Sums of products over axes by their names: {@code einsum("n i, i j -> n j", x, w)} is a matrix
   * product, {@code einsum("n t c -> n c", x)} a sum.
   *
   * <p>An axis that is named after the arrow is kept, another one is summed over. What has one name
   * must have one size.
   */
  static Tensor einsum(String axes, Tensor... tensors) {
    return Einsum.of(axes, tensors);
  }

  /** Whole numbers meet one with a fraction, which would be lost. */
  static Problem fraction(String kind, Tensor x, double number) {
    return Problem.of(
            "NotWhole",
            "%s cannot take %s to [%s], which are whole numbers",
            kind,
            number,
            x.type())
        .fix("cast the tensor before: x.cast(DType.FLOAT32), or write a whole number")
        .wantsDtype(x, DType.FLOAT32)
        .orCast(0, DType.FLOAT32);
  }
}
