package dev.tenon.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tenon.processor.Compiled.Compiler;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

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
  void dataOfAnotherModelDoesNotCompile(Compiler compiler, @TempDir Path folder) {
    String other =
        USER.replace("import dev.tenon.Mnist;", "import dev.tenon.FashionMnist;")
            .replace("Splits<Mnist>", "Splits<FashionMnist>");
    Compiled compiled =
        Compiled.compile(
            compiler, folder, Map.of("shop/User.java", other, "shop/Tiny.java", MODEL));
    List<String> wrong =
        compiled.messages().stream()
            .filter(message -> message.line() > 0) // javac's note that it has shortened them
            .map(message -> other.lines().toList().get((int) message.line() - 1).strip())
            .toList();
    assertEquals(
        List.of(
            "trainer.fit(data, TinyTrainer.DEFAULTS, null);",
            "return other.count() == 0 ? null : trainer.evaluate(data.test());"),
        wrong);
  }

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

  /** The trainer of a model, its graph and its data are used only in files that are generated. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "class Shop {}",
        "record Shop() { @DataSpec(input = \"uint8 N 28 28 1\", classes = 10) interface Mnist {} }",
        "@Model(data = Mnist.class) class Shop { final Layer net = Helper.net();"
            + " Tensor forward(Tensor x) { return net.apply(x); } }"
            + " class Helper { static Layer net() { return Tenon.normalize().flatten().dense(10); } }",
      })
  void aModelInAFileOfAnotherNameAddsNoDiagnostic(String first, @TempDir Path folder) {
    String source = MODEL.replace("@Model", first + " @Model");
    Compiled compiled =
        Compiled.compile(
            Compiler.JAVAC, folder, Map.of("shop/Shop.java", source), "-Xlint:all", "-Werror");
    assertEquals(List.of(), compiled.messages());
    assertTrue(compiled.success());
  }

  /** By itself, javac runs no processor after these; README and pom tell it to go on. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "@Dense(units = 10, activation = RELU)",
        "@Dense",
        "@Dense(units = TEN)",
        "@Dense(units = 10, colour = 3)",
        "@Dense(units = 10, activation = Act.RELO)",
        "@Dense(units = 10) @Dense(units = 10)"
      })
  void aMistakeOfPlainJavaInAnAnnotationIsTheOnlyError(String layer, @TempDir Path folder) {
    String broken = MODEL.replace("@Dense(units = 10)", layer);
    Compiled compiled =
        Compiled.compile(
            Compiler.JAVAC,
            folder,
            Map.of("shop/Tiny.java", broken, "shop/User.java", USER),
            "-XDshould-stop.ifError=FLOW");
    assertEquals(
        List.of("Tiny.java"), compiled.messages().stream().map(Compiled.Message::file).toList());
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
  void aWarmUpStandsBeforeTheScheduleOfItsModel(Compiler compiler, @TempDir Path folder) {
    String scheduled =
        MODEL.replace("record Tiny", "@InverseSqrtDecay(400)\n@Warmup(steps = 400)\nrecord Tiny");
    Compiled compiled = Compiled.compile(compiler, folder, Map.of("shop/Tiny.java", scheduled));
    assertEquals(List.of(), compiled.messages());
    String trainer = compiled.generated("shop/TinyTrainer.java");
    assertTrue(
        trainer.contains("new Warmup.Before(0.0, 400, new InverseSqrtDecay.Rule(400))"), trainer);
  }

  @ParameterizedTest
  @EnumSource(Compiler.class)
  void aTrainerKnowsHowManyBatchesMakeAStep(Compiler compiler, @TempDir Path folder) {
    String gathered = MODEL.replace("record Tiny", "@Training(accumulate = 4)\nrecord Tiny");
    Compiled compiled = Compiled.compile(compiler, folder, Map.of("shop/Tiny.java", gathered));
    assertEquals(List.of(), compiled.messages());
    String trainer = compiled.generated("shop/TinyTrainer.java");
    assertTrue(trainer.contains(".withSeed(1L).withAccumulate(4)"), trainer);
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

  /** Each way in which a model can be broken, with all that the compiler says of it. */
  static Stream<Arguments> broken() {
    return Stream.of(
            List.of("record M(@Flatten Tensr a) {}", "Tensr"),
            List.of("record M(@Flaten Tensor a) {}", "Flaten"),
            List.of("class M { @Flaten Tensor a; }", "Flaten"),
            List.of("class M { @Flatten Tensr a; }", "Tensr"),
            List.of("record M() {}", "[NoLayers]"),
            List.of("interface M {}", "[ModelKind]"),
            List.of("class M<T> { @Flatten Tensor a; }", "[GenericModel]"),
            List.of(
                "class M { @Flatten String a; @Normalize Tensor p; @Flatten Tensor b; @Dense(units = 10) Tensor c; }",
                "[LayerType]"),
            List.of("record M(@Flatten @From(\"b\") Tensor a) {}", "[UnknownLayer]"),
            List.of("record M(@Flatten @From(\"a\") Tensor a) {}", "[Cycle]"),
            List.of("record M(@Reshape(\"\") Tensor a) {}", "[ShapeText]"))
        .flatMap(
            row -> Stream.of(Compiler.values()).map(c -> Arguments.of(c, row.get(0), row.get(1))));
  }

  @ParameterizedTest(name = "{1} in {0}")
  @MethodSource("broken")
  void usersOfABrokenModelCompile(
      Compiler compiler, String model, String said, @TempDir Path folder) {
    String source = "package shop; import dev.tenon.*; @Model(data = Mnist.class) " + model;
    String user =
        """
        package shop;

        class MUser extends Exception {
          private static final long serialVersionUID = 1;
          MTrainer trainer = new MTrainer();
          MPredictor predictor = trainer.predictor();
          MGraph graph() {
            trainer.close();
            predictor.predict(java.util.Map.of());
            return new MGraph();
          }
        }
        """;
    Compiled compiled =
        Compiled.compile(compiler, folder, Map.of("shop/M.java", source, "shop/MUser.java", user));
    assertEquals(1, compiled.messages().size(), compiled.messages().toString());
    assertTrue(compiled.messages().get(0).text().contains(said), compiled.messages().toString());
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
