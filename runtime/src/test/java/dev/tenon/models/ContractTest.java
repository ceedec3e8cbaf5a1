package dev.tenon.models;

import static dev.tenon.Tenon.concat;
import static dev.tenon.Tenon.conv1d;
import static dev.tenon.Tenon.conv2d;
import static dev.tenon.Tenon.conv2dTranspose;
import static dev.tenon.Tenon.dense;
import static dev.tenon.Tenon.embedding;
import static dev.tenon.Tenon.maxPool2d;
import static dev.tenon.Tenon.minimize;
import static dev.tenon.Tenon.parameter;
import static dev.tenon.Tenon.positions;
import static dev.tenon.Tenon.range;
import static dev.tenon.Tenon.sequential;
import static dev.tenon.Tenon.softmaxCrossEntropy;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tenon.Inference;
import dev.tenon.Init;
import dev.tenon.Layer;
import dev.tenon.Model;
import dev.tenon.Objective;
import dev.tenon.Padding;
import dev.tenon.Parameter;
import dev.tenon.Problem;
import dev.tenon.Shape;
import dev.tenon.Tensor;
import dev.tenon.runtime.SizedNetwork;
import dev.tenon.runtime.Trainer;
import dev.tenon.runtime.Value;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Models with named sizes: what is demanded of these is what TensorFlow needs, no more, no less.
 */
class ContractTest {
  @Model
  static final class UNet {
    final List<Layer> down = levels(2, 3, 4, 5);
    final Layer bottom = convs(6);
    final List<Layer> up = ups(5, 4, 3, 2);
    final List<Layer> merge = levels(5, 4, 3, 2);
    final Layer head = sequential().conv2d(2, 1);

    @Shape("N H W 2")
    Tensor forward(@Shape("N H W 3") Tensor image) {
      Deque<Tensor> skips = new ArrayDeque<>();
      Tensor x = image;
      for (Layer level : down) {
        x = level.apply(x);
        skips.push(x);
        x = maxPool2d(2).apply(x);
      }
      x = bottom.apply(x);
      for (int i = 0; i < up.size(); i++) {
        x = merge.get(i).apply(concat(up.get(i).apply(x), skips.pop()));
      }
      return head.apply(x);
    }

    Objective learn(@Shape("N H W 3") Tensor image, @Shape("int32 N H W") Tensor mask) {
      return minimize(softmaxCrossEntropy(forward(image), mask).mean());
    }

    static Layer convs(int f) {
      return sequential().repeat(2, i -> conv2d(f, 3, o -> o.bias(false)).batchNorm().relu());
    }

    static List<Layer> levels(int... f) {
      return Arrays.stream(f).mapToObj(UNet::convs).toList();
    }

    static List<Layer> ups(int... f) {
      List<Layer> ups = new ArrayList<>();
      for (int n : f) {
        ups.add(conv2dTranspose(n, 2, o -> o.stride(2)));
      }
      return ups;
    }
  }

  @Test
  void aUNetTakesMultiplesOf16() {
    try (SizedNetwork net = new SizedNetwork(new UNet(), "predict")) {
      assertEquals(
          List.of("H and W are each a multiple of 16"), net.contract().lines(), net::toString);
      assertTrue(net.graph().summary().endsWith("\nsizes: H and W are each a multiple of 16\n"));
      net.assertExact(40, "H", "W");
    }
  }

  @Test
  void whatDoesNotFitIsRefusedInOneLine() {
    try (Trainer<Void> trainer = Trainer.live(new UNet())) {
      Value mask = Value.of(new int[16 * 32], 1, 16, 32);
      assertTrue(trainer.step("train", SizedNetwork.zeros(1, 16, 32, 3), mask).loss() > 0);
      assertEquals(
          org.tensorflow.ndarray.Shape.of(2, 32, 16, 2),
          trainer.predictor().predict(SizedNetwork.zeros(2, 32, 16, 3)).shape());
      Exception predicted =
          assertThrows(
              IllegalArgumentException.class,
              () -> trainer.predictor().predict(SizedNetwork.zeros(2, 16, 40, 3)));
      assertEquals(
          "W is 40 in axis 2 of image; it must be a multiple of 16", predicted.getMessage());
      Exception empty =
          assertThrows(
              IllegalArgumentException.class,
              () -> trainer.predictor().predict(SizedNetwork.zeros(0, 16, 16, 3)));
      assertEquals(
          "image is empty: its size is 0 in axis 0; it must be 1 or more", empty.getMessage());
      Exception stepped =
          assertThrows(
              IllegalArgumentException.class,
              () ->
                  trainer.step(
                      "train",
                      SizedNetwork.zeros(1, 15, 16, 3),
                      Value.of(new int[15 * 16], 1, 15, 16)));
      assertEquals("H is 15 in axis 1 of image; it must be a multiple of 16", stepped.getMessage());
    }
  }

  @Model
  static final class Valid {
    final Layer body =
        conv2d(2, 3, o -> o.padding(Padding.VALID))
            .maxPool2d(2)
            .conv2d(3, 5, o -> o.padding(Padding.VALID));

    Tensor forward(@Shape("N H W 1") Tensor image) {
      return body.apply(image);
    }
  }

  @Test
  void aKernelMustFit() {
    try (SizedNetwork net = new SizedNetwork(new Valid(), "predict")) {
      assertEquals("H and W are each at least 12", net.contract().facts().rules());
      net.assertExact(20, "H", "W");
    }
    try (Trainer<Void> trainer = Trainer.live(new Valid())) {
      assertEquals(
          "H is 11 in axis 1 of image; it must be at least 12",
          assertThrows(
                  IllegalArgumentException.class,
                  () -> trainer.predictor().predict(SizedNetwork.zeros(1, 11, 12, 1)))
              .getMessage());
    }
  }

  @Model
  static final class Placed {
    final Layer words = embedding(7, 3).positions(9);
    final Parameter places = parameter("8 3", Init.normal(1));

    Tensor forward(@Shape("int32 N T") Tensor text) {
      return words.apply(text);
    }

    @Inference
    Tensor byHand(@Shape("int32 N T") Tensor text) {
      return words.apply(text).plus(places.gather(range(text.dims().dim(1))));
    }
  }

  @Model
  static final class Derived {
    final Layer halves = conv1d(3, 2, o -> o.stride(2)).positions(5);
    final Layer patches = conv2d(3, 2, o -> o.stride(2)), places = positions(12);

    Tensor forward(@Shape("N T 2") Tensor x) {
      return halves.apply(x);
    }

    @Inference
    Tensor picture(@Shape("N H W 1") Tensor image) {
      return places.apply(patches.apply(image).rearrange("n h w c -> n (h w) c"));
    }
  }

  @Test
  void positionsLimitWhatTheirStepsAreMadeOf() {
    try (SizedNetwork net = new SizedNetwork(new Derived(), "predict")) {
      assertEquals(List.of("T is at most 10"), net.contract().lines());
      net.assertExact(14, "T");
    }
    try (Trainer<Void> trainer = Trainer.live(new Derived())) {
      Value four = SizedNetwork.zeros(1, 6, 8, 1);
      assertEquals(
          3 * 4, trainer.predictor().call("picture", four).get("output").shape().asArray()[1]);
      Exception refused =
          assertThrows(
              IllegalArgumentException.class,
              () -> trainer.predictor().call("picture", SizedNetwork.zeros(1, 8, 8, 1)));
      assertTrue(
          refused
              .getMessage()
              .startsWith("for H = 8, W = 8: places has 12 positions, but its input"),
          refused.getMessage());
    }
  }

  @Test
  void thereAreNoMoreStepsThanPositions() {
    for (Map.Entry<String, Integer> most : Map.of("predict", 9, "byHand", 8).entrySet()) {
      try (SizedNetwork net = new SizedNetwork(new Placed(), most.getKey())) {
        assertEquals(
            List.of("T is at most " + most.getValue()), net.contract().lines(), net::toString);
        net.assertExact(12, "T");
      }
    }
  }

  /** Without padding, skips are cut: the U-Net as it was published. */
  @Model
  static final class Cropped {
    final Layer down = conv2d(2, 3, o -> o.padding(Padding.VALID));
    final Layer bottom = conv2d(2, 3, o -> o.padding(Padding.VALID));
    final Layer up = conv2dTranspose(2, 2, o -> o.stride(2));

    Tensor forward(@Shape("N H W 1") Tensor image) {
      Tensor skip = down.apply(image);
      Tensor x = up.apply(bottom.apply(maxPool2d(2).apply(skip)));
      Tensor cut = skip.slice(1, 2, -2).slice(2, 2, -2);
      return concat(x, cut);
    }
  }

  @Test
  void croppedSkipsNeedEvenSizes() {
    try (SizedNetwork net = new SizedNetwork(new Cropped(), "predict")) {
      assertEquals("H and W are each a multiple of 2, at least 8", net.contract().facts().rules());
      net.assertExact(20, "H", "W");
    }
  }

  @Model
  static final class Patches {
    final Layer project = dense(5);

    Tensor forward(@Shape("N H W 3") Tensor image) {
      return project.apply(image.rearrange("n (h p) (w q) c -> n (h w) (p q c)", "p", 4, "q", 6));
    }

    @Inference
    Tensor folded(@Shape("N H W 3") Tensor image) {
      Dims4 d = new Dims4(image);
      return image.reshape(dev.tenon.Dims.of(d.n(), d.h().floorDiv(4), 4, d.w().floorDiv(6), 6, 3));
    }

    /** Sizes of images. */
    private record Dims4(Tensor x) {
      dev.tenon.Dim n() {
        return x.dims().dim(0);
      }

      dev.tenon.Dim h() {
        return x.dims().dim(1);
      }

      dev.tenon.Dim w() {
        return x.dims().dim(2);
      }
    }
  }

  @Test
  void patchesDivide() {
    for (String function : List.of("predict", "folded")) {
      try (SizedNetwork net = new SizedNetwork(new Patches(), function)) {
        assertEquals("H is a multiple of 4; W is a multiple of 6", net.contract().facts().rules());
        net.assertExact(14, "H", "W");
      }
    }
  }

  @Model
  static final class Odd {
    Tensor forward(@Shape("N T 4") Tensor x) {
      Tensor longer = x.pad(1, 1, 0);
      return longer.rearrange("n (t two) c -> n t (two c)", "two", 2);
    }
  }

  @Test
  void remaindersAreFound() {
    try (SizedNetwork net = new SizedNetwork(new Odd(), "predict")) {
      assertEquals("T is 1 more than a multiple of 2", net.contract().facts().rules());
      net.assertExact(12, "T");
    }
  }

  @Model
  static final class Batches {
    Tensor forward(@Shape("N 4") Tensor x) {
      return x.split(0, 2).get(0);
    }
  }

  @Model
  static final class Pairs {
    Tensor forward(@Shape("N%2 4") Tensor x) {
      return x.rearrange("(n two) c -> n (two c)", "two", 2);
    }
  }

  @Test
  void theBatchIsAnyUnlessStated() {
    Problem problem = assertThrows(Problem.class, () -> Trainer.live(new Batches()));
    assertEquals("SplitParts", problem.id());
    assertTrue(
        problem.text().contains("if all data is so, state N%2 in the shape of the input"),
        problem.text());
    try (SizedNetwork net = new SizedNetwork(new Pairs(), "predict")) {
      assertEquals("N is a multiple of 2", net.contract().facts().rules());
      net.assertExact(7, "N");
    }
  }

  @Model
  static final class Stated {
    Tensor forward(@Shape("N H%4 W>=3<=20 1") Tensor image) {
      Layer pool = maxPool2d(3, o -> o.stride(1));
      return pool.apply(image);
    }
  }

  @Model
  static final class StatedTooLoosely {
    Tensor forward(@Shape("N H%2 W 1") Tensor image) {
      return image.rearrange("n (h p) w c -> n h (p w c)", "p", 4);
    }
  }

  @Test
  void whatIsStatedIsCheckedHereAndThere() {
    try (Trainer<Void> trainer = Trainer.live(new Stated())) {
      assertTrue(
          trainer
              .graph()
              .summary()
              .contains("sizes: H is a multiple of 4; W is at least 3, at most 20"),
          trainer.graph().summary());
      assertEquals(
          "W is 21 in axis 2 of image; it must be at least 3, at most 20",
          assertThrows(
                  IllegalArgumentException.class,
                  () -> trainer.predictor().predict(SizedNetwork.zeros(1, 4, 21, 1)))
              .getMessage());
    }
    Problem problem = assertThrows(Problem.class, () -> Trainer.live(new StatedTooLoosely()));
    assertTrue(problem.text().contains("state H%4 in the shape"), problem.text());
  }

  @Model
  static final class TwoNames {
    Tensor forward(@Shape("N H 3") Tensor x, @Shape("N W 3") Tensor y) {
      return x.plus(y);
    }
  }

  @Model
  static final class NamedAndKnown {
    Tensor forward(@Shape("N H 3") Tensor x, @Shape("N 7 3") Tensor y) {
      return x.plus(y);
    }
  }

  @Test
  void differentSizesStayAMistake() {
    for (Object model : List.of(new TwoNames(), new NamedAndKnown())) {
      Problem problem = assertThrows(Problem.class, () -> Trainer.live(model));
      assertEquals("BroadcastMismatch", problem.id());
      assertFalse(problem.text().contains("state "), problem.text());
    }
  }
}
