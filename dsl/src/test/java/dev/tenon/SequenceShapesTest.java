package dev.tenon;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sizes that layers of sequences give, and what they say of inputs and options that do not fit. */
class SequenceShapesTest extends LayerShapes {
  @ParameterizedTest
  @CsvSource({
    "N 10 4, 3, 1, SAME, '', 1, N 10 8",
    "N 10 4, 3, 2, SAME, '', 1, N 5 8",
    "N T 4, 3, 1, VALID, '', 2, N (T - 4) 8",
    "N T 4, 3, 1, SAME, 2 0, 1, N T 8",
    "N T 4, 2, 2, SAME, '', 1, N ceil(T / 2) 8"
  })
  void convolutionOfSequences(
      String input,
      int kernel,
      int stride,
      Padding padding,
      String pad,
      int dilation,
      String output) {
    assertEquals(output, shape(conv1d(kernel, stride, padding, pad, dilation, 0), input));
  }

  private static Conv1d.Rule conv1d(
      int kernel, int stride, Padding padding, String pad, int dilation, int channels) {
    return new Conv1d.Rule(
        8, kernel, stride, padding, numbers(pad), dilation, 1, channels, true, Act.LINEAR);
  }

  @Test
  void poolsOfSequences() {
    assertEquals("N 3 4", shape(new MaxPool1d.Rule(3, 0, Padding.VALID, List.of()), "N 9 4"));
    assertEquals("N 5 4", shape(new MaxPool1d.Rule(3, 2, Padding.VALID, List.of(1)), "N 9 4"));
    assertEquals("N 5 4", shape(new AvgPool1d.Rule(2, 0, Padding.SAME), "N 9 4"));
    assertEquals("N 4", shape(new GlobalAvgPool1d.Rule(), "N T 4"));
    assertEquals("N 4", shape(new GlobalMaxPool1d.Rule(), "N 7 4"));
  }

  @Test
  void tellsWhatIsNoSequence() {
    for (Layer layer :
        List.of(
            conv1d(3, 1, Padding.SAME, "", 1, 0),
            new MaxPool1d.Rule(2, 0, Padding.VALID, List.of()),
            new AvgPool1d.Rule(2, 0, Padding.VALID),
            new GlobalAvgPool1d.Rule(),
            new GlobalMaxPool1d.Rule())) {
      assertProblem(
          "SequenceRank",
          "",
          "takes [N T C], but its input is [int32 N T]",
          () -> shape(layer, "int32 N T"));
      assertProblem(
          "SequenceChannels",
          "",
          "needs a known number of channels, not C: its input is [N T C]",
          () -> shape(layer, "N T C"));
    }
    assertProblem(
        "ConvKernel",
        "kernel",
        "has a kernel of 5 steps, which does not fit into 4: its input is [N 4 2]",
        () -> shape(conv1d(3, 1, Padding.VALID, "", 2, 0), "N 4 2"));
    assertProblem(
        "PoolSize",
        "value",
        "has a window of 3 steps, which does not fit into 2: its input is [N 2 4]",
        () -> shape(new AvgPool1d.Rule(3, 0, Padding.VALID), "N 2 4"));
    assertProblem(
        "PoolPad",
        "pad",
        "has a pad of 2, which can leave a window of 2 without an element",
        () -> pool1d(2, 2));
    assertProblem(
        "PadNumbers",
        "pad",
        "has 3 numbers for pad; that takes 1, or 2 (before, after)",
        () -> conv1d(3, 1, Padding.VALID, "1 1 1", 1, 0));
    assertProblem(
        "ConvChannels",
        "channels",
        "declares 3 channels but receives 4: its input is [N T 4]",
        () -> shape(conv1d(3, 1, Padding.SAME, "", 1, 3), "N T 4"));
  }

  @Test
  void recurrentLayersGiveTheLastStepOrAll() {
    for (boolean every : new boolean[] {false, true}) {
      String steps = every ? "N T " : "N ";
      assertEquals(steps + 8, shape(new Lstm.Rule(8, every, false, true, 1), "N T 3"));
      assertEquals(steps + 16, shape(new Gru.Rule(8, every, true, true), "N T 3"));
      assertEquals(steps + 8, shape(new SimpleRnn.Rule(8, every, false, true), "N T 3"));
    }
    assertEquals("N 5 8", shape(new Lstm.Rule(4, true, true, true, 1), "N 5 3"));
  }

  @Test
  void recurrentLayersHaveWeightsForEachDirection() {
    shape(new Gru.Rule(2, false, true, true), "N T 3");
    assertEquals(
        List.of(
            "kernel 3 6",
            "bias 6",
            "recurrentKernel 2 6",
            "recurrentBias 2",
            "backwardKernel 3 6",
            "backwardBias 6",
            "backwardRecurrentKernel 2 6",
            "backwardRecurrentBias 2"),
        listed());
  }

  @Test
  void tellsRecurrentLayersWithoutASequence() {
    for (Layer layer :
        List.of(
            new Lstm.Rule(8, false, false, true, 1),
            new Gru.Rule(8, true, false, true),
            new SimpleRnn.Rule(8, false, true, false))) {
      assertProblem(
          "SequenceRank", "", "takes [N T C], but its input is [N 64]", () -> shape(layer, "N 64"));
      assertProblem(
          "FloatInput",
          "",
          "takes floating numbers, but its input is [uint8 N T 4]",
          () -> shape(layer, "uint8 N T 4"));
    }
    assertProblem("NotPositive", "units", "has units = 0; that must be above 0", () -> units(0));
  }

  private static void units(int units) {
    assertEquals(units, new Gru.Rule(units, false, false, true).units());
  }

  private static void pool1d(int value, int pad) {
    assertEquals(value, new MaxPool1d.Rule(value, 0, Padding.VALID, List.of(pad)).value());
  }
}
