package dev.tenon.processor;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What is promised of the first line of each message. */
final class FirstLines {
  private static final Pattern INTERNAL = Pattern.compile("dev\\.tenon\\.|java\\.|com\\.sun\\.");
  private static final Pattern SIZE =
      Pattern.compile("\\[[^]]*]|\\b\\d+\\b|\\b[A-Z]\\b|\\bscalar\\b");

  /**
   * Problems in which no two sizes meet: of names, types, what is missing, there twice, misplaced.
   */
  private static final Set<String> WITHOUT_SIZES =
      Set.of(
          "AllowError",
          "AllowUnknown",
          "AllowUnused",
          "BatchNormAfterOutput",
          "BidirectionalStep",
          "ClassWeights",
          "ConditionDtype",
          "Cycle",
          "CycledMomentum",
          "DoubleSigmoid",
          "DoubleSoftmax",
          "DropoutAfterOutput",
          "EmbeddingIndex",
          "FixedBatch",
          "FloatInput",
          "FormerlyTaken",
          "FormerlyUnused",
          "GeneratedName",
          "GenericModel",
          "IndexDtype",
          "InputFrom",
          "LabelDtype",
          "LabelName",
          "LayerType",
          "LossKind",
          "ManyInputs",
          "ManyLabels",
          "MaskDtype",
          "ModelKind",
          "NoDataSpec",
          "NoInput",
          "NoLayer",
          "NoLayers",
          "NoLoss",
          "NoMemory",
          "NoModel",
          "NotFinite",
          "NotPositive",
          "NullLayer",
          "ParameterShape",
          "PrivateModel",
          "ReluLogits",
          "RowComponent",
          "ShapeText",
          "SigmoidForSoftmax",
          "SizeOverflow",
          "SoftmaxAxis",
          "SoftmaxForSigmoid",
          "SpecClasses",
          "SpecLabel",
          "SpecShape",
          "StaticLayer",
          "TanhLogits",
          "TooManyLayers",
          "TwoLabels",
          "TwoOptimizers",
          "TwoSchedules",
          "UnknownLayer",
          "UnstatedInput",
          "UnusedInput",
          "UnusedLayer",
          "WeightAdded",
          "WeightGone",
          "WeightMoved",
          "WeightRenamed",
          "WholeInput");

  /** How the first line begins where no layer, tensor or call has a name to say. */
  private static final Pattern NAMELESS =
      Pattern.compile("(the prediction|nothing|@\\w+|a record has|what \\w+ costs) .*");

  private FirstLines() {}

  /** What is compiled of {@code source}, without the lines that are comments. */
  static String code(String source) {
    return source
        .lines()
        .filter(line -> !line.strip().startsWith("//"))
        .collect(Collectors.joining("\n"));
  }

  /**
   * That {@code text}, which follows {@code [id]}, is short, tells both sizes and what it is about,
   * as it is called in {@code code}, and no name of what only Tenon knows.
   */
  static void check(String file, String id, String text, String code) {
    String line = file + ": [" + id + "] " + text;
    assertTrue(id.length() + text.length() + "[] ".length() < 120, line);
    assertFalse(INTERNAL.matcher(text).find(), line);
    boolean sized = !WITHOUT_SIZES.contains(id);
    assertTrue(!sized || SIZE.matcher(text).results().count() >= 2, line);
    List<String> words = List.of(text.replaceFirst("^\"", "").split("[ \"]+"));
    // a mistake of sizes begins with whose they are; one of names names it somewhere
    boolean named = (sized ? words.subList(0, 1) : words).stream().anyMatch(w -> isOf(code, w));
    assertTrue(named || NAMELESS.matcher(text).matches() || isOfALock(id), line);
  }

  /** Whether a part of {@code path}, such as {@code body/conv2d_2}, stands in {@code code}. */
  private static boolean isOf(String code, String path) {
    return List.of(path.replace("...", "").split("/")).stream()
        .map(name -> name.replaceFirst("(_\\d+|\\(.*)$", "").replaceAll("^\\W+|\\W+$", ""))
        .filter(name -> !name.isEmpty())
        .anyMatch(
            name ->
                Pattern.compile("\\b" + Pattern.quote(name) + (path.endsWith("...") ? "" : "\\b"))
                    .matcher(code)
                    .find());
  }

  /** A weight that is saved, and that the source has no more. */
  private static boolean isOfALock(String id) {
    return id.startsWith("Weight");
  }
}
