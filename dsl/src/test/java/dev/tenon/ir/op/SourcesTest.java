package dev.tenon.ir.op;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tenon.DType;
import dev.tenon.Dim;
import dev.tenon.Dims;
import dev.tenon.Padding;
import dev.tenon.ir.Primitive;
import dev.tenon.ir.Source;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Which axes of the inputs each primitive says an axis of its outputs comes from. */
class SourcesTest {
  private static final List<Integer> ONES = List.of(1, 1);
  private static final List<Integer> TWOS = List.of(2, 2);
  private static final Padding SAME = Padding.SAME;

  @TestFactory
  Stream<DynamicTest> anAxisComesFromTheAxesOfItsLetters() {
    return cases().map(c -> DynamicTest.dynamicTest(c.toString(), c::checkLetters));
  }

  @Test
  void whateverChangesASizeIsASource() {
    int changes = cases().mapToInt(SourcesCase::checkChanges).sum();
    assertTrue(changes > 200, "only " + changes + " sizes changed");
  }

  @Test
  void everyPrimitiveIsTested() throws Exception {
    Set<String> untested = primitives();
    cases().forEach(c -> untested.remove(c.primitive().getClass().getName()));
    assertEquals(Set.of(), untested, "add the letters of their axes to a list below");
  }

  /** All primitives that have inputs or attributes to look at. */
  private static Set<String> primitives() throws Exception {
    Path classes =
        Path.of(Primitive.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    Set<String> found = new TreeSet<>();
    try (Stream<Path> files = Files.walk(classes)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".class")).toList()) {
        String name = classes.relativize(file).toString().replaceAll("[/\\\\]", ".");
        if (!name.endsWith("-info.class")) {
          Class<?> type = Class.forName(name.substring(0, name.length() - ".class".length()));
          if (type.isRecord()
              && Primitive.class.isAssignableFrom(type)
              && !Source.class.isAssignableFrom(type)) {
            found.add(type.getName());
          }
        }
      }
    }
    assertTrue(found.size() > 60, "found only " + found);
    return found;
  }

  private static Stream<SourcesCase> cases() {
    return Stream.of(
            shaping(),
            pieces(),
            reductions(),
            products(),
            images(),
            recurrences(),
            values(),
            elements())
        .flatMap(List::stream);
  }

  private static List<SourcesCase> shaping() {
    return List.of(
        SourcesCase.of(new Shaping.Cast(DType.INT32), "N C -> N C"),
        reshape("N H=28 W=28 C=1 -> N H*W*C", 784),
        reshape("N H=28 W=28 C=3 -> N H*W*C", 28 * 28 * 3),
        reshape("N T D=512 -> N T D D", "T", 8, 64),
        reshape("N C -> N C .", "C", 1),
        reshape("N 1 1 C -> N C", "C"),
        reshape("N A=1 B=1 C -> N A B C", 1, 1, "C"),
        reshape("N A=1 B=1 C -> N A*B C", 1, "C"),
        reshape("N A=6 B=4 -> N A A*B", 3, 8),
        reshape("N A=6 B=4 -> N A*B A*B", 4, 6),
        SourcesCase.of(
            new Shaping.Reshape(Dims.of(dim("N").times(dim("T")).times(8), Dim.of(64))),
            "N T D=512 -> N*T*D D"),
        SourcesCase.of(
            new Shaping.Reshape(Dims.of(dim("N").times(dim("H")).times(dim("W")), dim("C"))),
            "N H W C -> N*H*W C"),
        SourcesCase.of(new Shaping.BroadcastTo(Dims.of("N", 3, "C")), "A=3 1 -> . A ."),
        SourcesCase.of(new Shaping.BroadcastTo(Dims.of("N", 3, "C")), "A=3 C -> . A C"),
        SourcesCase.of(new Shaping.BroadcastTo(Dims.of("N", 3, "C")), "N 1 C -> N . C"));
  }

  private static List<SourcesCase> pieces() {
    return List.of(
        SourcesCase.of(new Pieces.Transpose(List.of(0, 3, 1, 2)), "N H W C -> N C H W"),
        SourcesCase.of(new Pieces.Transpose(List.of(2, 0, 1)), "A B C -> C A B"),
        SourcesCase.of(new Pieces.Reverse(List.of(1)), "N T C -> N T C"),
        SourcesCase.of(new Pieces.Concat(1), "N A C, N B C -> N A*B C"),
        SourcesCase.of(new Pieces.Concat(2), "N T A=1, N T B=5 -> N T A*B"),
        SourcesCase.of(new Pieces.Slice(Dims.of(0, 2), Dims.of("N", 3)), "N C=8 -> N C"),
        SourcesCase.of(new Pieces.Pad(Dims.of(0, 1), Dims.of(0, 1), 0), "N C=1 -> N C"),
        SourcesCase.of(new Pieces.OneHot(10, DType.FLOAT32), "int32 N T -> N T ."));
  }

  private static List<SourcesCase> reductions() {
    return List.of(
        SourcesCase.of(new Reductions.Sum(List.of(1, 2)), "N H W C -> N C"),
        SourcesCase.of(new Reductions.Mean(List.of(0, 2)), "A B C D E -> B D E"),
        SourcesCase.of(new Reductions.Max(List.of(0)), "A B -> B"),
        SourcesCase.of(new Reductions.Min(List.of(1)), "A B -> A"),
        SourcesCase.of(new Reductions.Prod(List.of(0, 1)), "A B C -> C"),
        SourcesCase.of(new Reductions.Cumsum(1, false, false), "A B C -> A B C"),
        SourcesCase.of(new Reductions.ArgMax(1), "A B C -> A C"));
  }

  private static List<SourcesCase> products() {
    return List.of(
        SourcesCase.of(new Products.MatMul(false, false), "B n k, B k m -> B n m"),
        SourcesCase.of(new Products.MatMul(true, false), "k n, k m -> n m"),
        SourcesCase.of(new Products.MatMul(false, true), "A B n k, B m k -> A B n m"),
        SourcesCase.of(new Products.MatMul(true, true), "B k n, m k -> B n m"),
        SourcesCase.of(new Products.BiasAdd(), "N H W C, C -> N H W C"),
        SourcesCase.of(new Products.BiasAddGrad(), "N H W C -> C"),
        SourcesCase.of(new Softmaxes.Softmax(), "N C -> N C"),
        SourcesCase.of(new Softmaxes.LogSoftmax(), "N T C -> N T C"),
        SourcesCase.of(
            new CrossEntropies.SparseSoftmaxCrossEntropy(), "N T C, int32 N T -> N T | N T C"),
        SourcesCase.of(new CrossEntropies.SoftLabelCrossEntropy(), "N T C, N T C -> N T | N T C"),
        SourcesCase.of(new Lookups.Gather(), "V D, int32 N T -> N T D"),
        SourcesCase.of(new Lookups.ScatterSum(Dims.of("V", "D")), "N T D, int32 N T -> . D"),
        SourcesCase.of(new Lookups.Pick(), "N T C, int32 N T -> N T"));
  }

  private static List<SourcesCase> images() {
    List<Integer> size = TWOS;
    return List.of(
        SourcesCase.of(new Convolutions.Conv2d(TWOS, ONES, SAME, 1), "N H W C, 3 3 C F -> N H W F"),
        SourcesCase.of(
            new Convolutions.Conv2d(ONES, ONES, SAME, 2), "N H W C=4, 3 3 2 F -> N H W F"),
        SourcesCase.of(
            new Convolutions.Conv2dBackpropInput(Dims.of("N", 8, 6, "C"), TWOS, ONES, SAME, 1),
            "3 3 C F, N H=4 W=3 F -> N H W C"),
        SourcesCase.of(
            new Convolutions.Conv2dBackpropFilter(Dims.of(3, 3, "C", "F"), ONES, ONES, SAME, 1),
            "N 8 6 C, N 8 6 F -> . . C F"),
        SourcesCase.of(new Pooling.MaxPool2d(size, TWOS, SAME), "N H=8 W=6 C -> N H W C"),
        SourcesCase.of(
            new Pooling.MaxPool2dGrad(size, TWOS, SAME),
            "N H=8 W=6 C, 7 4 3 5, 7 4 3 5 -> N H W C"),
        SourcesCase.of(
            new Pooling.MaxPool2dGradGrad(size, TWOS, SAME), "N H=8 W=6 C, N H=8 W=6 C -> N H W C"),
        SourcesCase.of(new Pooling.AvgPool2d(size, TWOS, SAME), "N H=8 W=6 C -> N H W C"),
        SourcesCase.of(
            new Pooling.AvgPool2dGrad(Dims.of("N", 2, 2, "C"), size, TWOS, SAME),
            "N H=1 W=1 C -> N H W C"),
        SourcesCase.of(new Upsampling.UpSampleNearest(TWOS), "N H=1 W=1 C -> N H W C"),
        SourcesCase.of(new Upsampling.UpSampleBilinear(TWOS), "N H=1 W=6 C -> N H W C"),
        SourcesCase.of(
            new Upsampling.UpSampleBilinearGrad(Dims.of("N", 1, 3, "C"), TWOS),
            "N H=2 W=6 C -> N H W C"),
        SourcesCase.of(
            new Augmentations.CropEach(List.of(1, 1, 1, 1)), "N H W C, int32 N 2 -> N H W C"),
        SourcesCase.of(new Augmentations.FlipEach(), "N H W C, bool N -> N H W C"),
        SourcesCase.of(new Augmentations.CutEach(2, 2), "N H W C, int32 N 2 -> N H W C"),
        SourcesCase.of(
            new Normalisations.BatchNorm(1e-3), "N H W C, C, C -> N H W C | C | C | C | C | ."),
        SourcesCase.of(
            new Normalisations.BatchNormGrad(1e-3),
            "N H W C, N H W C, G, 1, 1, 0 -> N H W C | G | G"));
  }

  private static List<SourcesCase> recurrences() {
    return List.of(
        SourcesCase.of(
            new SimpleRnns.SimpleRnn(false), "T N ~3, U=3 ~3, ~N ~3, bool ~T ~N ~1 -> T N U"),
        SourcesCase.of(
            new SimpleRnns.SimpleRnnGrad(false), "T N A=3, ~T ~N ~3, U=3 ~3, bool -> T N A | N U"),
        SourcesCase.of(new Grus.Gru(true), "T N ~9, U=3 ~9, ~N ~3, ~3, bool -> T N U | T N U"),
        SourcesCase.of(
            new Grus.GruGrad(false),
            "T N A=3, ~T ~N ~12, ~T ~N ~3, U=3 ~9, bool -> T N U | T N A | N U"),
        SourcesCase.of(
            new Lstms.Lstm(false), "T N ~12, U=3 ~12, ~N ~3, ~N ~3, bool -> T N U | T N U | T N U"),
        SourcesCase.of(
            new Lstms.LstmGrad(true),
            "t N ~3, , T n G=12, ~T ~N ~3, ~T ~N ~3, U=3 ~12, bool -> T n G | N U | N U"));
  }

  private static List<SourcesCase> values() {
    return List.of(
        SourcesCase.of(new Constants.Scalar(1, DType.FLOAT32), "->"),
        SourcesCase.of(new Constants.Fill(1, DType.FLOAT32, Dims.of("N", 3)), "-> . ."),
        SourcesCase.of(new Constants.Vector(List.of(1.0, 2.0), DType.FLOAT32), "-> ."),
        SourcesCase.of(new Constants.Range(Dims.of("N")), "-> ."),
        SourcesCase.of(new Constants.Count(Dims.of("N"), DType.FLOAT32), "->"),
        random(new RandomNumbers.RandomUniform(Dims.of("N", 3), DType.FLOAT32, 0, 1, 1)),
        random(new RandomNumbers.RandomNormal(Dims.of("N", 3), DType.FLOAT32, 1)),
        random(new RandomNumbers.TruncatedNormal(Dims.of("N", 3), DType.FLOAT32, 1, 1)),
        random(new RandomNumbers.DropoutMask(Dims.of("N", 3), DType.FLOAT32, 0.5, 1)),
        random(new RandomNumbers.Orthogonal(3, 2, DType.FLOAT32, 1)),
        random(new RandomNumbers.RandomIntegers(Dims.of("N", 2), Dims.of(3, 3), 1)));
  }

  private static List<SourcesCase> elements() {
    List<SourcesCase> cases = new ArrayList<>();
    List.of(
            new Elementwise.Negate(),
            new Elementwise.Exp(),
            new Elementwise.Log(),
            new Elementwise.Square(),
            new Elementwise.Relu(),
            new Elementwise.Expm1(),
            new Elementwise.Sqrt(),
            new Elementwise.Rsqrt(),
            new Elementwise.Tanh(),
            new Elementwise.Sigmoid(),
            new Elementwise.Softplus(),
            new Elementwise.Erf(),
            new Elementwise.Log1p(),
            new Elementwise.Sin(),
            new Elementwise.Cos(),
            new Elementwise.Floor(),
            new Elementwise.StopGradient(),
            new Elementwise.Abs(),
            new Elementwise.Sign())
        .forEach(p -> cases.add(SourcesCase.of((Primitive) p, "N T C -> N T C")));
    cases.add(SourcesCase.of(new Elementwise.ReluGrad(), "N C, N C -> N C"));
    List.of(
            new Arithmetic.Add(),
            new Arithmetic.Subtract(),
            new Arithmetic.Multiply(),
            new Arithmetic.Divide(),
            new Arithmetic.Maximum(),
            new Arithmetic.Minimum(),
            new Arithmetic.Pow(),
            new Comparisons.Equal(),
            new Comparisons.NotEqual(),
            new Comparisons.Greater(),
            new Comparisons.GreaterEqual(),
            new Comparisons.Less(),
            new Comparisons.LessEqual())
        .forEach(
            p -> {
              cases.add(SourcesCase.of((Primitive) p, "N T=1 C, C -> N T C"));
              cases.add(SourcesCase.of((Primitive) p, "N 1 C, T 1 -> N T C"));
            });
    cases.add(SourcesCase.of(new Comparisons.And(), "bool N C, bool 1 C -> N C"));
    cases.add(SourcesCase.of(new Comparisons.Or(), "bool N C, bool C -> N C"));
    cases.add(SourcesCase.of(new Comparisons.Not(), "bool N C -> N C"));
    cases.add(SourcesCase.of(new Comparisons.Select(), "bool N 1, N C,  -> N C"));
    return cases;
  }

  private static SourcesCase random(Primitive primitive) {
    return SourcesCase.of(primitive, "int64, int64 -> . .");
  }

  private static SourcesCase reshape(String letters, Object... last) {
    Object[] sizes = new Object[last.length + 1];
    sizes[0] = "N";
    System.arraycopy(last, 0, sizes, 1, last.length);
    return SourcesCase.of(new Shaping.Reshape(Dims.of(sizes)), letters);
  }

  private static Dim dim(String name) {
    return Dim.named(name);
  }
}
