package dev.tenon.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tenon.Join;
import dev.tenon.Tenon;
import dev.tenon.Tensor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Methods of tensors in float64 against values of PyTorch: outputs and gradients. */
class TensorReferenceTest {
  private static final Map<String, Join> METHODS = methods();

  static Stream<ReferenceCase> cases() {
    return ReferenceCase.of("tensors");
  }

  @ParameterizedTest
  @MethodSource("cases")
  void methodHasValuesAndGradients(ReferenceCase test) {
    ReferenceTest.check(test, METHODS.get(test.name()), test);
  }

  @Test
  void everyMethodHasACase() {
    Set<String> names = cases().map(ReferenceCase::name).collect(Collectors.toSet());
    assertEquals(new TreeSet<>(names), new TreeSet<>(METHODS.keySet()));
  }

  /** By the names of the cases. */
  private static Map<String, Join> methods() {
    Map<String, Join> methods = new LinkedHashMap<>();
    elementwise().forEach((name, each) -> methods.put(name, xs -> each.apply(xs.get(0))));
    ofOne().forEach((name, each) -> methods.put(name, xs -> each.apply(xs.get(0))));
    comparisons()
        .forEach(
            (name, each) -> methods.put(name, xs -> each.apply(xs.get(0)).cast(xs.get(0).dtype())));
    ofTwo().forEach((name, each) -> methods.put(name, xs -> each.apply(xs.get(0), xs.get(1))));
    for (String einsum :
        List.of(
            "n i, i j -> n j",
            "n i, j i -> j n",
            "n i, n i -> n",
            "i, j -> i j",
            "n t h d, n s h d -> n h t s",
            "n h t s, n s h d -> n t h d",
            "n t c -> n c",
            "n t c -> c n t",
            "i j ->",
            "i j, k -> i",
            "b i, o i j, b j -> b o",
            "batch in, in out, out -> batch")) {
      methods.put(einsum, xs -> Tenon.einsum(einsum, xs.toArray(Tensor[]::new)));
    }
    return methods;
  }

  private static Map<String, UnaryOperator<Tensor>> elementwise() {
    Map<String, UnaryOperator<Tensor>> all = new LinkedHashMap<>();
    all.put("pow(3)", x -> x.pow(3));
    all.put("pow(-0.5)", x -> x.pow(-0.5));
    all.put("pow(2) of zero", x -> x.pow(2));
    all.put("reciprocal()", Tensor::reciprocal);
    all.put("rsqrt(0.001)", x -> x.rsqrt(0.001));
    all.put("rsqrt(0.25) of zero", x -> x.rsqrt(0.25));
    all.put("leakyRelu(0.1)", x -> x.leakyRelu(0.1));
    all.put("elu()", Tensor::elu);
    all.put("gelu()", Tensor::gelu);
    all.put("silu()", Tensor::silu);
    all.put("softplus()", Tensor::softplus);
    all.put("log1p()", Tensor::log1p);
    all.put("sin()", Tensor::sin);
    all.put("cos()", Tensor::cos);
    all.put("erf()", Tensor::erf);
    all.put("sign()", Tensor::sign);
    all.put("floor()", Tensor::floor);
    all.put("clip(-1, 0.5)", x -> x.clip(-1, 0.5));
    all.put("maximum(0.5)", x -> x.maximum(0.5));
    all.put("minimum(0.5)", x -> x.minimum(0.5));
    return all;
  }

  private static Map<String, UnaryOperator<Tensor>> ofOne() {
    Map<String, UnaryOperator<Tensor>> all = new LinkedHashMap<>();
    all.put("prod(1)", x -> x.prod(1));
    all.put("prod() with one zero", Tensor::prod);
    all.put("prod() with two zeros", Tensor::prod);
    all.put("variance(0, 2)", x -> x.variance(0, 2));
    all.put("variance()", Tensor::variance);
    all.put("logSumExp(-1)", x -> x.logSumExp(-1));
    all.put("logSumExp()", Tensor::logSumExp);
    all.put("logSumExp(0) of large numbers", x -> x.logSumExp(0));
    all.put("sumKeep(1)", x -> x.sumKeep(1));
    all.put("meanKeep(0, -1)", x -> x.meanKeep(0, -1));
    all.put("maxKeep(1)", x -> x.maxKeep(1));
    all.put("minKeep()", Tensor::minKeep);
    all.put("cumsum(1)", x -> x.cumsum(1));
    all.put("cumsum(0)", x -> x.cumsum(0));
    all.put("slice(1, 1, 3)", x -> x.slice(1, 1, 3));
    all.put("slice(-1, 0, -1)", x -> x.slice(-1, 0, -1));
    all.put("slice(0, 1)", x -> x.slice(0, 1));
    all.put("slice(1, -1)", x -> x.slice(1, -1));
    all.put("split(1, 3)[1]", x -> x.split(1, 3).get(1));
    all.put("squeeze(1)", x -> x.squeeze(1));
    all.put("expandDims(1)", x -> x.expandDims(1));
    all.put("expandDims(-1)", x -> x.expandDims(-1));
    all.put("pad(1, 2, 1)", x -> x.pad(1, 2, 1));
    all.put("pad(0, 0, 1, -4)", x -> x.pad(0, 0, 1, -4));
    all.put("tile(2, 1)", x -> x.tile(2, 1));
    all.put("tile(3, 2, 2)", x -> x.tile(3, 2, 2));
    all.put("flip(1)", x -> x.flip(1));
    all.put("flip(0, 2)", x -> x.flip(0, 2));
    all.put("transpose()", Tensor::transpose);
    all.put("transpose(2, 0, 1)", x -> x.transpose(2, 0, 1));
    all.put("reshape(\"2 3 2\")", x -> x.reshape("2 3 2"));
    all.put("range(5) times x", x -> Tenon.range(5).cast(x.dtype()).times(x));
    all.put(
        "constant(rows) times x", x -> Tenon.constant(new double[][] {{1, 2}, {3, 4.5}}).times(x));
    for (String text : List.of("n h w c -> n (h w) c", "n h w c -> n c h w", "n 1 c -> c 1 n")) {
      all.put(text, x -> x.rearrange(text));
    }
    String patches = "n (h p) (w q) c -> n (h w) (p q c)";
    all.put("n (h p) c -> n h p c", x -> x.rearrange("n (h p) c -> n h p c", "p", 4));
    all.put(patches, x -> x.rearrange(patches, "p", 2, "w", 3));
    String heads = "n t (k h d) -> k n h t d";
    all.put(heads, x -> x.rearrange(heads, "k", 3, "h", 2));
    return all;
  }

  private static Map<String, UnaryOperator<Tensor>> comparisons() {
    return Map.of(
        "equalTo(1)", x -> x.equalTo(1),
        "notEqual(1)", x -> x.notEqual(1),
        "greater(0.5)", x -> x.greater(0.5),
        "greaterEqual(0.5)", x -> x.greaterEqual(0.5),
        "less(0.5)", x -> x.less(0.5),
        "lessEqual(0.5)", x -> x.lessEqual(0.5));
  }

  private static Map<String, BinaryOperator<Tensor>> ofTwo() {
    Map<String, BinaryOperator<Tensor>> all = new LinkedHashMap<>();
    Map<String, BinaryOperator<Tensor>> truths = new LinkedHashMap<>();
    truths.put("equalTo(y)", Tensor::equalTo);
    truths.put("notEqual(y)", Tensor::notEqual);
    truths.put("greater(y)", Tensor::greater);
    truths.put("greaterEqual(y)", Tensor::greaterEqual);
    truths.put("less(y)", Tensor::less);
    truths.put("lessEqual(y)", Tensor::lessEqual);
    truths.put("greater(0).and(y.greater(0))", (x, y) -> x.greater(0).and(y.greater(0)));
    truths.put("greater(0).or(y.greater(0))", (x, y) -> x.greater(0).or(y.greater(0)));
    truths.put("equalTo(y).not()", (x, y) -> x.equalTo(y).not());
    truths.forEach((name, each) -> all.put(name, (x, y) -> each.apply(x, y).cast(x.dtype())));
    all.put("pow(y)", Tensor::pow);
    all.put("stack(0, x, y)", (x, y) -> Tenon.stack(0, x, y));
    all.put("stack(-1, x, y, x)", (x, y) -> Tenon.stack(-1, x, y, x));
    all.put("concat(0, x, y)", (x, y) -> x.concat(y, 0));
    all.put("gather(ids)", Tensor::gather);
    all.put("gather(ids) of rows of matrices", Tensor::gather);
    all.put("pick(index)", Tensor::pick);
    all.put("pick(index) of steps", Tensor::pick);
    all.put("oneHot(4) times x", (x, i) -> i.oneHot(4).times(x));
    all.put("matMul(y, false, true)", (x, y) -> x.matMul(y, false, true));
    all.put("matMul(y, true, false)", (x, y) -> x.matMul(y, true, false));
    return all;
  }
}
