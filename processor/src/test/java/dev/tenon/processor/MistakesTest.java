package dev.tenon.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tenon.processor.Compiled.Compiler;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** One message for each mistake, however many there are; each with what mends it. */
class MistakesTest {
  /** Stands in lines at which a mistake is to be told. */
  private static final String MARK = "/**/";

  @TempDir private Path folder;

  /** An annotated model of 40 layers, of which lines are replaced. */
  private static String annotated(Map<String, String> replaced) {
    List<String> lines = new ArrayList<>();
    lines.add("@Input(\"N 32 32 3\") Tensor image;");
    lines.add("@Conv2d(filters = 16, kernel = 3) Tensor block0;");
    for (int i = 1; i <= 9; i++) {
      lines.add("@Conv2d(filters = 16, kernel = 3, bias = false) Tensor first%d;".formatted(i));
      lines.add("@BatchNorm Tensor norm%d;".formatted(i));
      lines.add("@Relu Tensor second%d;".formatted(i));
      lines.add("@Add @From({\"second%d\", \"block%d\"}) Tensor block%d;".formatted(i, i - 1, i));
    }
    lines.add("@GlobalAvgPool2d Tensor pooled;");
    lines.add("@Dense(units = 32) Tensor hidden;");
    lines.add("@Output(loss = Loss.SOFTMAX_CROSS_ENTROPY) @Dense(units = 10) Tensor logits;");
    StringBuilder text = new StringBuilder("package cases;\n\nimport dev.tenon.*;\n\n");
    text.append("@Model\nclass Deep {\n");
    for (String line : lines) {
      String name = line.substring(line.lastIndexOf(' ') + 1, line.length() - 1);
      text.append("  ").append(replaced.getOrDefault(name, line)).append('\n');
    }
    assertEquals(41, lines.size(), "40 layers and an input");
    return text.append("}\n").toString();
  }

  private void tellsEachOnce(Compiler compiler, String source) {
    tellsEachOnce(compiler, Map.of("cases/Deep.java", source));
  }

  private void tellsEachOnce(Compiler compiler, Map<String, String> sources) {
    TreeSet<String> expected = new TreeSet<>();
    sources.forEach(
        (path, source) -> {
          List<String> lines = source.lines().toList();
          for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).contains(MARK)) {
              expected.add(path.replace("cases/", "") + ":" + (i + 1));
            }
          }
        });
    Compiled compiled = Compiled.compile(compiler, folder, sources);
    List<String> said = compiled.messages().stream().map(m -> m.file() + ":" + m.line()).toList();
    assertEquals(
        String.join("\n", expected),
        String.join("\n", new TreeSet<>(said)),
        () -> compiled.messages().toString());
    assertEquals(expected.size(), said.size(), () -> compiled.messages().toString());
    for (Compiled.Message message : compiled.messages()) {
      assertTrue(message.text().contains("fix: "), message.text());
    }
  }

  @ParameterizedTest
  @EnumSource(Compiler.class)
  void tellsThreeOfThree(Compiler compiler) {
    Map<String, String> wrong = new LinkedHashMap<>();
    wrong.put("first2", "@Conv2d(filters = 16, kernel = 3, groups = 5) Tensor first2; " + MARK);
    wrong.put("norm5", "@BatchNorm @Shape(\"N 32 16 16\") Tensor norm5; " + MARK);
    wrong.put("hidden", "@Dense(inputs = 17, units = 32) Tensor hidden; " + MARK);
    tellsEachOnce(compiler, annotated(wrong));
  }

  /** The channels of each block follow from those of the one before. */
  @ParameterizedTest
  @EnumSource(Compiler.class)
  void tellsThreeOfAKindAlthoughOneLeadsToTheNext(Compiler compiler) {
    Map<String, String> wrong = new LinkedHashMap<>();
    int width = 17;
    for (int i : new int[] {1, 5, 9}) {
      wrong.put(
          "first" + i, "@Conv2d(filters = %d, kernel = 3) Tensor first%d;".formatted(width++, i));
      wrong.put(
          "block" + i,
          "@Add @From({\"second%d\", \"block%d\"}) Tensor block%d; %s"
              .formatted(i, i - 1, i, MARK));
    }
    tellsEachOnce(compiler, annotated(wrong));
  }

  @ParameterizedTest
  @EnumSource(Compiler.class)
  void tellsFiveOfFive(Compiler compiler) {
    Map<String, String> wrong = new LinkedHashMap<>();
    wrong.put("first1", "@Conv2d(filters = 16, kernel = 3, groups = 3) Tensor first1; " + MARK);
    wrong.put("norm3", "@BatchNorm @Shape(\"N 32 32 15\") Tensor norm3; " + MARK);
    wrong.put("first6", "@Conv2d(filters = 16, kernel = 3, groups = 7) Tensor first6; " + MARK);
    wrong.put("first8", "@Conv2d(filters = 16, kernel = 3, groups = 5) Tensor first8; " + MARK);
    wrong.put("hidden", "@Dense(inputs = 17, units = 32) Tensor hidden; " + MARK);
    tellsEachOnce(compiler, annotated(wrong));
  }

  private static String fluent(String body) {
    return """
        package cases;

        import static dev.tenon.Tenon.*;

        import dev.tenon.*;

        @Model
        class Deep {
        %s}
        """
        .formatted(body);
  }

  @Test
  void tellsThreeOfThreeInAChain() {
    tellsEachOnce(
        Compiler.JAVAC,
        fluent(
            """
              final Layer body =
                  conv2d(16, 3)
                      .repeat(4, i -> block())
                      .conv2d(16, 3, o -> o.groups(5)) /**/
                      .repeat(4, i -> block())
                      .then(add(conv2d(18, 3).relu(), identity())) /**/
                      .repeat(3, i -> block())
                      .globalAvgPool2d()
                      .dense(32)
                      .dense(10, o -> o.inputs(33)); /**/

              static Layer block() {
                return add(conv2d(16, 3).batchNorm().relu(), identity());
              }

              @Inference
              Tensor scores(@Shape("N 32 32 3") Tensor image) {
                return body.apply(image);
              }
            """));
  }

  @Test
  void tellsThreeOfAKindInAChain() {
    tellsEachOnce(
        Compiler.JAVAC,
        fluent(
            """
              final Layer body =
                  conv2d(16, 3)
                      .then(add(conv2d(17, 3).relu(), identity())) /**/
                      .repeat(5, i -> block())
                      .then(add(conv2d(18, 3).relu(), identity())) /**/
                      .repeat(5, i -> block())
                      .then(add(conv2d(19, 3).relu(), identity())) /**/
                      .globalAvgPool2d()
                      .dense(10);

              static Layer block() {
                return add(conv2d(16, 3).batchNorm().relu(), identity());
              }

              @Inference
              Tensor scores(@Shape("N 32 32 3") Tensor image) {
                return body.apply(image);
              }
            """));
  }

  @Test
  void tellsFiveOfFiveInMethods() {
    tellsEachOnce(
        Compiler.JAVAC,
        fluent(
            """
              final Layer first = conv2d(16, 3, o -> o.groups(2)); /**/
              final Layer second = conv2d(16, 3, o -> o.groups(3)); /**/
              final Layer third = conv2d(32, 3).conv2d(16, 3, o -> o.groups(5)); /**/
              final Layer fourth = flatten().dense(64, o -> o.inputs(100)); /**/
              final Layer fifth = dense(10, o -> o.inputs(65)); /**/

              @Inference
              Tensor scores(@Shape("N 8 8 3") Tensor image) {
                Tensor x = third.apply(second.apply(first.apply(image)));
                return fifth.apply(fourth.apply(x).relu());
              }
            """));
  }

  /** The parts of the split decide on two layers, so that no one change mends it. */
  @Test
  void tellsOneBesideAnotherThatNothingMends() {
    tellsEachOnce(
        Compiler.JAVAC,
        fluent(
            """
              final Layer left = dense(64);
              final Layer right = dense(48);
              final Layer third = dense(10, o -> o.inputs(21));
              final Layer out = dense(10, o -> o.inputs(65)); /**/

              @Inference
              Tensor scores(@Shape("N 16") Tensor x) {
                Tensor both = left.apply(x).plus(right.apply(x)); /**/
                var parts = both.split(-1, 3);
                Tensor sum = third.apply(parts.get(0)).plus(third.apply(parts.get(2)));
                return out.apply(both).plus(sum);
              }
            """));
  }

  @Test
  void tellsOnesInTwoBranches() {
    tellsEachOnce(
        Compiler.JAVAC,
        fluent(
            """
              final Layer body =
                  conv2d(16, 3)
                      .then(
                          concat(
                              -1,
                              conv2d(16, 3, o -> o.groups(5)), /**/
                              conv2d(8, 1).conv2d(16, 3, o -> o.groups(3)))) /**/
                      .globalAvgPool2d()
                      .dense(10);

              @Inference
              Tensor scores(@Shape("N 32 32 3") Tensor image) {
                return body.apply(image);
              }
            """));
  }

  @Test
  void tellsOnesInHelpersOfLoopsOnce() {
    tellsEachOnce(
        Compiler.JAVAC,
        fluent(
            """
              final Layer body =
                  conv2d(16, 3)
                      .repeat(6, i -> block())
                      .repeat(6, i -> group())
                      .globalAvgPool2d()
                      .dense(10);

              static Layer block() {
                return add(conv2d(17, 3).batchNorm().relu(), identity()); /**/
              }

              static Layer group() {
                return conv2d(16, 3, o -> o.groups(3)); /**/
              }

              @Inference
              Tensor scores(@Shape("N 32 32 3") Tensor image) {
                return body.apply(image);
              }
            """));
  }

  @Test
  void tellsOnesInTwoObjectives() {
    tellsEachOnce(
        Compiler.JAVAC,
        fluent(
            """
              final Layer generator = dense(64).dense(784, o -> o.inputs(65)); /**/
              final Layer discriminator = dense(32).dense(1, o -> o.inputs(33)); /**/

              Objective forge(@Shape("N 100") Tensor noise) {
                Tensor score = discriminator.apply(generator.apply(noise)).squeeze(1);
                return minimize(score.square().mean()).of(generator);
              }

              Objective tell(@Shape("N 784") Tensor real) {
                Tensor score = discriminator.apply(real).squeeze(1);
                return minimize(score.minus(1).square().mean()).of(discriminator);
              }
            """));
  }

  @ParameterizedTest
  @EnumSource(Compiler.class)
  void tellsOnesInTwoModels(Compiler compiler) {
    Map<String, String> sources = new LinkedHashMap<>();
    for (String name : List.of("Deep", "Other")) {
      sources.put(
          "cases/" + name + ".java",
          annotated(Map.of("hidden", "@Dense(inputs = 17, units = 32) Tensor hidden; " + MARK))
              .replace("class Deep", "class " + name));
    }
    tellsEachOnce(compiler, sources);
  }
}
