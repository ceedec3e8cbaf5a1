package dev.tenon.processor;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What the corpus holds: of each class of mistakes two broken models in both forms and one near
 * twin of each that is right. A file is called after its class, and one of the problems that it
 * expects tells it; that its comments are what the compilers say is tested by {@link CorpusTest}.
 */
class CorpusClassesTest {
  private static final Pattern FIRST = Pattern.compile("// (?:ERROR|WARNING): \\[(\\w+)\\] (.*)");

  /**
   * A class of mistakes.
   *
   * @param prefixes how the names of its files begin
   * @param ids what tells it: each broken file expects one of these
   */
  record Kind(List<String> prefixes, Set<String> ids) {}

  /** The classes in plain words. */
  private static final Map<String, Kind> CLASSES =
      Map.ofEntries(
          Map.entry(
              "dense width", new Kind(List.of("DenseWidth"), Set.of("DenseWidth", "MatMulSizes"))),
          Map.entry(
              "missing flatten",
              new Kind(
                  List.of("MissingFlatten"), Set.of("DensePerPixel", "DenseWidth", "LabelRank"))),
          Map.entry(
              "batch-changing reshape",
              new Kind(List.of("ReshapeBatch"), Set.of("ReshapeBatch", "ShapeText"))),
          Map.entry("reshape count", new Kind(List.of("ReshapeCount"), Set.of("ReshapeCount"))),
          Map.entry(
              "channels",
              new Kind(
                  List.of("Channels"),
                  Set.of("ChannelsFirst", "ConvChannels", "NormalizeChannels"))),
          Map.entry("rank", new Kind(List.of("Rank"), Set.of("ImageRank", "MatMulRank"))),
          Map.entry(
              "layout",
              new Kind(
                  List.of("Layout", "GreyChannelsFirst"),
                  Set.of("ChannelsFirst", "ConvChannels", "ConvKernel"))),
          Map.entry(
              "batch in the input shape",
              new Kind(
                  List.of("BatchInTheInput", "BatchIs", "BatchOfA"),
                  Set.of("FixedBatch", "LabelShape"))),
          Map.entry(
              "axis order",
              new Kind(
                  List.of("AxisOrder"), Set.of("AxisOrder", "MatMulSizes", "SequenceChannels"))),
          Map.entry(
              "feature count",
              new Kind(
                  List.of("FeatureCount"),
                  Set.of("DenseWidth", "InputType", "MatMulSizes", "StatedShape"))),
          Map.entry(
              "input too small for the stack",
              new Kind(List.of("TooSmall", "KernelLonger"), Set.of("ConvKernel", "PoolSize"))),
          Map.entry(
              "reconstruction size",
              new Kind(
                  List.of("Reconstruction"),
                  Set.of("BroadcastMismatch", "LossSizes", "StatedShape"))),
          Map.entry(
              "one score per image",
              new Kind(List.of("OneScore"), Set.of("LabelRank", "LossSizes", "StatedShape"))),
          Map.entry(
              "divisibility",
              new Kind(
                  List.of("Divisibility"),
                  Set.of("AxisNames", "ConvGroups", "GroupNormGroups", "SplitParts"))),
          Map.entry("skip size", new Kind(List.of("SkipSize"), Set.of("ConcatSizes"))),
          Map.entry(
              "concat axis", new Kind(List.of("ConcatAxis"), Set.of("ConcatAxis", "ConcatSizes"))),
          Map.entry(
              "residual channels and off-by-one sizes",
              new Kind(List.of("Residual"), Set.of("BroadcastMismatch"))),
          Map.entry(
              "loss broadcast",
              new Kind(
                  List.of("LossBroadcast", "EachWithEach", "EachAdvantage"),
                  Set.of("EachWithEach", "LabelRank", "LabelType", "LossSizes"))),
          Map.entry(
              "missing input",
              new Kind(
                  List.of("MissingInput"), Set.of("NoInput", "UnknownLayer", "UnstatedInput"))),
          Map.entry("sequence/batch swap", new Kind(List.of("StepsFirst"), Set.of("AxisOrder"))),
          Map.entry(
              "sequence dropped before a recurrent layer",
              new Kind(
                  List.of("SequenceDropped", "SequencePooled", "SequenceKept"),
                  Set.of("SequenceRank"))),
          Map.entry(
              "per-step against per-sequence labels",
              new Kind(List.of("PerStep"), Set.of("LabelRank", "LabelShape"))),
          Map.entry(
              "bidirectional width",
              new Kind(
                  List.of("Bidirectional", "WidthOfBoth"),
                  Set.of("BroadcastMismatch", "DenseWidth", "RecurrentState"))),
          Map.entry(
              "fixed batch against a last smaller batch",
              new Kind(List.of("FixedBatch"), Set.of("FixedBatch"))),
          Map.entry(
              "heads",
              new Kind(
                  List.of("Heads"), Set.of("AttentionHeads", "BroadcastMismatch", "MixedAxes"))),
          Map.entry(
              "mask axis",
              new Kind(
                  List.of("MaskAxis", "MaskDropped"),
                  Set.of("MaskAxes", "MaskDropped", "MaskDtype"))),
          Map.entry(
              "maximum length of positions",
              new Kind(
                  List.of("MaxLength"),
                  Set.of("BroadcastMismatch", "PositionsLength", "TableRows"))),
          Map.entry(
              "vocabulary off by one",
              new Kind(
                  List.of("Vocabulary"),
                  Set.of("BroadcastMismatch", "ClassCount", "VocabularySize"))),
          Map.entry(
              "embedding width taken for classes",
              new Kind(List.of("EmbeddingWidth"), Set.of("ClassCount"))),
          Map.entry(
              "class count",
              new Kind(
                  List.of("ClassCount"),
                  Set.of("ClassCount", "LabelShape", "SpecClasses", "SpecLabel"))),
          Map.entry(
              "class base",
              new Kind(List.of("ClassBase"), Set.of("ClassCount", "LabelBase", "SpecClasses"))),
          Map.entry("class weights", new Kind(List.of("ClassWeights"), Set.of("ClassWeights"))),
          Map.entry(
              "label kind",
              new Kind(
                  List.of("LabelKind"), Set.of("LabelDtype", "LossKind", "NoLoss", "SpecLabel"))),
          Map.entry(
              "one-unit softmax",
              new Kind(
                  List.of("OneUnitSoftmax", "OneClass"), Set.of("OneClass", "OneUnitSoftmax"))),
          Map.entry(
              "double softmax",
              new Kind(
                  List.of("Double", "SoftmaxBefore", "SoftmaxLayerBefore"),
                  Set.of("DoubleSigmoid", "DoubleSoftmax"))),
          Map.entry(
              "softmax axis",
              new Kind(
                  List.of("SoftmaxAxis", "SoftmaxOver", "SoftmaxOfTheBatch"),
                  Set.of("SoftmaxAxis"))),
          Map.entry(
              "reshape across axes",
              new Kind(
                  List.of("ReshapeSwaps", "ReshapeMoves", "ReshapeFor", "HeadsReshaped", "StepsOf"),
                  Set.of("MixedAxes"))),
          Map.entry(
              "dtype",
              new Kind(
                  List.of("Dtype"),
                  Set.of(
                      "ConditionDtype",
                      "DtypeMismatch",
                      "EmbeddingIndex",
                      "FloatInput",
                      "IndexDtype",
                      "NotWhole",
                      "SplitParts",
                      "WholeInput"))),
          Map.entry(
              "no batch in the input shape",
              new Kind(
                  List.of("BatchMissing", "BatchForgotten"),
                  Set.of("DenseRank", "FixedBatch", "ImageRank"))),
          Map.entry(
              "layers after the output",
              new Kind(
                  List.of("DropoutAfterOutput", "BatchNormAfterOutput"),
                  Set.of("BatchNormAfterOutput", "DropoutAfterOutput"))),
          Map.entry(
              "scores that an activation limits",
              new Kind(
                  List.of("ReluLogits", "TanhLogits", "SigmoidForClasses"),
                  Set.of("ReluLogits", "SigmoidForSoftmax", "TanhLogits"))),
          Map.entry(
              "checkpoint shapes",
              new Kind(
                  List.of("Locked"),
                  Set.of(
                      "WeightAdded",
                      "WeightMoved",
                      "WeightRemoved",
                      "WeightRenamed",
                      "WeightShape"))));

  static Stream<Arguments> classes() {
    return CLASSES.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(entry -> Arguments.of(entry.getKey(), entry.getValue()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("classes")
  void hasTwoBrokenModelsAndOneThatIsRightInBothForms(String name, Kind kind) {
    for (boolean fluent : new boolean[] {false, true}) {
      String form = name + (fluent ? " in plain Java: " : " by annotations: ");
      List<String> broken = files("corpus/broken", kind, fluent);
      List<String> valid = files("corpus/valid", kind, fluent);
      assertTrue(broken.size() >= 2, form + broken);
      assertTrue(valid.size() >= 1, form + valid);
    }
  }

  private static List<String> files(String folder, Kind kind, boolean fluent) {
    return Compiled.resources(folder).entrySet().stream()
        .filter(file -> kind.prefixes().stream().anyMatch(file.getKey()::startsWith))
        .filter(file -> file.getValue().contains("static dev.tenon.Tenon.") == fluent)
        .map(Map.Entry::getKey)
        .toList();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("classes")
  void isToldByEachOfItsBrokenModels(String name, Kind kind) {
    Compiled.resources("corpus/broken")
        .forEach(
            (file, source) -> {
              List<String> told = FIRST.matcher(source).results().map(r -> r.group(1)).toList();
              boolean belongs = kind.prefixes().stream().anyMatch(file::startsWith);
              assertTrue(
                  !belongs || told.stream().anyMatch(kind.ids()::contains),
                  () -> file + " is no case of " + name + ": it expects " + told);
            });
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
              String code = FirstLines.code(source);
              Matcher first = FIRST.matcher(source);
              while (first.find()) {
                FirstLines.check(file, first.group(1), first.group(2), code);
              }
            });
  }
}
