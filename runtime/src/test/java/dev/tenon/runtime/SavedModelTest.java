package dev.tenon.runtime;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tenon.Inference;
import dev.tenon.Layer;
import dev.tenon.Model;
import dev.tenon.Shape;
import dev.tenon.Tenon;
import dev.tenon.Tensor;
import dev.tenon.runtime.Networks.Noise;
import dev.tenon.runtime.Networks.Rows;
import dev.tenon.runtime.Networks.Tiny;
import dev.tenon.runtime.Networks.Varied;
import dev.tenon.runtime.cli.TrainOptions;
import dev.tenon.runtime.data.Splits;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tensorflow.Result;
import org.tensorflow.SavedModelBundle;
import org.tensorflow.proto.NodeDef;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TUint8;

class SavedModelTest {
  private static final class TinyTrainer extends Trainer<Rows> {
    TinyTrainer() {
      super(new GraphBuilder(Networks.program(Tiny.class)));
    }
  }

  private static final class VariedTrainer extends Trainer<Noise> {
    VariedTrainer() {
      super(new GraphBuilder(Networks.program(Varied.class)));
    }
  }

  private static final class TinyPredictor extends Predictor {
    TinyPredictor(Path folder) {
      super("Tiny", () -> new GraphBuilder(Networks.program(Tiny.class)), folder);
    }
  }

  private static final TrainOptions OPTIONS =
      TrainOptions.DEFAULTS.withEpochs(2).withBatchSize(16).withThreads(2);

  @TempDir private Path folder;

  private static byte[] pixels(int count, long seed) {
    byte[] pixels = new byte[count];
    new Random(seed).nextBytes(pixels);
    return pixels;
  }

  private Path exported() {
    Path model = folder.resolve("tiny");
    try (TinyTrainer trainer = new TinyTrainer()) {
      trainer.fit(
          new Splits<>(Networks.rows(400, 1), Networks.rows(50, 2)), OPTIONS, Networks.SILENT);
      trainer.export(model);
    }
    return model;
  }

  @Test
  void aClassifierGivesProbabilitiesAndClass() {
    Value images = Value.of(pixels(5 * 24, 3), 5, 6, 4, 1);
    Path model = folder.resolve("tiny");
    Value logits;
    try (TinyTrainer trainer = new TinyTrainer()) {
      trainer.export(model);
      logits = trainer.predictor().predict(images);
    }
    try (Predictor predictor = Predictor.load(model)) {
      assertEquals("Tiny", predictor.model());
      assertEquals(Set.of("predict", "serving_default"), predictor.functions());
      assertEquals("{input=uint8 [-1, 6, 4, 1]}", predictor.inputs("predict").toString());
      assertArrayEquals(logits.floats(), predictor.predict(images).floats(), 1e-6f);
      Map<String, Value> answers = predictor.call("serving_default", images);
      assertEquals(List.of("probabilities", "class"), List.copyOf(answers.keySet()));
      float[][] probabilities = answers.get("probabilities").rows();
      int[] classes = answers.get("class").ints();
      for (int i = 0; i < 5; i++) {
        float[] expected = ClassScores.probabilities(logits.rows()[i], "BiasAdd");
        assertArrayEquals(expected, probabilities[i], 1e-6f);
        for (float other : expected) {
          assertTrue(expected[classes[i]] >= other);
        }
      }
      assertEquals(3, predictor.card().orElseThrow().classes());
    }
  }

  @Test
  void tensorFlowsOwnLoaderReadsIt() {
    Path model = exported();
    try (SavedModelBundle bundle = SavedModelBundle.load(model.toString(), "serve");
        TUint8 images =
            TUint8.tensorOf(
                org.tensorflow.ndarray.Shape.of(2, 6, 4, 1),
                data ->
                    data.set(
                        org.tensorflow.ndarray.NdArrays.ofBytes(
                            org.tensorflow.ndarray.Shape.of(2, 6, 4, 1))));
        Result result = bundle.call(Map.of("input", images))) {
      TFloat32 probabilities = (TFloat32) result.get("probabilities").orElseThrow();
      TInt32 classes = (TInt32) result.get("class").orElseThrow();
      assertEquals(org.tensorflow.ndarray.Shape.of(2, 3), probabilities.shape());
      assertEquals(org.tensorflow.ndarray.Shape.of(2), classes.shape());
      float sum = 0;
      for (int c = 0; c < 3; c++) {
        sum += probabilities.getFloat(0, c);
      }
      assertEquals(1, sum, 1e-6);
    }
  }

  @Test
  void holdsNothingOfTrainingAndNoBatchNormalisation() throws IOException {
    Value images = Value.of(pixels(4 * 400, 7), 4, 20, 20, 1);
    Path model = folder.resolve("varied");
    Value expected;
    try (VariedTrainer trainer = new VariedTrainer()) {
      trainer.fit(
          new Splits<>(Networks.noise(320, 1), Networks.noise(32, 2)), OPTIONS, Networks.SILENT);
      trainer.export(model);
      expected = trainer.predictor().predict(images);
    }
    try (Predictor predictor = Predictor.load(model)) {
      assertArrayEquals(expected.floats(), predictor.predict(images).floats(), 1e-5f);
    }
    List<String> names = new ArrayList<>();
    List<String> ops = new ArrayList<>();
    try (SavedModelBundle bundle = SavedModelBundle.load(model.toString(), "serve")) {
      for (NodeDef node : bundle.graph().toGraphDef().getNodeList()) {
        if (node.getOp().equals("VarHandleOp")) {
          names.add(node.getAttrOrThrow("shared_name").getS().toStringUtf8());
        }
        ops.add(node.getOp());
      }
    }
    assertFalse(
        names.stream()
            .anyMatch(
                n -> n.matches(".*(adam|training|moving|gamma|beta).*") && n.startsWith("normed")),
        names.toString());
    assertFalse(names.stream().anyMatch(n -> n.matches(".*(adam|training).*")), names.toString());
    assertFalse(names.contains("conv1/kernel"), "the scaled one is stored: " + names);
    assertTrue(names.contains("conv2/kernel"), names.toString());
    assertFalse(
        ops.stream().anyMatch(op -> op.matches("Resource.*|.*Grad|.*Backprop.*|Stateless.*")),
        ops.toString());
  }

  @Model
  static final class Coder {
    final Layer encoder = Tenon.dense(3).tanh();
    final Layer decoder = Tenon.dense(5);

    @Inference
    Tensor encode(@Shape("N 5") Tensor x) {
      return encoder.apply(x);
    }

    @Inference
    Tensor restore(@Shape("N 3") Tensor code, @Shape("N 5") Tensor shift) {
      return decoder.apply(code).plus(shift);
    }
  }

  @Test
  void eachFunctionForInferenceIsASignature() {
    Path model = folder.resolve("coder");
    Value x = Value.of(new float[] {1, 2, 3, 4, 5, -1, 0, 1, 0, 2}, 2, 5);
    Value code;
    Value restored;
    try (Trainer<Void> trainer = Trainer.live(new Coder())) {
      trainer.export(model);
      code = Predictor.only(trainer.predictor().call("encode", x));
      restored = Predictor.only(trainer.predictor().call("restore", code, x));
    }
    try (Predictor predictor = Predictor.load(model)) {
      assertEquals(Set.of("encode", "restore", "serving_default"), predictor.functions());
      assertEquals(code, Predictor.only(predictor.call("encode", x)));
      assertEquals(restored, Predictor.only(predictor.call("restore", code, x)));
      assertEquals(code, predictor.predict(x));
      assertEquals(0, predictor.card().orElseThrow().classes());
    }
  }

  @Test
  void generatedPredictorsTakeBoth() {
    Value images = Value.of(pixels(48, 1), 2, 6, 4, 1);
    Path model = folder.resolve("model");
    Path checkpoint = folder.resolve("checkpoint");
    Value expected;
    try (TinyTrainer trainer = new TinyTrainer()) {
      trainer.export(model);
      trainer.save(checkpoint);
      expected = trainer.predictor().predict(images);
    }
    for (Path from : List.of(model, checkpoint)) {
      try (TinyPredictor predictor = new TinyPredictor(from)) {
        assertEquals(expected, predictor.predict(images), from.toString());
      }
    }
    UserError other =
        assertThrows(UserError.class, () -> new Predictor("Other", () -> null, model) {}.close());
    assertTrue(other.getMessage().endsWith("is a saved model of Tiny, not of Other"));
    UserError weights = assertThrows(UserError.class, () -> Predictor.load(checkpoint));
    assertTrue(weights.getMessage().contains("is a checkpoint, which has the weights only"));
    UserError none = assertThrows(UserError.class, () -> Predictor.load(folder.resolve("none")));
    assertTrue(none.getMessage().contains("there is no saved model at"), none.getMessage());
  }

  @Test
  void replacesOnlyASavedModel() throws IOException {
    Path model = exported();
    Path notes = Files.createDirectories(folder.resolve("notes"));
    Files.writeString(notes.resolve("todo.txt"), "milk");
    try (TinyTrainer trainer = new TinyTrainer()) {
      UserError refused = assertThrows(UserError.class, () -> trainer.export(notes));
      assertTrue(refused.getMessage().contains("is no saved model"), refused.getMessage());
      assertEquals("milk", Files.readString(notes.resolve("todo.txt")));
      trainer.export(model);
      Files.createDirectory(folder.resolve("empty"));
      trainer.export(folder.resolve("empty"));
    }
    try (Stream<Path> left = Files.list(folder)) {
      assertEquals(
          List.of("empty", "notes", "tiny"),
          left.map(p -> p.getFileName().toString()).sorted().toList());
    }
    assertEquals(
        List.of("0", "1", "2"),
        Files.readAllLines(model.resolve("assets.extra/labels.txt"), StandardCharsets.UTF_8));
    Files.move(model, folder.resolve("tiny.tenon-old"));
    Predictor.load(model).close(); // as after a crash between the two moves
  }

  @Test
  void foldersWithOtherThingsAreLeftAlone() throws IOException {
    Path model = exported();
    Path backup = Files.createDirectory(folder.resolve("tiny.old"));
    Files.writeString(backup.resolve("mine"), "milk");
    Files.createDirectory(folder.resolve("tiny.new"));
    exported();
    assertEquals("milk", Files.readString(backup.resolve("mine")));
    assertTrue(Files.exists(folder.resolve("tiny.new")));
    Files.writeString(model.resolve(".DS_Store"), "a file manager was here");
    exported();
    refusesToLose(model, "notes.txt");
    refusesToLose(model, "assets.extra/tf_serving_warmup_requests");
    refusesToLose(model, "variables/notes.txt");
    for (String mine : List.of("plans/", "variables/notes/", "plans/for/later/")) {
      Files.createDirectories(model.resolve(mine));
      refusesFor(model, mine);
      assertTrue(Files.isDirectory(model.resolve(mine)));
      Files.delete(model.resolve(mine));
    }
    Files.delete(model.resolve("plans/for"));
    Files.delete(model.resolve("plans"));
    Files.createDirectory(model.resolve("assets")); // TensorFlow's own
    exported();
  }

  private void refusesToLose(Path model, String mine) throws IOException {
    Files.writeString(model.resolve(mine), "milk");
    refusesFor(model, mine);
    assertEquals("milk", Files.readString(model.resolve(mine)));
    Files.delete(model.resolve(mine));
  }

  private void refusesFor(Path model, String mine) {
    UserError refused = assertThrows(UserError.class, this::exported);
    assertTrue(
        refused
            .getMessage()
            .endsWith(
                "tiny holds %s, which is no part of a saved model and would be lost; move it away, or give another path"
                    .formatted(mine)),
        refused.getMessage());
    assertTrue(Predictor.isSavedModel(model));
  }

  @Test
  void aLinkToASavedModelStaysOne() throws IOException {
    Path model = exported();
    Path real = Files.move(model, folder.resolve("version1"));
    Files.createSymbolicLink(model, real);
    Files.delete(real.resolve("assets.extra/tenon.json"));
    exported();
    assertTrue(Files.isSymbolicLink(model));
    assertTrue(Files.exists(real.resolve("assets.extra/tenon.json")));
    Files.move(real, folder.resolve("version1.tenon-old"));
    Predictor.load(model).close(); // as after a crash between the two moves
    exported();
    assertTrue(Files.isSymbolicLink(model));
    assertTrue(Files.exists(real.resolve("assets.extra/tenon.json")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "saved_model.pb",
        "variables/variables.index",
        "variables/variables.data-00000-of-00001",
        "assets.extra/tenon.json"
      })
  void damageIsTold(String file) throws IOException {
    Path model = exported();
    Path path = model.resolve(file);
    byte[] whole = Files.readAllBytes(path);
    Random random = new Random(1);
    for (int i = 0; i < 20; i++) {
      byte[] damaged =
          i % 2 == 0 ? java.util.Arrays.copyOf(whole, random.nextInt(whole.length)) : whole.clone();
      if (i % 2 == 1) {
        damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
      }
      Files.write(path, damaged);
      try {
        Predictor.load(model).close();
        assertTrue(file.endsWith("json"), "what the file of sums says need not matter");
      } catch (UserError told) {
        assertTrue(
            told.getMessage().matches("(?s).*(damaged|of another version|cannot read).*"),
            told.getMessage());
      }
    }
    Files.delete(path);
    if (!file.endsWith("json")) {
      UserError missing = assertThrows(UserError.class, () -> Predictor.load(model));
      assertTrue(missing.getMessage().contains("is missing"), missing.getMessage());
    }
  }

  @Model
  static final class Halves {
    final Layer body = Tenon.conv2d(4, 3, o -> o.stride(2)).conv2d(4, 3, o -> o.stride(2));

    @Inference
    Tensor halved(@Shape("N H%4>=8 W 3") Tensor image, @Shape("N 4") Tensor shift) {
      return body.apply(image).mean(1, 2).plus(shift);
    }
  }

  @Test
  void whatSizesMustBeIsCheckedThereToo() {
    Path model = folder.resolve("halves");
    Value shift = Value.of(new float[8], 2, 4);
    try (Trainer<Void> trainer = Trainer.live(new Halves())) {
      trainer.export(model);
    }
    try (Predictor predictor = Predictor.load(model)) {
      Value good = Value.of(new float[2 * 12 * 5 * 3], 2, 12, 5, 3);
      assertEquals(
          org.tensorflow.ndarray.Shape.of(2, 4),
          Predictor.only(predictor.call("halved", good, shift)).shape());
      Value odd = Value.of(new float[2 * 10 * 5 * 3], 2, 10, 5, 3);
      String height =
          assertThrows(IllegalArgumentException.class, () -> predictor.call("halved", odd, shift))
              .getMessage();
      assertTrue(height.startsWith("H is 10 in axis 1 of image; it must be "), height);
      Value three = Value.of(new float[12], 3, 4);
      String batch =
          assertThrows(IllegalArgumentException.class, () -> predictor.call("halved", good, three))
              .getMessage();
      assertTrue(batch.contains("it must be one size"), batch);
    }
  }

  /** Unrolled by a loop of TensorFlow, since only a call decides how many steps there are. */
  @Model
  static final class Steps {
    final Layer net = Tenon.identity().simpleRnn(4, o -> o.returnSequences(true)).lstm(3);

    @Inference
    Tensor read(@Shape("N T 2") Tensor x) {
      return net.apply(x);
    }
  }

  @Test
  void loopsAreExported() {
    Path model = folder.resolve("steps");
    float[] numbers = new float[2 * 7 * 2];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = (i % 5) - 2;
    }
    Value x = Value.of(numbers, 2, 7, 2);
    Value expected;
    try (Trainer<Void> trainer = Trainer.live(new Steps())) {
      trainer.export(model);
      expected = Predictor.only(trainer.predictor().call("read", x));
    }
    try (Predictor predictor = Predictor.load(model)) {
      assertArrayEquals(
          expected.floats(), Predictor.only(predictor.call("read", x)).floats(), 1e-6f);
      Value longer = Value.of(new float[11 * 2], 1, 11, 2);
      assertEquals(3, Predictor.only(predictor.call("read", longer)).count());
    }
  }
}
