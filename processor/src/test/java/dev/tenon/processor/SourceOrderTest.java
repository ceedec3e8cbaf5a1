package dev.tenon.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tenon.processor.Compiled.Compiler;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** All mistakes of a compilation are told in the order of the sources, whoever finds them. */
class SourceOrderTest {
  /** Models against the alphabet, and what belongs to no model between them. */
  private static final String ZOO =
      """
      package cases;

      import dev.tenon.*;

      @Model
      @Allow("Nothing")
      class Zebra {
        @Input("N 32") Tensor image;
        @Dense(units = 1, activation = Act.SOFTMAX) Tensor score;
        @Allow({"UnusedLayer", "Nobody"})
        @Dense(units = 0, inputs = 7)
        Tensor first;
      }

      @DataSpec(input = "N 3 x", label = "int32 N", classes = 3)
      class Fodder {}

      @Adam
      class Cage {}

      @Model
      @Sgd(-1)
      class Ant {
        @Input("N 32") @Conv2d(filters = 2, kernel = 3) Tensor wings;
      }
      """;

  private static final String PLAIN =
      """
      package cases;

      import static dev.tenon.Tenon.*;

      import dev.tenon.*;

      @Model
      class Yak {
        final Layer horns = conv2d(16, 3, o -> o.groups(5));

        @Allow("DenseWidth")
        @Inference
        Tensor scores(@Shape("N 8 8 3") Tensor image) {
          return square(horns.apply(image));
        }

        static Tensor square(Tensor x) {
          return x.matMul(x);
        }
      }

      @Model
      class Bee {
        final Layer wings = conv2d(16, 3);

        @Inference
        Tensor scores(@Shape("N 8 9 3") Tensor image) {
          return Yak.square(wings.apply(image));
        }
      }
      """;

  private static List<String> places(Compiled compiled) {
    return compiled.messages().stream()
        .filter(m -> m.text().startsWith("["))
        .map(
            m ->
                "%s:%02d:%02d %s"
                    .formatted(
                        m.file(),
                        m.line(),
                        m.column(),
                        m.text().substring(1, m.text().indexOf(']'))))
        .toList();
  }

  @Test
  void javacTellsThemFromTopToBottom(@TempDir Path folder) {
    List<String> places =
        places(
            Compiled.compile(
                Compiler.JAVAC,
                folder,
                Map.of("cases/Zoo.java", ZOO, "cases/Plain.java", PLAIN),
                "-Xlint:-auxiliaryclass"));
    assertEquals(
        """
        Plain.java:09:51 ConvGroups
        Plain.java:11:10 AllowError
        Plain.java:18:13 MatMulSizes
        Zoo.java:06:08 AllowUnknown
        Zoo.java:10:26 AllowUnknown
        Zoo.java:11:18 NotPositive
        Zoo.java:15:19 SpecShape
        Zoo.java:18:01 NoModel
        Zoo.java:22:06 NotPositive
        Zoo.java:24:18 ImageRank
        """
            .strip(),
        String.join("\n", places));
  }

  /** Eclipse's compiler gives no places to sort by; nothing depends on the order of the files. */
  @ParameterizedTest
  @EnumSource(Compiler.class)
  void theOrderOfTheFilesDoesNotMatter(Compiler compiler, @TempDir Path folder) {
    List<String> names = new ArrayList<>(List.of("Owl", "Ape", "Cat"));
    List<String> first = places(zoos(compiler, folder.resolve("a"), names));
    Collections.reverse(names);
    List<String> second = places(zoos(compiler, folder.resolve("b"), names));
    assertEquals(3 * 2, first.size(), first::toString);
    assertEquals(first, second);
  }

  private static Compiled zoos(Compiler compiler, Path folder, List<String> names) {
    Map<String, String> sources = new LinkedHashMap<>();
    for (String name : names) {
      sources.put(
          "cases/" + name + ".java",
          """
          package cases;

          import dev.tenon.*;

          @Model
          record %1$s(
              @Input("N 32") @Dense(inputs = 7, units = 10) Tensor first,
              @Allow("Nobody") @Dense(units = 10) Tensor last) {}
          """
              .formatted(name));
    }
    return Compiled.compile(compiler, folder, sources);
  }
}
