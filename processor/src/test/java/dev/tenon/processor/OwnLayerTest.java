package dev.tenon.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tenon.processor.Compiled.Compiler;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Layers that do not come with Tenon. */
class OwnLayerTest {
  private static final String LAYER =
      """
      package library;

      import dev.tenon.*;
      import java.lang.annotation.*;

      /** Multiplies by a number. */
      @Target({ElementType.RECORD_COMPONENT, ElementType.FIELD})
      @Retention(RetentionPolicy.RUNTIME)
      @LayerOf(Scale.Rule.class)
      public @interface Scale {
        /** The number. */
        double value();

        /** See {@link Scale}. */
        record Rule(double value) implements Layer {
          /** Checks the number. */
          public Rule {
            Helper.check(value);
          }

          @Override
          public Tensor apply(Tensor x) {
            return x.times(value);
          }
        }
      }

      final class Helper {
        static void check(double value) {
          if (value == 0) {
            throw Problem.of("ScaleZero", "multiplies by 0").at("value").fix("write another number");
          }
        }
      }
      """;

  private static final String MODEL =
      """
      package shop;

      import dev.tenon.*;
      import library.Scale;

      @Model(data = Mnist.class)
      record Tiny(
          @Normalize Tensor pixels,
          @Scale(2) @Flatten Tensor flat,
          @Dense(units = 10) Tensor logits) {}
      """;

  @ParameterizedTest
  @EnumSource(Compiler.class)
  void comeFromTheClassPath(Compiler compiler, @TempDir Path folder) {
    Compiled library =
        Compiled.compile(compiler, folder.resolve("a"), Map.of("library/Scale.java", LAYER));
    assertEquals(List.of(), library.messages());

    Compiled model =
        library.compileUser(compiler, folder.resolve("b"), Map.of("shop/Tiny.java", MODEL));
    assertEquals(List.of(), model.messages());
    assertTrue(model.generated("shop/TinyGraph.java").contains("2.0"));

    String zero = MODEL.replace("@Scale(2)", "@Scale(0)");
    assertEquals(
        List.of("[ScaleZero] flat multiplies by 0"),
        firstLines(
            library.compileUser(compiler, folder.resolve("c"), Map.of("shop/Tiny.java", zero))));
  }

  @Test
  void eclipseNeedsThemCompiledBefore(@TempDir Path folder) {
    Map<String, String> sources = Map.of("library/Scale.java", LAYER, "shop/Tiny.java", MODEL);
    assertEquals(
        List.of(
            "[LayerNotCompiled] flat cannot use @Scale: its rule library.Scale$Rule is not compiled"
                + " yet"),
        firstLines(Compiled.compile(Compiler.ECJ, folder, sources)));
  }

  @Test
  void standAmongTheSourcesOfTheModel(@TempDir Path folder) {
    Compiled compiled = compile(folder, LAYER, MODEL);
    assertEquals(List.of(), compiled.messages());
    assertTrue(compiled.generated("shop/TinyGraph.java").contains("2.0"));
  }

  @Test
  void standInsideTheModelThatNamesItsTrainer(@TempDir Path folder) {
    String model =
        """
        package shop;

        import dev.tenon.*;
        import java.lang.annotation.*;

        @Model(data = Mnist.class)
        record Net(
            @Normalize Tensor pixels,
            @Twice @Flatten Tensor flat,
            @Dense(units = 10) Tensor logits) {
          @Retention(RetentionPolicy.RUNTIME)
          @LayerOf(Twice.Rule.class)
          @interface Twice {
            record Rule() implements Layer {
              @Override
              public Tensor apply(Tensor x) {
                return x.plus(x);
              }
            }
          }

          public static void main(String[] args) {
            System.out.println(NetTrainer.DEFAULTS);
          }
        }
        """
            .replace("@Twice @Flatten", "@Net.Twice @Flatten");
    Compiled compiled =
        Compiled.compile(
            Compiler.JAVAC, folder, Map.of("shop/Net.java", model), "-Xlint:all", "-Werror");
    assertEquals(List.of(), compiled.messages());
    assertTrue(compiled.generated("shop/NetGraph.java").contains("TfOps.add("));
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      value = {
        "Helper.check(value);|while (value > 0) { }|Scale.java|[EndlessLoop] this does not end:"
            + " stopped after 20,000,000 steps",
        "return x.times(value)|while (value > 0) { } return x|Scale.java|[EndlessLoop] this does"
            + " not end: stopped after 20,000,000 steps",
        "return x.times(value)|return apply(x)|Scale.java|[DeepRecursion] apply calls itself"
            + " without end: more than 10,000 calls",
        "x.times(value)|x.times(Math.random())|Scale.java|[NotPure] a model must be computable by"
            + " the compiler, but Math.random gives random numbers",
        "x.times(value)|x.times(1 / ((int) value - 2))|Scale.java|[ModelFailed] this divides by"
            + " zero",
        "x.times(value)|x.reshape(\"N 7\")|Tiny.java|[ReshapeCount] flat cannot reshape"
            + " [N 28 28 1] to [N 7]: 784*N elements are not 7*N",
        "Helper.check(value);|Helper.check(0);|Tiny.java|[ScaleZero] flat multiplies by 0",
        "Helper.check(value);|throw new IllegalStateException(\"no\");|Tiny.java|[LayerFailed]"
            + " flat cannot be made: IllegalStateException: no",
        "Helper.check(value);|int n = value;|Scale.java|incompatible types: possible lossy"
            + " conversion from double to int",
      })
  void failWithOneMessage(
      String right, String wrong, String file, String message, @TempDir Path folder) {
    Compiled compiled = compile(folder, LAYER.replace(right, wrong), MODEL);
    assertEquals(List.of(message), firstLines(compiled));
    assertEquals(file, compiled.messages().get(0).file());
  }

  private static Compiled compile(Path folder, String layer, String model) {
    return Compiled.compile(
        Compiler.JAVAC,
        folder,
        Map.of("library/Scale.java", layer, "shop/Tiny.java", model),
        "-Xlint:all,-auxiliaryclass",
        "-Werror");
  }

  private static List<String> firstLines(Compiled compiled) {
    return compiled.messages().stream().map(Compiled.Message::firstLine).toList();
  }
}
