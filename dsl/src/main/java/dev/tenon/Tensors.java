package dev.tenon;

import dev.tenon.ir.Call;
import dev.tenon.ir.Gradients;
import dev.tenon.ir.Places;
import dev.tenon.ir.Primitive;
import dev.tenon.ir.Reflection;
import dev.tenon.ir.Require;
import dev.tenon.ir.Trace;
import dev.tenon.ir.Variable;
import dev.tenon.ir.op.Constants;
import dev.tenon.ir.op.Lookups;
import dev.tenon.ir.op.RandomNumbers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
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
    return trace.call(
        "constant",
        List.of(),
        numbers,
        (none, written) -> trace.apply(new Constants.Vector(numbers, trace.floatType())));
  }

  /** A matrix of the model's floating type; its rows are of one length. */
  static Tensor constant(double[][] rows) {
    Trace trace = Trace.current();
    Call call =
        Call.of(
            "constant",
            List.of(),
            Arrays.asList((Object[]) rows),
            (none, written) -> matrix(trace, rows));
    int columns = rows.length == 0 ? 1 : Math.max(1, rows[0].length);
    Dims meant = Dims.of(Math.max(1, rows.length), columns);
    return trace.output(call.meaning(types -> new Type(trace.floatType(), meant)));
  }

  private static Tensor matrix(Trace trace, double[]... rows) {
    List<Double> numbers = new ArrayList<>();
    for (double[] row : rows) {
      if (row.length != rows[0].length) {
        throw Problem.of(
                "RaggedConstant",
                "has a row of %d numbers and one of %d",
                rows[0].length,
                row.length)
            .fix("give all rows the same length");
      }
      Arrays.stream(row).forEach(numbers::add);
    }
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
    Trace trace = Trace.current();
    Call call =
        Call.of(
            "range",
            List.of(),
            List.of(count),
            (none, written) -> {
              Options.positive("count", count);
              return trace.apply(new Constants.Range(Dims.of(count)));
            });
    return trace.output(call.meaning(types -> new Type(DType.INT32, Dims.of(1))));
  }

  /** Rows of {@code table} by {@code indices}. */
  static Tensor gathered(Tensor table, Tensor indices) {
    if (indices.node().primitive() instanceof Constants.Range range && table.dims().rank() > 0) {
      inside(table, range.count());
    }
    return table.trace().apply(new Lookups.Gather(), table, indices);
  }

  /** Checks that {@code table} has as many rows as {@code count} says, or more. */
  private static void inside(Tensor table, Dims count) {
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
                        "takes %s%s rows of [%s], which has %s",
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
  }

  // ---- random numbers: new ones in each step, the same ones in each run with one seed

  /** Normal random numbers with mean 0 and deviation 1: {@code normal("N 100")}. */
  static Tensor normal(String sizes) {
    Class<?> scope = Places.caller();
    Trace trace = Trace.current();
    return trace.call(
        "normal",
        List.of(),
        Arrays.asList(sizes),
        (none, written) -> normal(dims((String) written.get(0), scope)));
  }

  /** Normal random numbers with mean 0 and deviation 1. */
  static Tensor normal(Dims dims) {
    Trace trace = Trace.current();
    return random(trace, new RandomNumbers.RandomNormal(dims, trace.floatType(), trace.salt()));
  }

  /** Random numbers from {@code low} to {@code high}, all as likely. */
  static Tensor uniform(String sizes, double low, double high) {
    Class<?> scope = Places.caller();
    Trace trace = Trace.current();
    return trace.call(
        "uniform",
        List.of(),
        Arrays.asList(sizes, low, high),
        (none, written) -> uniform(trace, dims((String) written.get(0), scope), written));
  }

  /** Random numbers from {@code low} to {@code high}, all as likely. */
  static Tensor uniform(Dims dims, double low, double high) {
    Trace trace = Trace.current();
    Call call =
        Call.of(
            "uniform",
            List.of(),
            Arrays.asList(dims, low, high),
            (none, written) -> uniform(trace, dims, written));
    return trace.output(call.meaning(types -> new Type(trace.floatType(), dims)));
  }

  private static Tensor uniform(Trace trace, Dims dims, List<?> written) {
    double low = (Double) written.get(1);
    double high = (Double) written.get(2);
    if (!(low < high)) {
      throw Cuts.swapped(
          Problem.of("UniformBounds", "has no number from %s to %s", low, high), 1, low, high);
    }
    return random(
        trace, new RandomNumbers.RandomUniform(dims, trace.floatType(), low, high, trace.salt()));
  }

  /** Random numbers, others in each step. */
  static Tensor random(Trace trace, Primitive numbers) {
    return trace.apply(numbers, trace.read(Variable.SEED), trace.read(Variable.STEP));
  }

  private static Dims dims(String sizes, Class<?> scope) {
    Notation.Parsed parsed = Reflection.shape(sizes, scope);
    if (parsed.dtypeStated()) {
      String plain = parsed.type().dims().toString();
      throw Problem.of(
              "RandomType", "makes numbers of the model's type; \"%s\" names another", sizes)
          .fix("write \"" + plain + "\", and cast")
          .orArgument(0, plain);
    }
    return parsed.plainDims();
  }

  // ---- several tensors

  /** The trace of the first of {@code tensors}; the present one where there is none. */
  static Trace trace(Tensor... tensors) {
    return Arrays.stream(tensors)
        .filter(Objects::nonNull)
        .findFirst()
        .map(Tensor::trace)
        .orElseGet(Trace::current);
  }

  /** The gradient of the sum of {@code y} towards {@code x}, of the type of {@code x}. */
  static Tensor gradient(Tensor y, Tensor x) {
    Call call =
        Call.of(
            "gradient",
            Arrays.asList(y, x),
            Arrays.asList(y, x),
            (given, written) -> {
              Tensor gradient = Gradients.of(given.get(0), given.subList(1, 2)).get(0);
              if (gradient == null) {
                throw Problem.of("NoGradient", "is of [%s], which does not depend on [%s]", y, x)
                    .fix("compute the first from the second");
              }
              return gradient;
            });
    return trace(y, x).output(call.meaning(types -> types.get(types.size() - 1)));
  }

  /** What {@code join} makes of {@code tensors}, in a call of the method {@code name}. */
  static Tensor joined(String name, Join join, Tensor... tensors) {
    return trace(tensors)
        .call(
            name,
            Arrays.asList(tensors),
            Arrays.asList(tensors),
            (given, written) -> joined(given, join));
  }

  private static Tensor joined(List<Tensor> tensors, Join join) {
    if (tensors.isEmpty()) {
      throw Problem.of("NoInputs", "joins nothing").fix("hand over what it joins");
    }
    return tensors.size() == 1 ? tensors.get(0) : join.apply(tensors);
  }

  /** {@code tensors} side by side on {@code axis}. */
  static Tensor concat(int axis, Tensor... tensors) {
    return trace(tensors)
        .call(
            "concat",
            Arrays.asList(tensors),
            behind(axis, tensors),
            (given, written) -> {
              int along = (Integer) written.get(0);
              if (given.size() == 1) {
                given.get(0).dims().axis(along); // it must be there, too
              }
              return joined(given, new Concat.Rule(along));
            });
  }

  private static List<Object> behind(int axis, Tensor... tensors) {
    List<Object> all = new ArrayList<>(List.of(axis));
    all.addAll(Arrays.asList(tensors));
    return all;
  }

  /** {@code tensors} of one type as one, with a new axis that is {@code axis} of the result. */
  static Tensor stack(int axis, Tensor... tensors) {
    return trace(tensors)
        .call(
            "stack",
            Arrays.asList(tensors),
            behind(axis, tensors),
            (given, written) -> {
              int added = (Integer) written.get(0);
              List<Tensor> rows = given.stream().map(x -> x.expandDims(added)).toList();
              return joined(rows, new Concat.Rule(added));
            });
  }

  /**
   * Sums of products over axes by their names: {@code einsum("n i, i j -> n j", x, w)} is a matrix
   * product, {@code einsum("n t c -> n c", x)} a sum.
   *
   * <p>An axis that is named after the arrow is kept, another one is summed over. What has one name
   * must have one size.
   */
  static Tensor einsum(String axes, Tensor... tensors) {
    List<Object> all = new ArrayList<>(Arrays.asList(axes));
    all.addAll(Arrays.asList(tensors));
    return trace(tensors)
        .call(
            "einsum",
            Arrays.asList(tensors),
            all,
            (given, written) -> Einsum.of((String) written.get(0), given));
  }

  /** {@code x}, which must hold floating numbers: a fraction of whole ones would be lost. */
  static Tensor floating(Tensor x) {
    if (!x.dtype().isFloating()) {
      throw Problem.of("FloatInput", "takes floating numbers, not [%s]", x.type())
          .fix("cast it before: x.cast(DType.FLOAT32)")
          .wantsDtype(x, DType.FLOAT32)
          .orCast(0, DType.FLOAT32);
    }
    return x;
  }

  /** Whole numbers meet one with a fraction, which would be lost. */
  static Problem fraction(Tensor x, double number) {
    return Problem.of(
            "NotWhole", "cannot take %s to [%s], which are whole numbers", number, x.type())
        .fix("cast the tensor before: x.cast(DType.FLOAT32), or write a whole number")
        .wantsDtype(x, DType.FLOAT32)
        .orCast(0, DType.FLOAT32);
  }
}
