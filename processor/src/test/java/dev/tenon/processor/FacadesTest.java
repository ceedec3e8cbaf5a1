package dev.tenon.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tenon.processor.Compiled.Compiler;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A mistake in a model is the only message, also where other classes use its trainer. */
class FacadesTest {
  private static final String USER =
      """
      package shop;

      import dev.tenon.Mnist;
      import dev.tenon.runtime.Evaluation;
      import dev.tenon.runtime.Value;
      import dev.tenon.runtime.data.Splits;
      import java.nio.file.Path;

      final class User {
        static Evaluation use(Splits<Mnist> data) {
          try (TinyTrainer trainer = new TinyTrainer();
              TinyPredictor loaded = TinyPredictor.load(Path.of("weights"))) {
            trainer.fit(data, TinyTrainer.DEFAULTS, null);
            Value value = trainer.predictor().predict(new byte[784]);
            Value other = loaded.predict(value);
            return other.count() == 0 ? null : trainer.evaluate(data.test());
          }
        }
      }
      """;

  private static final String MODEL =
      """
      package shop;

      import dev.tenon.*;

      @Model(data = Mnist.class)
      record Tiny(
          @Normalize(mean = 0.1307, std = 0.3081) Tensor pixels,
          @Conv2d(filters = 2, kernel = 3, padding = Padding.VALID) Tensor conv,
          @Flatten Tensor flat,
          @Dense(units = 4, activation = Act.RELU) Tensor hidden,
          @Dense(units = 10) Tensor logits) {}
      """;

  @ParameterizedTest
  @EnumSource(Compiler.class)
  void aValidModelAddsNoDiagnostic(Compiler compiler, @TempDir Path folder) {
    Map<String, String> sources = Map.of("shop/Tiny.java", MODEL, "shop/User.java", USER);
    Compiled compiled =
        compiler == Compiler.JAVAC
            ? Compiled.compile(compiler, folder, sources, "-Xlint:all", "-Werror")
            : Compiled.compile(compiler, folder, sources);
    assertEquals(List.of(), compiled.messages());
    assertTrue(compiled.success());
  }

  @ParameterizedTest
  @EnumSource(Compiler.class)
  void aTrainerKnowsTheScheduleOfItsModel(Compiler compiler, @TempDir Path folder) {
    String scheduled =
        MODEL.replace("record Tiny", "@StepDecay(value = {0.5, 0.75}, factor = 0.2)\nrecord Tiny");
    Compiled compiled = Compiled.compile(compiler, folder, Map.of("shop/Tiny.java", scheduled));
    assertEquals(List.of(), compiled.messages());
    String trainer = compiled.generated("shop/TinyTrainer.java");
    assertTrue(
        trainer.contains("super(new TinyGraph(), new StepDecay.Rule(List.of(0.5, 0.75), 0.2));"),
        trainer);
  }

  @ParameterizedTest
  @EnumSource(Compiler.class)
  void aBrokenModelYieldsItsOwnErrorOnly(Compiler compiler, @TempDir Path folder) {
    String broken = MODEL.replace("units = 10", "units = 11");
    Compiled compiled =
        Compiled.compile(
            compiler, folder, Map.of("shop/Tiny.java", broken, "shop/User.java", USER));
    assertEquals(
        List.of("[ClassCount] logits is [N 11], but Mnist has 10 classes"),
        compiled.messages().stream().map(Compiled.Message::firstLine).toList());
  }

  @ParameterizedTest
  @EnumSource(Compiler.class)
  void whatTheCompilerReportsIsNotReportedAgain(Compiler compiler, @TempDir Path folder) {
    String broken = MODEL.replace("@Flatten", "@Flaten");
    Compiled compiled =
        Compiled.compile(
            compiler, folder, Map.of("shop/Tiny.java", broken, "shop/User.java", USER));
    assertEquals(1, compiled.messages().size(), compiled.messages().toString());
    assertTrue(compiled.messages().get(0).text().contains("Flaten"));
  }
}
