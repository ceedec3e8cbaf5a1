package dev.tenon.models;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tenon.DType;
import dev.tenon.Dim;
import dev.tenon.Dims;
import dev.tenon.Notation;
import dev.tenon.Tensor;
import dev.tenon.ir.Declaration.Located;
import dev.tenon.ir.Frame;
import dev.tenon.ir.Trace;
import dev.tenon.ir.Variables;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A mistake in a call of sizes is told as one of that call, and hides no later mistake. */
class SizeMistakesTest {
  private static final Map<String, Function<Dims, Object>> MISTAKES = mistakes();

  /** Of {@code N 3 4}. */
  private static Map<String, Function<Dims, Object>> mistakes() {
    Map<String, Function<Dims, Object>> all = new TreeMap<>();
    all.put("dim(int)", dims -> dims.dim(9));
    all.put("dim(int) of a scalar", dims -> Dims.SCALAR.dim(0));
    all.put("axis(int)", dims -> dims.axis(-4));
    all.put("known(int)", dims -> dims.known(0));
    all.put("known(int) of an axis that is not there", dims -> dims.known(3));
    all.put("known()", dims -> dims.known());
    all.put("known() of a size", dims -> dims.dim(0).known());
    all.put("count(List)", dims -> dims.count(List.of(1, 3)));
    all.put("count(List) of one axis twice", dims -> dims.count(List.of(1, 1)));
    all.put("with(int,Dim)", dims -> dims.with(3, Dim.of(5)));
    all.put("with(int,long)", dims -> dims.with(3, 5));
    all.put("with(int,long) of a scalar", dims -> Dims.SCALAR.with(0, 5));
    all.put("without(List)", dims -> dims.without(List.of(3)));
    all.put("without(List) of one axis twice", dims -> dims.without(List.of(1, -2)));
    all.put("insert(int,Dim)", dims -> dims.insert(5, Dim.of(2)));
    all.put("insert(int,long)", dims -> dims.insert(-5, 2));
    all.put("slice(int,int)", dims -> dims.slice(1, 9));
    all.put("slice(int,int) of a later axis first", dims -> dims.slice(2, 1));
    all.put("permute(List)", dims -> dims.permute(List.of(0, 1)));
    all.put("permute(List) of one axis twice", dims -> dims.permute(List.of(0, 1, 1)));
    all.put("of(Object[])", dims -> Dims.of("N", 2.5));
    all.put("named(String)", dims -> Dim.named(""));
    all.put("floorDiv(long)", dims -> dims.dim(0).floorDiv(0));
    all.put("ceilDiv(long)", dims -> dims.dim(0).ceilDiv(-1));
    all.put("times(Dim)", dims -> Dim.of(Long.MAX_VALUE).times(dims.dim(1)));
    all.put("plus(long)", dims -> Dim.of(Long.MAX_VALUE).plus(1));
    return all;
  }

  static Stream<Arguments> calls() {
    return MISTAKES.entrySet().stream().map(each -> Arguments.of(each.getKey(), each.getValue()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("calls")
  void isToldAsOneOfTheCallAndHidesNothing(String call, Function<Dims, Object> mistake) {
    List<Located> told = new ArrayList<>();
    trace(
        told,
        x -> {
          follow(x, mistake.apply(x.dims()));
          return x.trace().input("ids", Notation.parse("int32 N", Map.of())).plus(0.25);
        });
    List<String> lines = told.stream().map(each -> each.problem().getMessage()).toList();
    assertEquals(2, lines.size(), () -> String.join("\n", lines));
    String name = call.substring(0, call.indexOf('('));
    assertTrue(lines.get(0).matches("(Dims\\.)?" + name + "[ (:].*"), lines.get(0));
    assertTrue(lines.get(1).contains("0.25"), lines.get(1));
    for (Located each : told) {
      assertTrue(each.problem().getMessage().length() < 120, each.problem().getMessage());
      assertTrue(each.origin().place().startsWith("SizeMistakesTest.java:"), each.toString());
    }
  }

  /** Goes on with {@code result} as a model would; sizes that do not fit then are consequences. */
  private static void follow(Tensor x, Object result) {
    if (result instanceof Dims dims) {
      x.reshape(dims).plus(x.sum(2));
    } else if (result instanceof Dim || result instanceof Long) {
      x.reshape(Dims.of(x.dims().dim(0), result, 5)).matMul(x);
    } else if (result instanceof Integer axis) {
      x.sum(axis).plus(x.mean(1));
    }
  }

  /** A layer of Tenon's asks for axes, too: what it finds is the problem of that layer. */
  @Test
  void failsWithinACallOfATensor() {
    List<Located> told = new ArrayList<>();
    trace(told, x -> x.sum(7));
    assertEquals(1, told.size());
    assertTrue(told.get(0).problem().getMessage().startsWith("sum(7) "), told.toString());
  }

  @Test
  void isThrownWhereNobodyListens() {
    assertThrows(IndexOutOfBoundsException.class, () -> Dims.of("N", 3).dim(2));
    assertThrows(IllegalStateException.class, () -> Dims.of("N", 3).known(0));
  }

  private static void trace(List<Located> told, Function<Tensor, Tensor> body) {
    Trace trace = new Trace(new Variables(), false, DType.FLOAT32);
    trace.reportTo(told::add);
    Tensor x = trace.input("x", Notation.parse("N 3 4", Map.of()));
    trace.within(Frame.ofUser(), () -> body.apply(x));
  }
}
