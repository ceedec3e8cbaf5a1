package dev.tenon.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tenon.processor.Compiled.Compiler;
import dev.tenon.runtime.Step;
import dev.tenon.runtime.Trainer;
import dev.tenon.runtime.Value;
import dev.tenon.runtime.Weight;
import java.io.IOException;
import java.lang.reflect.Method;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Models of many kinds, compiled as users write them and trained for a few steps by the methods
 * that were generated for their objectives.
 */
class IdeasTrainTest {
  private static final List<String> MODELS =
      List.of(
          "Dcgan", "Dqn", "FineTune", "Reinforce", "Siamese", "Tabular", "UNet", "Vae", "WideDeep");

  private static final int BATCH = 4;

  @TempDir static Path folder;
  private static URLClassLoader loader;

  private final Random random = new Random(5);

  @BeforeAll
  static void compile() {
    Map<String, String> sources = new LinkedHashMap<>();
    for (String model : MODELS) {
      String file = model + ".java";
      sources.put("cases/" + file, Compiled.resource("fluent/valid/" + file));
    }
    Compiled compiled =
        Compiled.compile(Compiler.JAVAC, folder, sources, "-Xlint:all", "-Werror", "-parameters");
    assertEquals(List.of(), compiled.messages());
    loader = compiled.loader();
  }

  @AfterAll
  static void close() throws IOException {
    if (loader != null) {
      loader.close();
    }
  }

  @Test
  void eachObjectiveOfAGanChangesTheLayersThatItNames() {
    try (Trainer<?> trainer = trainer("Dcgan")) {
      train(trainer, "judge", Set.of("discriminator"), numbers(28, 28, 1));
      train(trainer, "forge", Set.of("generator"), numbers(100));
    }
  }

  @Test
  void aQFunctionLearnsAndIsCopied() throws ReflectiveOperationException {
    try (Trainer<?> trainer = trainer("Dqn")) {
      train(
          trainer, "td", Set.of("online"), numbers(4), classes(2), numbers(), numbers(4), zeros());
      method(trainer, "sync").invoke(trainer);
      assertEquals(trainer.read("online/dense/kernel"), trainer.read("target/dense/kernel"));
    }
  }

  @Test
  void aHeadLearnsOnAFrozenBackbone() {
    try (Trainer<?> trainer = trainer("FineTune")) {
      train(trainer, "warmUp", Set.of("head"), numbers(32, 32, 3), classes(5));
    }
  }

  @Test
  void aPolicyLearns() {
    try (Trainer<?> trainer = trainer("Reinforce")) {
      train(trainer, "step", Set.of("policy"), numbers(4), classes(2), ones());
    }
  }

  @Test
  void twinsLearn() {
    try (Trainer<?> trainer = trainer("Siamese")) {
      train(
          trainer, "contrastive", Set.of("embed"), numbers(28, 28, 1), numbers(28, 28, 1), ones());
    }
  }

  @Test
  void aTableLearns() {
    try (Trainer<?> trainer = trainer("Tabular")) {
      train(trainer, "fit", Set.of("body"), numbers(7), ones(1));
    }
  }

  @Test
  void aSegmentationLearns() {
    try (Trainer<?> trainer = trainer("UNet")) {
      train(
          trainer,
          "segment",
          Set.of("down", "bottom", "up", "merge", "head"),
          numbers(16, 16, 3),
          ones(16, 16, 1));
    }
  }

  @Test
  void anAutoencoderLearns() {
    try (Trainer<?> trainer = trainer("Vae")) {
      Set<String> all = Set.of("trunk", "toMean", "toLogVar", "decoder");
      train(trainer, "elbo", all, ones(28, 28, 1));
    }
  }

  @Test
  void aRecommenderLearns() {
    try (Trainer<?> trainer = trainer("WideDeep")) {
      Set<String> all = Set.of("users", "items", "deep", "wide");
      train(trainer, "click", all, classes(100), classes(50), numbers(13), numbers(18), ones(1));
    }
  }

  private static Trainer<?> trainer(String model) {
    try {
      var constructor = loader.loadClass("cases." + model + "Trainer").getDeclaredConstructor();
      constructor.setAccessible(true);
      return (Trainer<?>) constructor.newInstance();
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }

  private static Method method(Trainer<?> trainer, String name, Value... inputs)
      throws ReflectiveOperationException {
    Class<?>[] types = new Class<?>[inputs.length];
    Arrays.fill(types, Value.class);
    Method method = trainer.getClass().getDeclaredMethod(name, types);
    method.setAccessible(true);
    return method;
  }

  /** Thirty steps make the loss smaller and change something in each of {@code fields} alone. */
  private static void train(
      Trainer<?> trainer, String objective, Set<String> fields, Value... inputs) {
    Map<String, Value> before = weights(trainer);
    double first = step(trainer, objective, inputs);
    double last = first;
    for (int i = 0; i < 30; i++) {
      last = step(trainer, objective, inputs);
    }
    assertTrue(last < first, objective + " from " + first + " to " + last);
    Set<String> changed = new TreeSet<>();
    weights(trainer)
        .forEach(
            (name, value) -> {
              if (!value.equals(before.get(name))) {
                changed.add(name.substring(0, name.indexOf('/')));
              }
            });
    assertEquals(new TreeSet<>(fields), changed);
  }

  private static double step(Trainer<?> trainer, String objective, Value... inputs) {
    try {
      return ((Step) method(trainer, objective, inputs).invoke(trainer, (Object[]) inputs)).loss();
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }

  private static Map<String, Value> weights(Trainer<?> trainer) {
    Map<String, Value> weights = new TreeMap<>();
    for (Weight<?> weight : trainer.graph().weights()) {
      if (!weight.name().startsWith("training/")) {
        weights.put(weight.name(), trainer.read(weight.name()));
      }
    }
    return weights;
  }

  private Value numbers(long... sizes) {
    float[] numbers = ones(sizes).floats();
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = (float) random.nextGaussian();
    }
    return Value.of(numbers, batch(sizes));
  }

  private Value classes(int count) {
    return Value.of(random.ints(BATCH, 0, count).toArray(), BATCH);
  }

  private static Value zeros() {
    return Value.of(new float[BATCH], BATCH);
  }

  private static Value ones(long... sizes) {
    long count = Arrays.stream(batch(sizes)).reduce(1, (a, b) -> a * b);
    float[] ones = new float[(int) count];
    Arrays.fill(ones, 1);
    return Value.of(ones, batch(sizes));
  }

  /** {@code sizes} of each example, and before them how many examples. */
  private static long[] batch(long... sizes) {
    long[] all = new long[sizes.length + 1];
    all[0] = BATCH;
    System.arraycopy(sizes, 0, all, 1, sizes.length);
    return all;
  }
}
