package dev.tenon.runtime;

import static dev.tenon.Loss.BINARY_CROSS_ENTROPY;
import static dev.tenon.Loss.HINGE;
import static dev.tenon.Loss.HUBER;
import static dev.tenon.Loss.KL_DIVERGENCE;
import static dev.tenon.Loss.MEAN_ABSOLUTE_ERROR;
import static dev.tenon.Loss.MEAN_SQUARED_ERROR;
import static dev.tenon.Loss.SIGMOID_CROSS_ENTROPY;
import static dev.tenon.Loss.SOFTMAX_CROSS_ENTROPY;
import static dev.tenon.Loss.SOFT_LABEL_CROSS_ENTROPY;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tenon.Act;
import dev.tenon.DType;
import dev.tenon.Dense;
import dev.tenon.LabelKind;
import dev.tenon.Layer;
import dev.tenon.Loss;
import dev.tenon.Problem;
import dev.tenon.ir.Assembler;
import dev.tenon.ir.DataContracts;
import dev.tenon.ir.Declaration;
import dev.tenon.ir.Declaration.Located;
import dev.tenon.ir.Learning;
import dev.tenon.ir.Origin;
import dev.tenon.ir.Program;
import dev.tenon.ir.Reflection;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Each loss before each activation with each kind, number and type of labels: either the problems
 * in the tables here, or a model that trains a step on random data.
 */
@Tag("long")
class LossContractTest {
  private static final int BATCH = 3;

  /** Kinds of labels: of one example, of several things at once, of each step, of each pixel. */
  private enum Labels {
    CLASSES(LabelKind.IMPLIED, "N 4", "N", 3, 3),
    STEPS(LabelKind.IMPLIED, "N 5 4", "N 5", 3, 3),
    PIXELS(LabelKind.CLASSES, "N 2 3 4", "N 2 3", 3, 3),
    PROBABILITIES(LabelKind.IMPLIED, "N 4", "N 3", 3, 3),
    TRUTH(LabelKind.BINARY, "N 4", "N 1", 0, 1),
    TRAITS(LabelKind.BINARY, "N 4", "N 5", 0, 5),
    NUMBERS(LabelKind.NUMBERS, "N 4", "N 2", 0, 2),
    ANY_NUMBERS(LabelKind.IMPLIED, "N 4", "N 2", 0, 2),
    NONE(LabelKind.NONE, "N 4", "", 0, 2);

    final LabelKind kind;
    final String input;
    final String sizes;
    final int classes;
    final int units;

    Labels(LabelKind kind, String input, String sizes, int classes, int units) {
      this.kind = kind;
      this.input = input;
      this.sizes = sizes;
      this.classes = classes;
      this.units = units;
    }

    /** The types that such labels are tried in. */
    List<DType> dtypes() {
      return switch (this) {
        case CLASSES, STEPS, PIXELS ->
            kind == LabelKind.CLASSES
                ? List.of(DType.INT32, DType.UINT8, DType.INT64, DType.FLOAT32)
                : List.of(DType.INT32, DType.UINT8, DType.INT64);
        case PROBABILITIES, ANY_NUMBERS -> List.of(DType.FLOAT32, DType.FLOAT64);
        case TRUTH, TRAITS ->
            List.of(DType.FLOAT32, DType.BOOL, DType.UINT8, DType.INT32, DType.FLOAT64);
        case NUMBERS -> List.of(DType.FLOAT32, DType.INT32, DType.INT64, DType.FLOAT64);
        case NONE -> List.of(DType.FLOAT32);
      };
    }

    boolean isOfClasses() {
      return classes > 0;
    }
  }

  private static final Map<Loss, Set<Labels>> TAKES = new EnumMap<>(Loss.class);
  private static final Map<Loss, Map<Act, String>> WARNED = new EnumMap<>(Loss.class);

  static {
    TAKES.put(SOFTMAX_CROSS_ENTROPY, EnumSet.of(Labels.CLASSES, Labels.STEPS, Labels.PIXELS));
    for (Loss loss : List.of(SOFT_LABEL_CROSS_ENTROPY, KL_DIVERGENCE)) {
      TAKES.put(loss, EnumSet.of(Labels.PROBABILITIES));
    }
    for (Loss loss : List.of(SIGMOID_CROSS_ENTROPY, BINARY_CROSS_ENTROPY, HINGE)) {
      TAKES.put(loss, EnumSet.of(Labels.TRUTH, Labels.TRAITS, Labels.ANY_NUMBERS));
    }
    for (Loss loss : List.of(MEAN_SQUARED_ERROR, MEAN_ABSOLUTE_ERROR, HUBER)) {
      TAKES.put(
          loss,
          EnumSet.of(
              Labels.PROBABILITIES,
              Labels.TRUTH,
              Labels.TRAITS,
              Labels.NUMBERS,
              Labels.ANY_NUMBERS));
      WARNED.put(loss, Map.of());
    }
    for (Loss loss : List.of(SOFTMAX_CROSS_ENTROPY, SOFT_LABEL_CROSS_ENTROPY, KL_DIVERGENCE)) {
      WARNED.put(
          loss,
          Map.of(
              Act.SOFTMAX, "DoubleSoftmax",
              Act.SIGMOID, "SigmoidForSoftmax",
              Act.RELU, "ReluLogits",
              Act.TANH, "TanhLogits"));
    }
    WARNED.put(
        SIGMOID_CROSS_ENTROPY,
        Map.of(
            Act.SOFTMAX, "SoftmaxForSigmoid",
            Act.SIGMOID, "DoubleSigmoid",
            Act.RELU, "ReluLogits",
            Act.TANH, "TanhLogits"));
    WARNED.put(
        BINARY_CROSS_ENTROPY,
        Map.of(
            Act.LINEAR, "LogitsForProbabilities",
            Act.SOFTMAX, "SoftmaxForSigmoid",
            Act.RELU, "LogitsForProbabilities",
            Act.TANH, "LogitsForProbabilities"));
    WARNED.put(
        HINGE,
        Map.of(
            Act.SOFTMAX, "ProbabilitiesForHinge",
            Act.SIGMOID, "ProbabilitiesForHinge",
            Act.RELU, "ReluLogits"));
  }

  private static final Set<String> HIDDEN =
      Set.of("ReluLogits", "TanhLogits", "LogitsForProbabilities");

  /** The loss that suits such labels. */
  private static Loss suiting(Labels labels) {
    return switch (labels) {
      case CLASSES, STEPS, PIXELS -> SOFTMAX_CROSS_ENTROPY;
      case PROBABILITIES -> SOFT_LABEL_CROSS_ENTROPY;
      case TRUTH, TRAITS -> SIGMOID_CROSS_ENTROPY;
      default -> MEAN_SQUARED_ERROR;
    };
  }

  /** An error, and beside it what is warned of once the loss or the width is another. */
  private static List<String> expected(
      Loss loss, Act activation, Labels labels, boolean right, DType dtype) {
    if (labels == Labels.PIXELS && dtype == DType.FLOAT32) {
      return List.of("SpecLabel");
    }
    boolean takes = TAKES.get(loss).contains(labels);
    String warned = warned(takes ? loss : suiting(labels), activation, labels);
    String error =
        !takes ? "LossKind" : right ? "" : labels.isOfClasses() ? "ClassCount" : "LabelType";
    // a wrong width shows only once the loss suits the labels, but both are mended at once; what is
    // said of the layer that changes is a mistake of its own only where it is of a written option;
    // and a layer behind one that is activated as no last one is mends its width, too
    boolean later = !right && activation == Act.LINEAR;
    later |= !right && takes && labels == Labels.TRUTH && losesSoftmax(loss, activation);
    later |= !right && takes && HIDDEN.contains(warned);
    return Stream.of(error, later ? "" : warned).filter(id -> !id.isEmpty()).toList();
  }

  /** Whether the first fix of two scores for one truth removes the softmax with one of them. */
  private static boolean losesSoftmax(Loss loss, Act activation) {
    return activation == Act.SOFTMAX && loss != BINARY_CROSS_ENTROPY;
  }

  private static String warned(Loss loss, Act activation, Labels labels) {
    return activation == Act.SOFTMAX && labels.units == 1
        ? "OneUnitSoftmax"
        : WARNED.get(loss).getOrDefault(activation, "");
  }

  @ParameterizedTest
  @EnumSource(Loss.class)
  void eachCombinationIsRefusedOrTrains(Loss loss) {
    int trained = 0;
    int refused = 0;
    for (Act activation :
        List.of(Act.LINEAR, Act.SOFTMAX, Act.SIGMOID, Act.RELU, Act.TANH, Act.SOFTPLUS)) {
      for (Labels labels : Labels.values()) {
        for (DType dtype : labels.dtypes()) {
          for (boolean right : new boolean[] {true, false}) {
            String cell =
                "%s after %s on %s %s%s"
                    .formatted(loss, activation, dtype, labels, right ? "" : ", one unit more");
            List<String> ids = new ArrayList<>();
            Program program = program(loss, activation, labels, right, dtype, ids);
            List<String> expected = expected(loss, activation, labels, right, dtype);
            assertEquals(expected, ids, cell);
            if (ids.isEmpty()) {
              trains(program, labels, dtype, cell);
              trained++;
            } else {
              refused++;
            }
          }
        }
      }
    }
    assertTrue(trained >= 4 && refused >= 200, trained + " trained, " + refused + " refused");
  }

  private static DataContracts.Stated stated(Labels labels, DType dtype) {
    return new DataContracts.Stated(
        "Data",
        labels.input,
        dtype == DType.FLOAT32 ? labels.sizes : dtype + " " + labels.sizes,
        labels.kind,
        labels.classes,
        0,
        List.of(),
        List.of(),
        List.of(),
        0);
  }

  private static Program program(
      Loss loss, Act activation, Labels labels, boolean right, DType dtype, List<String> ids) {
    DataContracts.Stated stated = stated(labels, dtype);
    Problem problem = DataContracts.problem(stated, Map.of());
    if (problem != null) {
      ids.add(problem.id());
      return null;
    }
    Origin origin = Origin.of("scores", "scores");
    Layer dense = new Dense.Rule(labels.units + (right ? 0 : 1), 0, true, activation);
    Declaration.Element scores =
        new Declaration.Element(
            "scores",
            List.of(new Declaration.Placed(dense, "dense", origin)),
            List.of(),
            null,
            null,
            new Declaration.Output(loss, 1, "label", List.of(), Origin.of("output", "output")),
            origin,
            null);
    Assembler.Result result =
        Assembler.assemble(
            new Declaration(
                "Model",
                List.of(scores),
                stated.data(Origin.of("data", "data")),
                Learning.by(Reflection.defaultOptimizer()),
                null,
                Map.of(),
                Origin.of("Model", "Model")),
            DType.FLOAT32);
    for (Located located : result.problems()) {
      ids.add(located.problem().id());
      String first = located.problem().getMessage();
      assertTrue(first.length() < 120 && first.startsWith("scores "), first);
      assertTrue(located.problem().explanation().matches("(?s).*(fix|help): .*"), first);
    }
    return result.program();
  }

  private static void trains(Program program, Labels labels, DType dtype, String cell) {
    Random random = new Random(1);
    Map<String, Value> batch = new LinkedHashMap<>();
    long[] sizes = sizes(labels.input);
    float[] x = new float[count(sizes)];
    for (int i = 0; i < x.length; i++) {
      x[i] = random.nextFloat() - 0.5f;
    }
    try (Trainer<Void> trainer = new Trainer<>(new GraphBuilder(program))) {
      List<String> inputs = List.copyOf(program.function("train").inputs().keySet());
      batch.put(inputs.get(0), Value.of(x, sizes));
      batch.put(inputs.get(1), label(labels, dtype, random));
      double first = trainer.step("train", batch).loss();
      assertTrue(Double.isFinite(first), cell + " costs " + first);
      trainer.step("train", batch);
      assertTrue(Double.isFinite(trainer.step("train", batch).loss()), cell);
    }
  }

  private static long[] sizes(String text) {
    String[] words = text.split(" ");
    long[] sizes = new long[words.length];
    for (int i = 0; i < words.length; i++) {
      sizes[i] = i == 0 ? BATCH : Long.parseLong(words[i]);
    }
    return sizes;
  }

  private static int count(long... sizes) {
    int count = 1;
    for (long size : sizes) {
      count *= (int) size;
    }
    return count;
  }

  private static Value label(Labels labels, DType dtype, Random random) {
    long[] sizes = sizes(labels.sizes);
    int count = count(sizes);
    double[] numbers = new double[count];
    for (int i = 0; i < count; i++) {
      numbers[i] =
          switch (labels) {
            case CLASSES, STEPS, PIXELS -> random.nextInt(3);
            case PROBABILITIES -> i % 3 == 0 ? 0.5 : 0.25;
            case TRUTH, TRAITS, ANY_NUMBERS -> random.nextInt(2);
            default -> random.nextInt(9) - 4;
          };
    }
    return Value.filled(
        dtype,
        org.tensorflow.ndarray.Shape.of(sizes),
        bytes -> {
          for (double number : numbers) {
            switch (dtype) {
              case FLOAT32 -> bytes.putFloat((float) number);
              case FLOAT64 -> bytes.putDouble(number);
              case INT32 -> bytes.putInt((int) number);
              case INT64 -> bytes.putLong((long) number);
              default -> bytes.put((byte) number);
            }
          }
        });
  }

  @Test
  void theTablesNameEachLoss() {
    assertEquals(EnumSet.allOf(Loss.class), TAKES.keySet());
    assertEquals(EnumSet.allOf(Loss.class), WARNED.keySet());
  }
}
