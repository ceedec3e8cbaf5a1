package dev.tenon.models;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tenon.DType;
import dev.tenon.Dim;
import dev.tenon.Dims;
import dev.tenon.Init;
import dev.tenon.Notation;
import dev.tenon.Objective;
import dev.tenon.Tenon;
import dev.tenon.Tensor;
import dev.tenon.ir.Declaration.Located;
import dev.tenon.ir.Frame;
import dev.tenon.ir.Trace;
import dev.tenon.ir.Variables;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A mistake in any method of tensors is told as one of that method, and hides no later mistake. */
class CallMistakesTest {
  /** Methods that look at a tensor, or take whatever it is. */
  private static final Set<String> NEVER_FAIL =
      Set.of(
          "node()",
          "index()",
          "trace()",
          "type()",
          "dims()",
          "shape()",
          "dtype()",
          "mask()",
          "unmasked()",
          "training()",
          "stopGradient()",
          "cast(DType)",
          "equals(Object)",
          "hashCode()",
          "toString()",
          "constant(double)",
          "normal(Dims)");

  /** Tensors to make mistakes with: [N 3 4], [int32 N], [bool N], a parameter [5 7]. */
  private record Given(Tensor x, Tensor ids, Tensor truths, Tensor table) {}

  private static final Map<String, Function<Given, Object>> MISTAKES = mistakes();

  private static Map<String, Function<Given, Object>> mistakes() {
    Map<String, Function<Given, Object>> all = new TreeMap<>();
    Dim three = Dim.of(3);
    // ---- weights and constants
    all.put("kernel(String,Dims,Init)", g -> g.x.kernel("k", Dims.of(3), Init.ONES));
    all.put("parameter(String,Dims,Init)", g -> g.x.parameter("p", Dims.of(3), Init.ONES));
    all.put("state(String,Dims,Init)", g -> g.x.state("s", Dims.of(3), Init.ONES));
    all.put("become(Tensor)", g -> become(g.x, g.ids));
    all.put("constantLike(double)", g -> g.ids.constantLike(0.5));
    all.put("scalar(double)", g -> g.ids.scalar(0.5));
    all.put("vector(List)", g -> g.x.vector(List.of()));
    all.put("masked(Tensor)", g -> g.x.masked(g.ids));
    // ---- arithmetic
    all.put("plus(Tensor)", g -> g.x.plus(g.table));
    all.put("plus(double)", g -> g.ids.plus(0.5));
    all.put("minus(Tensor)", g -> g.x.minus(g.ids));
    all.put("minus(double)", g -> g.ids.minus(0.5));
    all.put("times(Tensor)", g -> g.x.times(g.truths));
    all.put("times(double)", g -> g.ids.times(0.5));
    all.put("div(Tensor)", g -> g.x.div(g.table));
    all.put("div(double)", g -> g.ids.div(0.5));
    all.put("pow(Tensor)", g -> g.x.pow(g.table));
    all.put("pow(double)", g -> g.ids.pow(0.5));
    all.put("maximum(Tensor)", g -> g.x.maximum(null));
    all.put("maximum(double)", g -> g.ids.maximum(0.5));
    all.put("minimum(Tensor)", g -> g.x.minimum(g.table));
    all.put("minimum(double)", g -> g.ids.minimum(0.5));
    all.put("clip(double,double)", g -> g.x.clip(1, 0));
    // ---- functions
    all.put("reciprocal()", g -> g.truths.reciprocal());
    all.put("unaryMinus()", g -> g.truths.unaryMinus());
    all.put("relu()", g -> g.truths.relu());
    all.put("leakyRelu(double)", g -> g.x.leakyRelu(-1));
    all.put("elu()", g -> g.ids.elu());
    all.put("gelu()", g -> g.ids.gelu());
    all.put("silu()", g -> g.ids.silu());
    all.put("softplus()", g -> g.ids.softplus());
    all.put("exp()", g -> g.ids.exp());
    all.put("log()", g -> g.ids.log());
    all.put("log1p()", g -> g.ids.log1p());
    all.put("square()", g -> g.truths.square());
    all.put("sqrt()", g -> g.ids.sqrt());
    all.put("rsqrt()", g -> g.ids.rsqrt());
    all.put("rsqrt(double)", g -> g.x.rsqrt(-1));
    all.put("sin()", g -> g.ids.sin());
    all.put("cos()", g -> g.ids.cos());
    all.put("erf()", g -> g.ids.erf());
    all.put("sign()", g -> g.truths.sign());
    all.put("floor()", g -> g.truths.floor());
    all.put("abs()", g -> g.truths.abs());
    all.put("tanh()", g -> g.ids.tanh());
    all.put("sigmoid()", g -> g.ids.sigmoid());
    all.put("softmax()", g -> g.x.sum().softmax());
    all.put("logSoftmax()", g -> g.ids.logSoftmax());
    // ---- products
    all.put("matMul(Tensor)", g -> g.x.matMul(g.table));
    all.put("matMul(Tensor,boolean,boolean)", g -> g.x.matMul(g.table, true, false));
    all.put("biasAdd(Tensor)", g -> g.x.biasAdd(g.table));
    // ---- reductions
    all.put("sum(int[])", g -> g.x.sum(3));
    all.put("mean(int[])", g -> g.x.mean(1, -2));
    all.put("max(int[])", g -> g.x.max(-4));
    all.put("min(int[])", g -> g.x.min(3));
    all.put("prod(int[])", g -> g.truths.prod());
    all.put("variance(int[])", g -> g.truths.variance());
    all.put("logSumExp(int[])", g -> g.ids.logSumExp(0));
    all.put("sumKeep(int[])", g -> g.x.sumKeep(3));
    all.put("meanKeep(int[])", g -> g.x.meanKeep(1, 1));
    all.put("maxKeep(int[])", g -> g.x.maxKeep(3));
    all.put("minKeep(int[])", g -> g.x.minKeep(3));
    all.put("cumsum(int)", g -> g.x.cumsum(3));
    all.put("argMax(int)", g -> g.x.argMax(3));
    // ---- comparisons
    all.put("equalTo(Tensor)", g -> g.x.equalTo(g.table));
    all.put("equalTo(double)", g -> g.ids.equalTo(0.5));
    all.put("notEqual(Tensor)", g -> g.x.notEqual(g.ids));
    all.put("notEqual(double)", g -> g.ids.notEqual(0.5));
    all.put("greater(Tensor)", g -> g.x.greater(g.table));
    all.put("greater(double)", g -> g.ids.greater(0.5));
    all.put("greaterEqual(Tensor)", g -> g.x.greaterEqual(g.table));
    all.put("greaterEqual(double)", g -> g.ids.greaterEqual(0.5));
    all.put("less(Tensor)", g -> g.x.less(g.table));
    all.put("less(double)", g -> g.ids.less(0.5));
    all.put("lessEqual(Tensor)", g -> g.x.lessEqual(g.table));
    all.put("lessEqual(double)", g -> g.ids.lessEqual(0.5));
    all.put("and(Tensor)", g -> g.truths.and(g.x));
    all.put("or(Tensor)", g -> g.truths.or(g.ids));
    all.put("not()", g -> g.x.not());
    all.put("select(Tensor,Tensor)", g -> g.truths.select(g.x, g.table));
    // ---- by index
    all.put("gather(Tensor)", g -> g.table.gather(g.x));
    all.put("pick(Tensor)", g -> g.x.pick(g.ids));
    all.put("oneHot(int)", g -> g.ids.oneHot(0));
    // ---- shapes
    all.put("reshape(Dims)", g -> g.x.reshape(Dims.of("N", 13)));
    all.put("reshape(String)", g -> g.x.reshape("N ?"));
    all.put("rearrange(String,Object[])", g -> g.x.rearrange("n t c -> n (t d)"));
    all.put("transpose(int[])", g -> g.x.transpose(0, 3, 1));
    all.put("slice(int,int,int)", g -> g.x.slice(1, 0, 9));
    all.put("slice(int,int)", g -> g.x.slice(1, 9));
    all.put("slice(int,Dim,Dim)", g -> g.x.slice(1, three, three));
    all.put("split(int,int)", g -> g.x.split(1, 2));
    all.put("pad(int,int,int)", g -> g.x.pad(3, 1, 1));
    all.put("pad(int,int,int,double)", g -> g.x.pad(1, -1, 1, 0));
    all.put("tile(int[])", g -> g.x.tile(2));
    all.put("flip(int[])", g -> g.x.flip(3));
    all.put("squeeze(int[])", g -> g.x.squeeze(1));
    all.put("expandDims(int)", g -> g.x.expandDims(5));
    all.put("concat(Tensor,int)", g -> g.x.concat(g.x, 3));
    all.put("broadcastTo(Dims)", g -> g.x.broadcastTo(Dims.of("N", 9, 4)));
    all.put("broadcastTo(String)", g -> g.x.broadcastTo("N 9 4"));
    all.put("restore(List)", g -> g.x.restore(List.of(7)));
    // ---- static methods
    all.put("gradient(Tensor,Tensor)", g -> Tenon.gradient(g.table, g.x));
    all.put("add(Tensor[])", g -> Tenon.add(g.x, g.table));
    all.put("concat(Tensor[])", g -> Tenon.concat(g.x, g.table));
    all.put("concat(int,Tensor[])", g -> Tenon.concat(1, g.x, g.table));
    all.put("constant(double[])", g -> Tenon.constant(new double[0]));
    all.put("constant(double[][])", g -> Tenon.constant(new double[][] {{1}, {}}));
    all.put("range(int)", g -> Tenon.range(0));
    all.put("range(Dim)", g -> Tenon.range(Dim.of(0)));
    all.put("normal(String)", g -> Tenon.normal("int32 4"));
    all.put("uniform(String,double,double)", g -> Tenon.uniform("4", 1, 0));
    all.put("uniform(Dims,double,double)", g -> Tenon.uniform(Dims.of(4), 1, 0));
    all.put("stack(int,Tensor[])", g -> Tenon.stack(5, g.x, g.x));
    all.put("einsum(String,Tensor[])", g -> Tenon.einsum("n t c -> n d", g.x));
    all.put("balancedWeights(Tensor)", g -> Tenon.balancedWeights(g.x));
    all.put("minimize(Tensor)", g -> Tenon.minimize(g.x));
    all.put(
        "softmaxCrossEntropy(Tensor,Tensor,double[])", g -> Tenon.softmaxCrossEntropy(g.x, g.ids));
    all.put(
        "softLabelCrossEntropy(Tensor,Tensor,double[])",
        g -> Tenon.softLabelCrossEntropy(g.x, g.table));
    all.put("klDivergence(Tensor,Tensor)", g -> Tenon.klDivergence(g.x, g.table));
    all.put(
        "sigmoidCrossEntropy(Tensor,Tensor,double[])",
        g -> Tenon.sigmoidCrossEntropy(g.x, g.table));
    all.put("binaryCrossEntropy(Tensor,Tensor)", g -> Tenon.binaryCrossEntropy(g.x, g.table));
    all.put("hinge(Tensor,Tensor)", g -> Tenon.hinge(g.x, g.ids));
    all.put("squaredError(Tensor,Tensor)", g -> Tenon.squaredError(g.x, g.table));
    all.put("absoluteError(Tensor,Tensor)", g -> Tenon.absoluteError(g.x, g.table));
    all.put("huber(Tensor,Tensor)", g -> Tenon.huber(g.x, g.table));
    return all;
  }

  private static Object become(Tensor x, Tensor value) {
    x.become(value);
    return null; // it gives nothing
  }

  @Test
  void hasAMistakeInEachMethod() {
    Set<String> methods =
        Stream.concat(
                Arrays.stream(Tensor.class.getDeclaredMethods()),
                Arrays.stream(Tenon.class.getDeclaredMethods()).filter(CallMistakesTest::computes))
            .filter(method -> Modifier.isPublic(method.getModifiers()) && !method.isSynthetic())
            .map(CallMistakesTest::signature)
            .collect(Collectors.toCollection(TreeSet::new));
    Set<String> tried = new TreeSet<>(NEVER_FAIL);
    tried.addAll(MISTAKES.keySet());
    assertEquals(String.join("\n", methods), String.join("\n", tried));
  }

  /** Whether it makes a tensor, or an objective. */
  private static boolean computes(Method method) {
    return method.getReturnType() == Tensor.class || method.getReturnType() == Objective.class;
  }

  private static String signature(Method method) {
    return Arrays.stream(method.getParameterTypes())
        .map(Class::getSimpleName)
        .collect(Collectors.joining(",", method.getName() + "(", ")"));
  }

  static Stream<Arguments> methods() {
    return MISTAKES.entrySet().stream()
        .map(entry -> Arguments.of(entry.getKey(), entry.getValue()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("methods")
  void isToldAsOneOfTheMethodAndHidesNothing(String method, Function<Given, Object> mistake) {
    Trace trace = new Trace(new Variables(), false, DType.FLOAT32);
    List<Located> told = new ArrayList<>();
    trace.reportTo(told::add);
    Given given =
        new Given(
            input(trace, "x", "N 3 4"),
            input(trace, "ids", "int32 N"),
            input(trace, "truths", "bool N"),
            input(trace, "table", "5 7"));
    trace.within(
        Frame.ofUser(),
        () -> {
          Object result = mistake.apply(given);
          follow(result instanceof List<?> parts ? parts.get(0) : result);
          return given.ids.plus(0.25);
        });
    List<String> lines = told.stream().map(each -> each.problem().getMessage()).toList();
    assertEquals(2, lines.size(), () -> String.join("\n", lines));
    String name = method.substring(0, method.indexOf('('));
    assertTrue(lines.get(0).matches(name + "[ (:].*"), lines.get(0));
    assertTrue(lines.get(1).contains("0.25"), lines.get(1));
    for (Located each : told) {
      assertTrue(each.problem().getMessage().length() < 120, each.problem().getMessage());
      assertTrue(each.origin().place().startsWith("CallMistakesTest.java:"), each.origin().place());
    }
  }

  /** Goes on with {@code result} as a model would; sizes that do not fit then are consequences. */
  private static void follow(Object result) {
    if (!(result instanceof Tensor y)) {
      return;
    }
    if (y.dims().rank() > 1) {
      y.slice(-1, 0, 1000).plus(y).squeeze(-1);
      y.reshape(Dims.of("N", 11)).plus(y.split(-1, 97).get(96));
    }
    y.equalTo(y).notEqual(y.notEqual(y));
  }

  private static Tensor input(Trace trace, String name, String text) {
    return trace.input(name, Notation.parse(text, Map.of()));
  }
}
