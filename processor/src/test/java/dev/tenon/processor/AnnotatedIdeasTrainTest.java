package dev.tenon.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tenon.processor.Compiled.Compiler;
import dev.tenon.runtime.Step;
import dev.tenon.runtime.Trainer;
import dev.tenon.runtime.Value;
import java.lang.reflect.Method;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Models of several kinds in annotations, trained for a few steps by what was generated. */
class AnnotatedIdeasTrainTest {
  private static final int BATCH = 4;

  private final Random random = new Random(5);

  @TempDir private Path folder;

  @Test
  void aRecommenderLearns() throws Exception {
    String model =
        """
        @Model
        @Adam(0.01)
        record Ideas(
            @Input("int32 N") Tensor user,
            @Embedding(vocabulary = 100, units = 8) Tensor userVector,
            @Input("int32 N") Tensor item,
            @Embedding(vocabulary = 50, units = 8) Tensor itemVector,
            @Input("N 13") Tensor dense,
            @Concat @From({"userVector", "itemVector", "dense"}) Tensor all,
            @Dense(units = 16, activation = Act.RELU) Tensor hidden,
            @Dense(units = 1) Tensor deep,
            @Input("N 18") Tensor genres,
            @Dense(units = 1) Tensor wide,
            @Add @From({"deep", "wide"}) @Output(loss = Loss.SIGMOID_CROSS_ENTROPY, label = "click")
                Tensor logit) {}
        """;
    learns(
        model, indices(100), indices(50), numbers(BATCH, 13), numbers(BATCH, 18), ones(BATCH, 1));
  }

  @Test
  void severalOutputsOfOneImageLearn() throws Exception {
    String model =
        """
        @Model
        @Adam(0.01)
        record Ideas(
            @Input("N 16 16 3") Tensor face,
            @Conv2d(filters = 8, kernel = 3, activation = Act.RELU) Tensor conv,
            @GlobalAvgPool2d Tensor pooled,
            @Dense(units = 1)
                @From("pooled")
                @Output(loss = Loss.MEAN_SQUARED_ERROR, label = "age", weight = 0.1)
                Tensor age,
            @Dense(units = 2)
                @From("pooled")
                @Output(loss = Loss.SOFTMAX_CROSS_ENTROPY, label = "group")
                Tensor group) {}
        """;
    learns(model, numbers(BATCH, 16, 16, 3), ones(BATCH, 1), indices(2));
  }

  @Test
  void aSegmentationOfAnySizeLearns() throws Exception {
    String model =
        """
        @Model
        @Adam(0.01)
        record Ideas(
            @Input("N H W 3") Tensor image,
            @Conv2d(filters = 8, kernel = 3, activation = Act.RELU) Tensor enc1,
            @MaxPool2d(2) Tensor pool1,
            @Conv2d(filters = 16, kernel = 3, activation = Act.RELU) Tensor bottom,
            @Conv2dTranspose(filters = 8, kernel = 2, stride = 2) Tensor up1,
            @Concat @From({"up1", "enc1"}) Tensor merged,
            @Conv2d(filters = 1, kernel = 1)
                @Shape("N H W 1")
                @Output(loss = Loss.SIGMOID_CROSS_ENTROPY, label = "mask")
                Tensor mask) {}
        """;
    learns(model, numbers(BATCH, 12, 8, 3), ones(BATCH, 12, 8, 1));
  }

  /** Thirty steps make the loss smaller. */
  private void learns(String model, Value... values) throws Exception {
    String source = "package cases;\n\nimport dev.tenon.*;\n\n" + model;
    Compiled compiled =
        Compiled.compile(
            Compiler.JAVAC, folder, Map.of("cases/Ideas.java", source), "-Xlint:all", "-Werror");
    assertEquals(
        List.of(),
        compiled.messages().stream()
            .filter(m -> m.kind() != javax.tools.Diagnostic.Kind.NOTE)
            .toList());
    try (URLClassLoader loader = compiled.loader()) {
      var constructor = loader.loadClass("cases.IdeasTrainer").getDeclaredConstructor();
      constructor.setAccessible(true);
      try (Trainer<?> trainer = (Trainer<?>) constructor.newInstance()) {
        Class<?>[] types = new Class<?>[values.length];
        Arrays.fill(types, Value.class);
        Method step = trainer.getClass().getDeclaredMethod("step", types);
        step.setAccessible(true);
        double first = ((Step) step.invoke(trainer, (Object[]) values)).loss();
        double last = first;
        for (int i = 0; i < 30; i++) {
          last = ((Step) step.invoke(trainer, (Object[]) values)).loss();
        }
        assertTrue(last < first, "from " + first + " to " + last);
      }
    }
  }

  private Value indices(int count) {
    return Value.of(random.ints(BATCH, 0, count).toArray(), BATCH);
  }

  private Value numbers(long... sizes) {
    float[] numbers = ones(sizes).floats();
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = (float) random.nextGaussian();
    }
    return Value.of(numbers, sizes);
  }

  private static Value ones(long... sizes) {
    float[] ones = new float[(int) Arrays.stream(sizes).reduce(1, (a, b) -> a * b)];
    Arrays.fill(ones, 1);
    return Value.of(ones, sizes);
  }
}
