package dev.tenon.samples.serving;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tenon.runtime.Predictor;
import dev.tenon.runtime.Value;
import dev.tenon.runtime.weights.TensorFile;
import dev.tenon.samples.mnist.MnistCnnTrainer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Python reads what we write, and we read what it writes. Only with {@code -Dtenon.python=PATH}, an
 * interpreter that has tensorflow and safetensors; other tests check the formats without it.
 */
class PythonTest {
  private static final int COUNT = 64;

  @TempDir private Path folder;

  @Test
  void pythonAndWeReadEachOther() throws Exception {
    String python = System.getProperty("tenon.python", "");
    assumeTrue(!python.isEmpty(), "-Dtenon.python names no interpreter");
    byte[] pixels = new byte[COUNT * 28 * 28];
    new Random(1).nextBytes(pixels);
    Files.write(folder.resolve("images.bin"), pixels);
    Map<String, Value> weights = new LinkedHashMap<>();
    Value logits;
    try (MnistCnnTrainer trainer = Digits.trained()) {
      trainer.export(folder.resolve("mnist-model"));
      trainer.weights().writeNpz(folder.resolve("mnist.npz"));
      trainer.weights().writeSafetensors(folder.resolve("mnist.safetensors"));
      trainer.weights().types().keySet().forEach(w -> weights.put(w, trainer.read(w)));
      logits = trainer.predictor().predict(pixels);
    }
    Path log = folder.resolve("log.txt");
    Process process =
        new ProcessBuilder(python, "src/test/python/exchange.py", folder.toString())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    assertEquals(0, process.waitFor(), Files.readString(log));
    try (Predictor predictor = Predictor.load(folder.resolve("mnist-model"));
        TensorFile answers = TensorFile.open(folder.resolve("answers.npz"))) {
      Map<String, Value> ours =
          predictor.call("serving_default", Value.of(pixels, COUNT, 28, 28, 1));
      assertEquals(ours.get("class"), answers.read("classes"));
      assertArrayEquals(
          ours.get("probabilities").floats(), answers.read("probabilities").floats(), 1e-5f);
      assertArrayEquals(logits.floats(), answers.read("logits").floats(), 1e-3f);
    }
    try (MnistCnnTrainer trainer = new MnistCnnTrainer()) {
      for (String file : List.of("packed.npz", "columns.npz", "python.safetensors")) {
        trainer.write("logits/bias", Value.of(new float[10], 10));
        trainer.weights().load(folder.resolve(file));
        weights.forEach((name, value) -> assertEquals(value, trainer.read(name), file));
      }
    }
    try (Predictor doubler = Predictor.load(folder.resolve("doubler"))) {
      Value x = Value.of(new float[] {1, 2, 3}, 1, 3);
      assertArrayEquals(new float[] {2, 4, 6}, doubler.predict(x).floats());
    }
  }
}
