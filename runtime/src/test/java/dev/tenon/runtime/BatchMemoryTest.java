package dev.tenon.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.OperatingSystemMXBean;
import dev.tenon.DataSpec;
import dev.tenon.Dense;
import dev.tenon.Embedding;
import dev.tenon.Flatten;
import dev.tenon.Mnist;
import dev.tenon.Model;
import dev.tenon.Tensor;
import dev.tenon.runtime.cli.TrainOptions;
import dev.tenon.runtime.data.DataContract;
import dev.tenon.runtime.data.Dataset;
import dev.tenon.runtime.data.Examples;
import dev.tenon.runtime.data.Splits;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.tensorflow.exceptions.TFResourceExhaustedException;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.types.TFloat32;

/** Batches that memory does not hold, and numbers that a model cannot take. */
class BatchMemoryTest {
  private static final OptionalLong TEN = OptionalLong.of(10_000_000_000L);

  private final List<String> warnings = new ArrayList<>();

  @TempDir private Path folder;

  @Test
  void aStepThatMayNotFitIsRefusedBeforeItIsTried() {
    UserError refused =
        assertThrows(
            UserError.class,
            () -> new BatchMemory("Net", 30_000).checkStep(254_568, TEN, false, warnings::add));
    assertEquals(
        "a step of Net on 30,000 examples may take 12.2 GB, and 10.0 GB of the memory of this"
            + " machine are free; give a smaller --batch-size, such as 8192",
        refused.getMessage());
    new BatchMemory("Net", 20_000).checkStep(254_568, TEN, false, warnings::add);
    new BatchMemory("Net", 1 << 30).checkStep(0, TEN, false, warnings::add);
    new BatchMemory("Net", 1 << 30).checkStep(9, OptionalLong.empty(), false, warnings::add);
    assertEquals(List.of(), warnings);
  }

  @Test
  void aGpuMayTry() {
    new BatchMemory("Net", 30_000).checkStep(254_568, TEN, true, warnings::add);
    assertEquals(1, warnings.size());
    assertTrue(warnings.get(0).contains("10.0 GB of the memory of this GPU are"), warnings.get(0));
    BatchMemory large = new BatchMemory("Net", 60_000);
    assertThrows(UserError.class, () -> large.checkStep(254_568, TEN, true, warnings::add));
  }

  @Test
  void dataThatTheHeapCannotHoldIsRefused() {
    DataContract mnist = DataContract.of(Mnist.class);
    new BatchMemory("Net", 60_000).checkData(mnist, 100_000_000);
    UserError heap =
        assertThrows(
            UserError.class, () -> new BatchMemory("Net", 70_000).checkData(mnist, 100_000_000));
    assertTrue(heap.getMessage().contains("--batch-size of 63451 or less"), heap.getMessage());
    assertThrows(
        UserError.class, () -> new BatchMemory("Net", 3_000_000).checkData(mnist, Long.MAX_VALUE));
  }

  @Test
  void largeModelsAreEvaluatedOnFewerAtOnce() {
    assertEquals(256, BatchMemory.evaluated(254_568, 256));
    assertEquals(256, BatchMemory.evaluated(0, 256));
    assertEquals(10, BatchMemory.evaluated(100_000_000, 256));
    assertEquals(1, BatchMemory.evaluated(1L << 40, 256));
  }

  @Test
  void thisMachineTellsItsMemory() {
    assertEquals(
        OptionalLong.of(23_068_672_000L),
        MachineMemory.parse(List.of("MemTotal: 9 kB", "MemAvailable:   22528000 kB")));
    assertTrue(MachineMemory.available().orElseThrow() > 1_000_000);
  }

  @DataSpec(input = "int32 N 2", classes = 3)
  private static final class Ids {}

  @Model(data = Ids.class)
  record Words(
      @Embedding(vocabulary = 10, units = 4) Tensor words,
      @Flatten Tensor flat,
      @Dense(units = 3) Tensor logits) {}

  private static final class WordsTrainer extends Trainer<Ids> {
    WordsTrainer() {
      super(new GraphBuilder(Networks.program(Words.class)));
    }
  }

  private record Looking(int id) implements Examples {
    @Override
    public int size() {
      return 4;
    }

    @Override
    public void putInput(int index, ByteBuffer target) {
      target.putInt(index).putInt(index == 2 ? id : 0);
    }

    @Override
    public void putLabel(int index, ByteBuffer target) {
      target.putInt(0);
    }
  }

  @Test
  void anIndexOutsideOfItsTableIsTold() {
    String said = "looks up 10 in words, and the table has 0 to 9; correct the data";
    Path model = folder.resolve("model");
    Value ids = Value.of(new int[] {1, 10}, 1, 2);
    try (WordsTrainer trainer = new WordsTrainer()) {
      Dataset<Ids> data = Dataset.of(Ids.class, new Looking(10));
      UserError training =
          assertThrows(
              UserError.class,
              () -> trainer.fit(new Splits<>(data, data), TrainOptions.DEFAULTS, Networks.SILENT));
      assertTrue(training.getMessage().contains(said), training.getMessage());
      UserError predicting = assertThrows(UserError.class, () -> trainer.predictor().predict(ids));
      assertTrue(predicting.getMessage().contains(said), predicting.getMessage());
      UserError label =
          assertThrows(
              UserError.class,
              () ->
                  trainer.step(
                      "train", Value.of(new int[] {1, 1}, 1, 2), Value.of(new int[] {3}, 1)));
      assertTrue(label.getMessage().contains("the label 3, and there are 0 to 2"), "" + label);
      trainer.export(model);
    }
    try (Predictor predictor = Predictor.load(model)) {
      UserError served = assertThrows(UserError.class, () -> predictor.predict(ids));
      assertTrue(served.getMessage().contains(said), served.getMessage());
    }
  }

  /** Takes four megabytes of each example. */
  @Model(data = Ids.class)
  record Broad(
      @Embedding(vocabulary = 10, units = 1) Tensor words,
      @Flatten Tensor flat,
      @Dense(units = 1_000_000) Tensor broad,
      @Dense(units = 3) Tensor logits) {}

  private static String refused(Executable call) {
    String told = assertThrows(UserError.class, call).getMessage();
    assertTrue(told.lines().findFirst().orElseThrow().length() < 120, told);
    return told;
  }

  /** Without a check before it, a kernel of oneDNN ends the process. */
  @Test
  void whatTheMachineCannotHoldIsRefusedWithASmallerBatch() {
    OperatingSystemMXBean system =
        (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    long all = system.getTotalMemorySize() + system.getTotalSwapSpaceSize();
    // four bytes for each of a million numbers an example, and four times what there is
    int count = Math.toIntExact(4 * all / 4_000_000);
    Map<String, Value> inputs = Map.of("input", Value.of(new int[2 * count], count, 2));
    Map<String, Value> labelled = new LinkedHashMap<>(inputs);
    labelled.put("label", Value.of(new int[count], count));
    String said =
        "%s of Broad has too little memory for a batch of %,d examples; give %s, such as ";
    Path model = folder.resolve("broad");
    try (Trainer<Ids> trainer = Networks.trainer(Broad.class)) {
      String trained = refused(() -> trainer.step("train", labelled));
      String expected = said.formatted("train", count, "a smaller --batch-size");
      assertTrue(trained.startsWith(expected), trained);
      assertTrue(
          trained.matches("(?s).*\n  it takes [\\d.]+ GB at least, and [\\d.]+ GB of the memory.*"),
          trained);
      String predicted = refused(() -> trainer.predictor().call("predict", inputs));
      assertTrue(
          predicted.startsWith(said.formatted("predict", count, "fewer at once")), predicted);
      trainer.export(model);
    }
    try (Predictor predictor = Predictor.load(model)) {
      String served = refused(() -> predictor.call("predict", inputs));
      assertTrue(served.startsWith(said.formatted("predict", count, "fewer at once")), served);
    }
  }

  @Test
  void whatTensorFlowCannotAllocateIsToldWithASmallerBatch() {
    RuntimeException thrown =
        new TFResourceExhaustedException(
            "OOM when allocating tensor with shape[6,5]\n\t [[{{node a}}]]");
    try (TFloat32 six = TFloat32.tensorOf(Shape.of(6, 1));
        TFloat32 one = TFloat32.tensorOf(Shape.of(1, 1))) {
      assertEquals(
          "train of Net has too little memory for a batch of 6 examples; give a smaller --batch-size,"
              + " such as 2\n  OOM when allocating tensor with shape[6,5]",
          StepErrors.told("Net", "train", List.of(six), thrown).getMessage());
      assertEquals(
          "predict of Net has too little memory; close other programs, or make the model smaller\n"
              + "  OOM when allocating tensor with shape[6,5]",
          StepErrors.told("Net", "predict", List.of(one), thrown).getMessage());
    }
  }

  /** As TensorFlow says it under {@code ulimit -v}. */
  @Test
  void whatALimitOfTheProcessKeepsBackIsSaid() {
    RuntimeException thrown =
        new TFResourceExhaustedException(
            "OOM when allocating tensor with shape[1000,50,10] and type float on"
                + " /job:localhost/replica:0/task:0/device:CPU:0 by allocator mklcpu\n\t [[{{node a}}]]");
    try (TFloat32 six = TFloat32.tensorOf(Shape.of(6, 1))) {
      String told = StepErrors.told("Net", "train", List.of(six), thrown).getMessage();
      assertTrue(
          told.matches(
              "(?s)train of Net has too little memory for a batch of 6 examples; .*\n"
                  + "  TensorFlow could not have 0.00 GB for a tensor of \\[1000 50 10\\] float;"
                  + " \\S+ GB of the memory of this machine are free, so a limit .*"),
          told);
    }
  }

  @Test
  void predictionsTakeWhatFits() {
    try (Trainer<Ids> trainer = Networks.trainer(Broad.class)) {
      // 4 MB an example, and a little
      int atOnce = trainer.predictor().atOnce(1000);
      assertTrue(atOnce > 200 && atOnce < 300, "" + atOnce);
      assertEquals(7, trainer.predictor().atOnce(7));
    }
  }
}
