package dev.tenon.processor;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What the corpus holds: of each class of mistakes two broken models in both forms and one near
 * twin of each that is right. A file is called after its class; that its comments are what the
 * compilers say is tested by {@link CorpusTest}.
 */
class CorpusClassesTest {
  private static final Pattern FIRST = Pattern.compile("// (?:ERROR|WARNING): \\[(\\w+)\\] (.*)");
  private static final Pattern SIZE = Pattern.compile("\\[[^]]*]|\\b\\d+\\b|\\b[A-Z]\\b");

  /** Problems in which no two sizes meet. */
  private static final Set<String> WITHOUT_SIZES =
      Set.of(
          // names
          "AllowError",
          "AllowUnknown",
          "AllowUnused",
          "UnknownLayer",
          "NoInput",
          "UnstatedInput",
          "NoMemory",
          "FormerlyTaken",
          "FormerlyUnused",
          "WeightAdded",
          "WeightGone",
          "WeightMoved",
          "WeightRenamed",
          // types
          "ConditionDtype",
          "WholeInput",
          "EmbeddingIndex",
          "FloatInput",
          "IndexDtype",
          "LabelDtype",
          "MaskDtype",
          "LossKind",
          "RowComponent",
          "SpecLabel",
          // what is missing, twice there, or in the wrong place
          "BatchNormAfterOutput",
          "BidirectionalStep",
          "ClassWeights",
          "DoubleSigmoid",
          "DoubleSoftmax",
          "DropoutAfterOutput",
          "FixedBatch",
          "NoLoss",
          "ReluLogits",
          "SigmoidForSoftmax",
          "SoftmaxAxis",
          "SoftmaxForSigmoid",
          "SpecClasses",
          "TanhLogits",
          "TwoLabels",
          "UnusedInput");

  /** How the first line begins where no layer, tensor or call has a name to say. */
  private static final Pattern NAMELESS = Pattern.compile("(the prediction|nothing|@\\w+) .*");

  /** The classes in plain words, each with how the names of its files begin. */
  private static final Map<String, List<String>> CLASSES =
      Map.ofEntries(
          Map.entry("dense width", List.of("DenseWidth")),
          Map.entry("missing flatten", List.of("MissingFlatten")),
          Map.entry("batch-changing reshape", List.of("ReshapeBatch")),
          Map.entry("reshape count", List.of("ReshapeCount")),
          Map.entry("channels", List.of("Channels")),
          Map.entry("rank", List.of("Rank")),
          Map.entry("layout", List.of("Layout", "GreyChannelsFirst")),
          Map.entry("batch in the input shape", List.of("BatchInTheInput", "BatchIs", "BatchOfA")),
          Map.entry("axis order", List.of("AxisOrder")),
          Map.entry("feature count", List.of("FeatureCount")),
          Map.entry("input too small for the stack", List.of("TooSmall", "KernelLonger")),
          Map.entry("reconstruction size", List.of("Reconstruction")),
          Map.entry("one score per image", List.of("OneScore")),
          Map.entry("divisibility", List.of("Divisibility")),
          Map.entry("skip size", List.of("SkipSize")),
          Map.entry("concat axis", List.of("ConcatAxis")),
          Map.entry("residual channels and off-by-one sizes", List.of("Residual")),
          Map.entry("loss broadcast", List.of("LossBroadcast", "EachWithEach", "EachAdvantage")),
          Map.entry("missing input", List.of("MissingInput")),
          Map.entry("sequence/batch swap", List.of("StepsFirst")),
          Map.entry(
              "sequence dropped before a recurrent layer",
              List.of("SequenceDropped", "SequencePooled", "SequenceKept")),
          Map.entry("per-step against per-sequence labels", List.of("PerStep")),
          Map.entry("bidirectional width", List.of("Bidirectional", "WidthOfBoth")),
          Map.entry("fixed batch against a last smaller batch", List.of("FixedBatch")),
          Map.entry("heads", List.of("Heads")),
          Map.entry("mask axis", List.of("MaskAxis", "MaskDropped")),
          Map.entry("maximum length of positions", List.of("MaxLength")),
          Map.entry("vocabulary off by one", List.of("Vocabulary")),
          Map.entry("embedding width taken for classes", List.of("EmbeddingWidth")),
          Map.entry("class count", List.of("ClassCount")),
          Map.entry("class base", List.of("ClassBase")),
          Map.entry("class weights", List.of("ClassWeights")),
          Map.entry("label kind", List.of("LabelKind")),
          Map.entry("one-unit softmax", List.of("OneUnitSoftmax", "OneClass")),
          Map.entry("double softmax", List.of("Double", "SoftmaxBefore", "SoftmaxLayerBefore")),
          Map.entry("softmax axis", List.of("SoftmaxAxis", "SoftmaxOver", "SoftmaxOfTheBatch")),
          Map.entry(
              "reshape across axes",
              List.of("ReshapeSwaps", "ReshapeMoves", "ReshapeFor", "HeadsReshaped", "StepsOf")),
          Map.entry("dtype", List.of("Dtype")),
          Map.entry("checkpoint shapes", List.of("Locked")));

  static Stream<Arguments> classes() {
    return CLASSES.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(entry -> Arguments.of(entry.getKey(), entry.getValue()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("classes")
  void hasTwoBrokenModelsAndOneThatIsRightInBothForms(String name, List<String> prefixes) {
    for (boolean fluent : new boolean[] {false, true}) {
      String form = name + (fluent ? " in plain Java: " : " by annotations: ");
      List<String> broken = files("corpus/broken", prefixes, fluent);
      List<String> valid = files("corpus/valid", prefixes, fluent);
      assertTrue(broken.size() >= 2, form + broken);
      assertTrue(valid.size() >= 1, form + valid);
    }
  }

  private static List<String> files(String folder, List<String> prefixes, boolean fluent) {
    return Compiled.resources(folder).entrySet().stream()
        .filter(file -> prefixes.stream().anyMatch(file.getKey()::startsWith))
        .filter(file -> file.getValue().contains("static dev.tenon.Tenon.") == fluent)
        .map(Map.Entry::getKey)
        .toList();
  }

  @Test
  void holdsAtLeastAsManyModelsAsPromised() {
    assertTrue(Compiled.resources("corpus/broken").size() >= 150);
    assertTrue(Compiled.resources("corpus/valid").size() >= 80);
  }

  @Test
  void namesTheLayerAndBothSizesInTheFirstLine() {
    Compiled.resources("corpus/broken")
        .forEach(
            (file, source) -> {
              String code =
                  source
                      .lines()
                      .filter(line -> !line.strip().startsWith("//"))
                      .collect(Collectors.joining("\n"));
              Matcher first = FIRST.matcher(source);
              while (first.find()) {
                check(file, first.group(1), first.group(2), code);
              }
            });
  }

  private static void check(String file, String id, String text, String code) {
    String line = file + ": [" + id + "] " + text;
    assertTrue(id.length() + text.length() + "[] ".length() < 120, line);
    long sizes = SIZE.matcher(text).results().count();
    assertTrue(WITHOUT_SIZES.contains(id) || sizes >= 2, line);
    String path = text.replaceFirst("^\"", "").split("[ \"]", 2)[0];
    List<String> names = List.of(path.replace("...", "").split("/"));
    boolean named =
        names.stream()
            .map(name -> name.replaceFirst("_\\d+$", ""))
            .filter(name -> !name.isEmpty())
            .anyMatch(
                name -> Pattern.compile("\\b" + Pattern.quote(name) + "\\b").matcher(code).find());
    assertTrue(named || NAMELESS.matcher(text).matches() || isOfALock(id), line);
  }

  /** A weight that is saved, and that the source has no more. */
  private static boolean isOfALock(String id) {
    return id.startsWith("Weight");
  }
}
