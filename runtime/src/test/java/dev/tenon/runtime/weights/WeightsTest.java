package dev.tenon.runtime.weights;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tenon.DType;
import dev.tenon.Layer;
import dev.tenon.Model;
import dev.tenon.Objective;
import dev.tenon.Shape;
import dev.tenon.Tenon;
import dev.tenon.Tensor;
import dev.tenon.runtime.Trainer;
import dev.tenon.runtime.UserError;
import dev.tenon.runtime.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WeightsTest {
  private static final Map<String, Value> START =
      new LinkedHashMap<>(
          Map.of(
              "conv/kernel", numbers(3, 3, 2, 4),
              "conv/bias", numbers(4),
              "bn/gamma", numbers(4),
              "bn/beta", numbers(4),
              "bn/movingMean", numbers(4),
              "bn/movingVariance", numbers(4),
              "out/kernel", numbers(16, 3),
              "out/bias", numbers(3)));

  @TempDir private Path folder;

  private final Map<String, Value> model = new LinkedHashMap<>();

  private static Value numbers(long... sizes) {
    int count = (int) Arrays.stream(sizes).reduce(1, (a, b) -> a * b);
    float[] numbers = new float[count];
    for (int i = 0; i < count; i++) {
      numbers[i] = i + sizes.length / 8f;
    }
    return Value.of(numbers, sizes);
  }

  @BeforeEach
  void start() {
    model.clear();
    model.putAll(START);
  }

  private Weights weights() {
    Map<String, Stored> types = new LinkedHashMap<>();
    model.forEach((name, value) -> types.put(name, Stored.of(value.dtype(), value.shape())));
    return new Weights("Net", types, () -> model, model::putAll, (name, saved) -> name);
  }

  private void forget() {
    model.replaceAll((name, v) -> Value.of(new float[v.count()], v.shape().asArray()));
  }

  private Path write(String format, WeightMapping mapping) {
    Path file = folder.resolve("weights." + format);
    if (format.equals("npz")) {
      weights().writeNpz(file, mapping);
    } else {
      weights().writeSafetensors(file, mapping);
    }
    return file;
  }

  @ParameterizedTest
  @ValueSource(strings = {"npz", "safetensors"})
  void whatIsWrittenComesBack(String format) throws IOException {
    Path file = write(format, WeightMapping.EXACT);
    byte[] first = Files.readAllBytes(file);
    forget();
    weights().load(file);
    assertEquals(START, model);
    write(format, WeightMapping.EXACT);
    assertTrue(Arrays.equals(first, Files.readAllBytes(file)), "equal weights, equal files");
    try (var left = Files.list(folder)) {
      assertEquals(1, left.count());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"npz", "safetensors"})
  void everyTypeComesBack(String format) {
    model.clear();
    model.put("f32", Value.of(new float[] {1.5f, Float.NaN, -0f}, 3));
    model.put("f64", Value.of(new double[] {Math.PI}, 1));
    model.put("i32", Value.of(new int[] {-7}));
    model.put("i64", Value.of(new long[] {Long.MIN_VALUE, 3}, 2));
    model.put("u8", Value.of(new byte[] {-1, 0}, 2, 1));
    model.put("bool", Value.of(new boolean[] {true, false}, 2));
    model.put("none", Value.of(new float[0], 0, 4));
    model.put("f16", Conversions.to(DType.FLOAT16, numbers(5)));
    if (!format.equals("npz")) {
      model.put("bf16", Conversions.to(DType.BFLOAT16, numbers(5)));
    }
    Map<String, Value> before = new LinkedHashMap<>(model);
    Path file = write(format, WeightMapping.EXACT);
    model.replaceAll((n, v) -> Value.filled(v.dtype(), v.shape(), b -> {}));
    weights().load(file);
    assertEquals(before, model);
  }

  @Test
  void weightsOfPyTorchFindTheirPlaces() {
    Map<String, Value> torch = new LinkedHashMap<>();
    torch.put(
        "features.0.weight",
        new Rearrangement("h w i o -> o i h w", Map.of()).apply(START.get("conv/kernel")));
    torch.put("features.0.bias", START.get("conv/bias"));
    torch.put("features.1.weight", START.get("bn/gamma"));
    torch.put("features.1.bias", START.get("bn/beta"));
    torch.put("features.1.running_mean", START.get("bn/movingMean"));
    torch.put("features.1.running_var", START.get("bn/movingVariance"));
    torch.put("features.1.num_batches_tracked", Value.of(new long[] {100}));
    torch.put(
        "classifier.weight",
        new Rearrangement("(h w c) o -> o (c h w)", Map.of("h", 2, "w", 2))
            .apply(START.get("out/kernel")));
    torch.put("classifier.bias", START.get("out/bias"));
    Map<String, Stored> types = new LinkedHashMap<>();
    torch.forEach((name, value) -> types.put(name, Stored.of(value.dtype(), value.shape())));
    Path file = folder.resolve("model.safetensors");
    new Weights("torch", types, () -> torch, torch::putAll, (name, saved) -> name)
        .writeSafetensors(file);
    forget();
    weights()
        .load(
            file,
            WeightMapping.fromPyTorch()
                .rename("^features/0/", "conv/")
                .rename("^features/1/", "bn/")
                .rename("^classifier/", "out/")
                .rearrange("out/kernel", "(c h w) o -> (h w c) o", Map.of("h", 2, "w", 2)));
    assertEquals(START, model);
  }

  @Test
  void allThatDoesNotFitIsListedAndNothingIsChanged() {
    Path file =
        write(
            "safetensors",
            WeightMapping.EXACT
                .rename("conv/kernel", "conv/kernl")
                .rename("bn/(gamma|beta)", "other/$1")
                .rearrange("out/kernel", "i o -> o i"));
    forget();
    Map<String, Value> before = new LinkedHashMap<>(model);
    model.put("out/bias", Value.of(new double[3], 3));
    before.put("out/bias", model.get("out/bias"));
    String told = assertThrows(UserError.class, () -> weights().load(file)).getMessage();
    assertEquals(before, model);
    List<String> lines = told.lines().toList();
    assertEquals("the weights weights.safetensors do not fit Net:", lines.get(0));
    assertTrue(
        lines.containsAll(
            List.of(
                "  conv/kernl is left over; did you mean conv/kernel?",
                "  other/gamma is left over",
                "  other/beta is left over",
                "  conv/kernel (float32 3 3 2 4) is missing",
                "  bn/gamma (float32 4) is missing",
                "  bn/beta (float32 4) is missing",
                "  out/kernel is float32 3 16 in the file, not float32 16 3;"
                    + " rearrange(\"out/kernel\", \"o i -> i o\") may do it",
                "  out/bias is float32 3 in the file, not float64 3; convert() rounds such"
                    + " numbers")),
        told);
    assertEquals(10, lines.size(), told);
  }

  @Test
  void someMayBeDoneWithout() {
    Path file =
        write("npz", WeightMapping.EXACT.leaveOut("out/.*").rename("conv/bias", "extra/bias"));
    forget();
    weights().load(file, WeightMapping.EXACT.keep("(out|conv)/.*").leaveOut("extra/bias"));
    assertEquals(START.get("bn/gamma"), model.get("bn/gamma"));
    assertEquals(0, model.get("out/bias").floats()[1]);
  }

  @Test
  void otherWidthsAreConvertedWhenTold() {
    Path file = write("safetensors", WeightMapping.EXACT.as(DType.BFLOAT16));
    forget();
    String told = assertThrows(UserError.class, () -> weights().load(file)).getMessage();
    assertTrue(told.contains("out/bias is bfloat16 3 in the file, not float32 3; convert()"), told);
    weights().load(file, WeightMapping.EXACT.convert());
    assertEquals(START.get("out/bias"), model.get("out/bias"));
    UserError none =
        assertThrows(UserError.class, () -> write("npz", WeightMapping.EXACT.as(DType.BFLOAT16)));
    assertTrue(none.getMessage().contains("which NumPy does not have"), none.getMessage());
  }

  @Test
  void namesThatMeetAreRefused() {
    UserError told =
        assertThrows(
            UserError.class, () -> write("npz", WeightMapping.EXACT.rename("out|conv", "x")));
    assertTrue(
        told.getMessage().endsWith("/bias both become x/bias")
            || told.getMessage().endsWith("/kernel both become x/kernel"),
        told.getMessage());
  }

  @Test
  void filesThatCannotBeAreTold() throws IOException {
    UserError missing =
        assertThrows(UserError.class, () -> weights().load(folder.resolve("none.npz")));
    assertTrue(missing.getMessage().endsWith("none.npz does not exist"), missing.getMessage());
    Path text = Files.writeString(folder.resolve("notes.txt"), "buy milk and bread");
    UserError other = assertThrows(UserError.class, () -> weights().load(text));
    assertTrue(
        other.getMessage().startsWith("the weights notes.txt are damaged: it is no npz"),
        other.getMessage());
    Path blocked = Files.writeString(folder.resolve("file"), "x").resolve("weights.npz");
    UserError unwritable = assertThrows(UserError.class, () -> weights().writeNpz(blocked));
    assertTrue(
        unwritable.getMessage().startsWith("cannot write the weights "), unwritable.getMessage());
  }

  @Model
  static final class Line {
    final Layer body = Tenon.dense(2).batchNorm().dense(1);

    Objective fit(@Shape("N 3") Tensor x, @Shape("N 1") Tensor y) {
      return Tenon.minimize(body.apply(x).minus(y).square().mean()).using(Tenon.adam(0.1));
    }
  }

  @Test
  void aTrainerGivesWhatItLearnedAndNoMore() {
    Path file = folder.resolve("line.npz");
    Value x = Value.of(new float[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 0, 1, 1}, 4, 3);
    Value y = Value.of(new float[] {1, 2, 3, 4}, 4, 1);
    Map<String, Value> learned = new LinkedHashMap<>();
    try (Trainer<Void> trainer = Trainer.live(new Line())) {
      trainer.step("train", x, y);
      trainer.weights().writeNpz(file);
      trainer.weights().types().keySet().forEach(n -> learned.put(n, trainer.read(n)));
    }
    assertEquals(
        List.of(
            "body/batchNorm/beta",
            "body/batchNorm/gamma",
            "body/batchNorm/movingMean",
            "body/batchNorm/movingVariance",
            "body/dense/bias",
            "body/dense/kernel",
            "body/dense_2/bias",
            "body/dense_2/kernel"),
        learned.keySet().stream().sorted().toList());
    try (Trainer<Void> trainer = Trainer.live(new Line())) {
      trainer.weights().load(file);
      learned.forEach((name, value) -> assertEquals(value, trainer.read(name)));
    }
  }
}
