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

  @ParameterizedTest
  @EnumSource(Compiler.class)
  void mustBeCompiledBefore(Compiler compiler, @TempDir Path folder) {
    Map<String, String> sources = Map.of("library/Scale.java", LAYER, "shop/Tiny.java", MODEL);
    assertEquals(
        List.of(
            "[LayerNotCompiled] flat cannot use @Scale: its rule library.Scale$Rule is not compiled"
                + " yet"),
        firstLines(Compiled.compile(compiler, folder, sources)));
  }

  private static List<String> firstLines(Compiled compiled) {
    return compiled.messages().stream().map(Compiled.Message::firstLine).toList();
  }
}
