package dev.tenon.models;

import static dev.tenon.Act.RELU;
import static dev.tenon.Tenon.add;
import static dev.tenon.Tenon.dense;
import static dev.tenon.Tenon.identity;
import static dev.tenon.Tenon.minimize;
import static dev.tenon.Tenon.parameter;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.tenon.BatchNorm;
import dev.tenon.Conv2d;
import dev.tenon.Dense;
import dev.tenon.Dropout;
import dev.tenon.Embedding;
import dev.tenon.Flatten;
import dev.tenon.Inference;
import dev.tenon.Init;
import dev.tenon.Input;
import dev.tenon.Layer;
import dev.tenon.MaxPool2d;
import dev.tenon.Mnist;
import dev.tenon.Model;
import dev.tenon.Normalize;
import dev.tenon.Objective;
import dev.tenon.Parameter;
import dev.tenon.Problem;
import dev.tenon.Shape;
import dev.tenon.Tensor;
import dev.tenon.ir.Assembler;
import dev.tenon.ir.Costs.Measure;
import dev.tenon.ir.Program;
import dev.tenon.ir.Reflection;
import dev.tenon.ir.fluent.FluentAssembler;
import org.junit.jupiter.api.Test;

/** The costs of small models, computed by hand. */
class CostsTest {
  @Model(data = Mnist.class)
  record MnistCnn(
      @Normalize(mean = 0.1307, std = 0.3081) Tensor pixels,
      @Conv2d(filters = 32, kernel = 3, activation = RELU) Tensor conv1,
      @MaxPool2d(2) Tensor pool1,
      @Conv2d(filters = 64, kernel = 3, activation = RELU) Tensor conv2,
      @MaxPool2d(2) Tensor pool2,
      @Flatten Tensor flat,
      @Dropout(0.25) Tensor dropped,
      @Dense(units = 128, activation = RELU) Tensor hidden,
      @Dense(units = 10) Tensor logits) {}

  /**
   * FLOPs: 784 pixels scaled, centred and divided; conv1 multiplies and adds 28 x 28 x 32 outputs
   * of 9 taps, then adds a bias and compares with 0 where pooling left 14 x 14 x 32; pooling
   * compares 4 numbers for each it gives; conv2 likewise with 288 taps; 2 x 3136 x 128 + 2 x 128; 2
   * x 128 x 10 + 10. The loss: 5 a class and 3, a mean; and of the accuracy 10 comparisons, one
   * more, a mean.
   *
   * <p>Kept: the pixels for the gradient of conv1's kernel; before each pooling its input, after it
   * its output and what relu made of that; of dropout its factors and its output; what relu made of
   * hidden; the gradient of the loss.
   */
  @Test
  void ofAConvolutionalNetwork() {
    assertEquals(
        """
        layer    kind       output      parameters      FLOPs  activation bytes
        pixels   normalize  N 28 28 1            0      2,352             3,136
        conv1    conv2d     N 28 28 32         320    464,128           125,440
        pool1    maxPool2d  N 14 14 32           0     25,088            25,088
        conv2    conv2d     N 14 14 64      18,496  7,231,616            62,720
        pool2    maxPool2d  N 7 7 64             0     12,544            12,544
        flat     flatten    N 3136               0          0                 0
        dropped  dropout    N 3136               0          0            25,088
        hidden   dense      N 128          401,536    803,072               512
        logits   dense      N 10             1,290      2,570                 0
        loss                                     0         68                40
        total                              421,642  8,541,438           254,568
        """,
        table(MnistCnn.class));
    assertEquals(
        2 * 28 * 28 * 32 * 9 + 2 * 14 * 14 * 32, 464_128, "conv1: the sum behind the number");
    assertEquals(2 * 14 * 14 * 64 * 288 + 2 * 7 * 7 * 64, 7_231_616, "conv2");
    assertEquals(4 * (28 * 28 * 32 + 14 * 14 * 32), 125_440, "conv1 keeps float32");
  }

  @Model
  record Untrained(
      @Input("B 4") Tensor x,
      @Dense(units = 3, activation = RELU) Tensor y,
      @Flatten Tensor flat) {}

  @Test
  void ofAModelThatIsNotTrainedIsWhatItsLayersGive() {
    assertEquals(
        """
        layer  kind     output  parameters  FLOPs  activation bytes
        x               B 4              0      0                 0
        y      dense    B 3             15     30                12
        flat   flatten  B 3              0      0                 0
        total                           15     30                12
        """,
        table(Untrained.class));
  }

  @Model
  record Text(
      @Input("int32 N T") Tensor words,
      @Embedding(vocabulary = 10, units = 4) Tensor vectors,
      @Dense(units = 3) Tensor y) {}

  @Test
  void namedSizesStayBesideTheBatch() {
    assertEquals(
        """
        layer    kind       output     parameters  FLOPs  activation bytes
        words               int32 N T           0      0                 0
        vectors  embedding  N T 4              40      0              16*T
        y        dense      N T 3              15   27*T              12*T
        total                                  55   27*T              28*T
        """,
        table(Text.class));
  }

  @Model
  record Normalised(
      @Input("N 8 8 3") Tensor x,
      @Conv2d(filters = 4, kernel = 3, bias = false) Tensor conv,
      @BatchNorm Tensor norm) {}

  /**
   * A convolution keeps its operations, 8 x 8 x 4 outputs of 27 taps, though its kernel is scaled
   * for what comes after it. That takes a factor for each of 4 x 27 weights; for each of 4 channels
   * a sum of the variance and a constant, its inverse root, a product with gamma, and a product and
   * a difference for the shift; and a sum for each output.
   */
  @Test
  void ofABatchNormalisationIsWhatIsLeftOfIt() {
    String table = table(Normalised.class);
    assertEquals(2 * 8 * 8 * 4 * 27, flops(table, "conv"), table);
    assertEquals(8 * 8 * 4 + 4 * 27 + 4 * 5, flops(table, "norm"), table);
  }

  private static int flops(String table, String layer) {
    String row =
        table.lines().filter(line -> line.startsWith(layer + " ")).findFirst().orElseThrow();
    String[] cells = row.strip().split(" {2,}");
    return Integer.parseInt(cells[4].replace(",", ""));
  }

  @Model
  static final class Residual {
    final Layer body = add(dense(4).relu(), identity());
    final Parameter scale = parameter("4", Init.ONES);

    Tensor forward(@Shape("N 4") Tensor x) {
      return body.apply(x).times(scale);
    }

    Objective fit(@Shape("N 4") Tensor x, @Shape("N 4") Tensor y) {
      return minimize(forward(x).minus(y).square().mean());
    }
  }

  /** The objective runs forward's code again, and is charged for its own line only. */
  @Test
  void ofJoinsAndOfOwnCodeOnceEachLine() {
    assertEquals(
        """
        layer              kind       output  parameters  FLOPs  activation bytes
        body/branch/dense  dense      N 4             20     36                 0
        body/branch/relu   relu       N 4              0      4                16
        body               add        N 4              0      4                16
        forward                                        0      4                 0
        fit                                            0     13                16
        scale              parameter  4                4      0                 0
        total                                         24     61                48
        """,
        table(new Residual()));
  }

  @Model
  static final class Gan {
    final Layer g = dense(8).relu().dense(4);
    final Layer d = dense(6).relu().dense(1);

    @Inference
    Tensor generate(@Shape("N 2") Tensor z) {
      return g.apply(z);
    }

    Objective trainD(@Shape("N 4") Tensor real, @Shape("N 2") Tensor z) {
      return minimize(d.apply(real).minus(d.apply(generate(z))).mean()).of(d);
    }

    Objective trainG(@Shape("N 2") Tensor z) {
      return minimize(d.apply(generate(z)).mean()).of(g);
    }
  }

  /** trainD keeps relu of d twice and what g made; trainG keeps relu of g and of d. */
  @Test
  void ofSeveralObjectivesTheMostDemandingIsTheTotal() {
    Program program = program(new Gan());
    assertEquals(
        """
        layer      kind   output  parameters  FLOPs  activation bytes
        g/dense    dense  N 8             24     40                 0
        g/relu     relu   N 8              0      8                32
        g/dense_2  dense  N 4             36     68                16
        d/dense    dense  N 6             30    108                 0
        d/relu     relu   N 6              0     12                48
        d/dense_2  dense  N 1              7     26                 0
        trainD                             0      3                 0
        trainG                             0      2                 0
        total                             97    267                64
        """,
        program.table());
    assertEquals(program.parameters(), program.costs().total(Measure.PARAMETERS).known());
  }

  @Model
  record Huge(
      @Input("N 40000 40000") Tensor x,
      @Dense(units = 2_000_000_000) Tensor wide,
      @Dense(units = 2_000_000_000) Tensor y) {}

  @Test
  void moreThan64BitsCanCountIsAProblem() {
    Problem problem = assertThrows(Problem.class, () -> table(Huge.class));
    assertEquals("SizeOverflow", problem.id());
  }

  private static String table(Class<?> model) {
    return Assembler.assemble(Reflection.declaration(model)).orThrow().table();
  }

  private static String table(Object model) {
    return program(model).table();
  }

  private static Program program(Object model) {
    return FluentAssembler.assemble(model, model.getClass().getSimpleName()).orThrow();
  }
}
