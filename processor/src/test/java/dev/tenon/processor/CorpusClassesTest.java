package dev.tenon.processor;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
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
  record Kind(String name, List<String> prefixes, Set<String> ids) {
    boolean has(String file) {
      return prefixes.stream().anyMatch(file::startsWith);
    }

    @Override
    public String toString() {
      return name;
    }
  }

  private static Kind kind(String name, String prefixes, String ids) {
    return new Kind(name, List.of(prefixes.split(" ")), Set.of(ids.split(" ")));
  }

  /** The classes in plain words. */
  private static final List<Kind> CLASSES =
      List.of(
          kind("dense width", "DenseWidth", "DenseWidth MatMulSizes"),
          kind("missing flatten", "MissingFlatten", "DensePerPixel DenseWidth LabelRank"),
          kind("batch-changing reshape", "ReshapeBatch", "ReshapeBatch ShapeText"),
          kind("reshape count", "ReshapeCount", "ReshapeCount"),
          kind("channels", "Channels", "ChannelsFirst ConvChannels NormalizeChannels"),
          kind("rank", "Rank", "ImageRank MatMulRank"),
          kind("layout", "Layout GreyChannelsFirst", "ChannelsFirst ConvChannels ConvKernel"),
          kind(
              "batch in the input shape",
              "BatchInTheInput BatchIs BatchOfA",
              "FixedBatch LabelShape"),
          kind("axis order", "AxisOrder", "AxisOrder MatMulSizes SequenceChannels"),
          kind("feature count", "FeatureCount", "DenseWidth InputType MatMulSizes StatedShape"),
          kind("input too small for the stack", "TooSmall KernelLonger", "ConvKernel PoolSize"),
          kind(
              "reconstruction size",
              "Reconstruction",
              "BroadcastMismatch LabelType LossSizes StatedShape"),
          kind("one score per image", "OneScore", "LabelRank LossSizes StatedShape"),
          kind("divisibility", "Divisibility", "AxisNames ConvGroups GroupNormGroups SplitParts"),
          kind("skip size", "SkipSize", "ConcatSizes"),
          kind("concat axis", "ConcatAxis", "ConcatAxis ConcatSizes"),
          kind("residual channels and off-by-one sizes", "Residual", "BroadcastMismatch"),
          kind(
              "loss broadcast",
              "LossBroadcast EachWithEach EachAdvantage",
              "EachWithEach LabelDtype LabelRank LabelType LossBroadcast LossSizes"),
          kind("missing input", "MissingInput", "NoInput UnknownLayer UnstatedInput"),
          kind("sequence/batch swap", "StepsFirst", "AxisOrder"),
          kind(
              "sequence dropped before a recurrent layer",
              "SequenceDropped SequencePooled SequenceKept",
              "SequenceRank"),
          kind("per-step against per-sequence labels", "PerStep", "LabelRank LabelShape LabelType"),
          kind(
              "bidirectional width",
              "Bidirectional WidthOfBoth",
              "BroadcastMismatch DenseWidth RecurrentState"),
          kind("fixed batch against a last smaller batch", "FixedBatch", "FixedBatch"),
          kind("heads", "Heads", "AttentionHeads BroadcastMismatch MixedAxes"),
          kind("mask axis", "MaskAxis MaskDropped", "MaskAxes MaskDropped MaskDtype"),
          kind(
              "maximum length of positions",
              "MaxLength",
              "BroadcastMismatch PositionsLength TableRows"),
          kind(
              "vocabulary off by one", "Vocabulary", "BroadcastMismatch ClassCount VocabularySize"),
          kind("embedding width taken for classes", "EmbeddingWidth", "ClassCount"),
          kind("class count", "ClassCount", "ClassCount LabelShape SpecClasses SpecLabel"),
          kind("class base", "ClassBase", "ClassCount LabelBase SpecClasses"),
          kind("class weights", "ClassWeights", "ClassWeights"),
          kind("label kind", "LabelKind", "LabelDtype LossKind NoLoss SpecLabel"),
          kind("one-unit softmax", "OneUnitSoftmax OneClass", "OneClass OneUnitSoftmax"),
          kind(
              "double softmax",
              "Double SoftmaxBefore SoftmaxLayerBefore",
              "DoubleSigmoid DoubleSoftmax"),
          kind("softmax axis", "SoftmaxAxis SoftmaxOver SoftmaxOfTheBatch", "SoftmaxAxis"),
          kind(
              "reshape across axes",
              "ReshapeSwaps ReshapeMoves ReshapeFor HeadsReshaped StepsOf",
              "MixedAxes"),
          kind(
              "dtype",
              "Dtype",
              "ConditionDtype DtypeMismatch EmbeddingIndex FloatInput IndexDtype NotWhole SplitParts WholeInput"),
          kind(
              "no batch in the input shape",
              "BatchMissing BatchForgotten",
              "DenseRank FixedBatch ImageRank"),
          kind(
              "layers after the output",
              "DropoutAfterOutput BatchNormAfterOutput",
              "BatchNormAfterOutput DropoutAfterOutput"),
          kind(
              "scores that an activation limits",
              "ReluLogits TanhLogits SigmoidForClasses",
              "ReluLogits SigmoidForSoftmax TanhLogits"),
          kind(
              "checkpoint shapes",
              "Locked",
              "WeightAdded WeightMoved WeightRemoved WeightRenamed WeightShape"));

  static List<Kind> classes() {
    return CLASSES;
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("classes")
  void hasTwoBrokenModelsAndOneThatIsRightInBothForms(Kind kind) {
    for (boolean fluent : new boolean[] {false, true}) {
      String form = kind + (fluent ? " in plain Java: " : " by annotations: ");
      List<String> broken = files("corpus/broken", kind, fluent);
      List<String> valid = files("corpus/valid", kind, fluent);
      assertTrue(broken.size() >= 2, form + broken);
      assertTrue(valid.size() >= 1, form + valid);
    }
  }

  private static List<String> files(String folder, Kind kind, boolean fluent) {
    return Compiled.resources(folder).entrySet().stream()
        .filter(file -> kind.has(file.getKey()))
        .filter(file -> file.getValue().contains("static dev.tenon.Tenon.") == fluent)
        .map(Map.Entry::getKey)
        .toList();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("classes")
  void isToldByEachOfItsBrokenModels(Kind kind) {
    Compiled.resources("corpus/broken")
        .forEach(
            (file, source) -> {
              List<String> told = FIRST.matcher(source).results().map(r -> r.group(1)).toList();
              assertTrue(
                  !kind.has(file) || told.stream().anyMatch(kind.ids()::contains),
                  () -> file + " is no case of " + kind + ": it expects " + told);
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
