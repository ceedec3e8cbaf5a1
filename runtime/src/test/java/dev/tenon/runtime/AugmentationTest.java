package dev.tenon.runtime;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tenon.Chain;
import dev.tenon.DType;
import dev.tenon.Dims;
import dev.tenon.Layer;
import dev.tenon.Tenon;
import dev.tenon.Tensor;
import dev.tenon.Type;
import dev.tenon.ir.Frame;
import dev.tenon.ir.Origin;
import dev.tenon.ir.Trace;
import dev.tenon.ir.Variables;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What layers that vary images do to each image, of bytes and of floating numbers. */
class AugmentationTest {
  private static final int N = 200;
  private static final int H = 5;
  private static final int W = 4;
  private static final int C = 3;

  enum Kind {
    BYTES(DType.UINT8),
    NUMBERS(DType.FLOAT64);

    final DType dtype;

    Kind(DType dtype) {
      this.dtype = dtype;
    }
  }

  static Stream<Layer> layers() {
    return Stream.of(
        Tenon.randomCrop(2),
        Tenon.randomFlip(),
        Tenon.randomBrightness(0.3),
        Tenon.randomContrast(0.5, 1.5),
        Tenon.cutout(2));
  }

  @ParameterizedTest
  @EnumSource
  void aCropIsAPartOfTheImageWithZerosAroundItAndComesFromEverywhere(Kind kind) {
    double[][] before = images(kind);
    double[][] after = run(Tenon.randomCrop(1, 0, 2, 1), kind, before, 1, 1);
    Set<List<Integer>> seen = new HashSet<>();
    for (int n = 0; n < N; n++) {
      List<Integer> found = null;
      for (int up = -1; up <= 0; up++) {
        for (int left = -2; left <= 1; left++) {
          if (Arrays.equals(after[n], moved(before[n], up, left))) {
            found = List.of(up, left);
          }
        }
      }
      assertTrue(found != null, "image " + n + " is no part");
      seen.add(found);
    }
    assertEquals(2 * 4, seen.size(), () -> "only from " + seen);
  }

  @ParameterizedTest
  @EnumSource
  void aboutHalfOfTheImagesAreMirroredAndTheOthersStay(Kind kind) {
    double[][] before = images(kind);
    double[][] after = run(Tenon.randomFlip(), kind, before, 1, 1);
    int mirrored = 0;
    for (int n = 0; n < N; n++) {
      double[] mirror = new double[H * W * C];
      for (int i = 0; i < mirror.length; i++) {
        int w = i / C % W;
        mirror[i] = before[n][i + (W - 1 - 2 * w) * C];
      }
      boolean flipped = Arrays.equals(mirror, after[n]);
      assertTrue(flipped || Arrays.equals(before[n], after[n]), "image " + n);
      mirrored += flipped ? 1 : 0;
    }
    assertEquals(N / 2.0, mirrored, 4 * Math.sqrt(N) / 2, "mirrored of " + N);
  }

  @ParameterizedTest
  @EnumSource
  void brightnessAddsOneNumberToAnImage(Kind kind) {
    double range = kind == Kind.BYTES ? 255 : 1;
    double[][] before = images(kind);
    double[][] after = run(Tenon.randomBrightness(0.3), kind, before, 1, 1);
    double least = 1;
    double most = -1;
    for (int n = 0; n < N; n++) {
      double low = Double.NEGATIVE_INFINITY;
      double high = Double.POSITIVE_INFINITY;
      for (int i = 0; i < before[n].length; i++) {
        double change = after[n][i] - before[n][i];
        // a byte was rounded, and says only one side of the change where it is at an end
        double slack = kind == Kind.BYTES ? 0.501 : 1e-12;
        boolean atTop = kind == Kind.BYTES && after[n][i] == 255;
        boolean atBottom = kind == Kind.BYTES && after[n][i] == 0;
        low = atBottom ? low : Math.max(low, change - slack);
        high = atTop ? high : Math.min(high, change + slack);
      }
      assertTrue(low <= high, "image " + n + " has no common change");
      double change = (low + high) / 2 / range;
      least = Math.min(least, change);
      most = Math.max(most, change);
    }
    assertTrue(
        least >= -0.305 && least < -0.25 && most <= 0.305 && most > 0.25, least + " " + most);
  }

  @ParameterizedTest
  @EnumSource
  void contrastMultipliesTheDistanceFromTheMeanOfAChannel(Kind kind) {
    double[][] before = images(kind);
    double[][] after = run(Tenon.randomContrast(0.5, 1.5), kind, before, 1, 1);
    double least = 2;
    double most = 0;
    for (int n = 0; n < N; n++) {
      double[] means = means(before[n]);
      double factor = factor(before[n], after[n], means);
      for (int i = 0; i < before[n].length; i++) {
        double mean = means[i % C];
        double exact = (before[n][i] - mean) * factor + mean;
        if (kind == Kind.BYTES) {
          exact = Math.max(0, Math.min(255, exact));
        }
        assertEquals(exact, after[n][i], kind == Kind.BYTES ? 1.1 : 1e-9, "image " + n);
      }
      least = Math.min(least, factor);
      most = Math.max(most, factor);
    }
    assertTrue(least > 0.49 && least < 0.6 && most < 1.51 && most > 1.4, least + " " + most);
  }

  /** The factor, by the pixel that is farthest from its mean and at no end of a byte. */
  private static double factor(double[] before, double[] after, double[] means) {
    double factor = 0;
    double farthest = 0;
    for (int i = 0; i < before.length; i++) {
      double distance = before[i] - means[i % C];
      if (Math.abs(distance) > farthest && after[i] != 0 && after[i] != 255) {
        farthest = Math.abs(distance);
        factor = (after[i] - means[i % C]) / distance;
      }
    }
    return factor;
  }

  private static double[] means(double[] image) {
    double[] means = new double[C];
    for (int i = 0; i < image.length; i++) {
      means[i % C] += image[i] / (H * W);
    }
    return means;
  }

  @ParameterizedTest
  @EnumSource
  void cutoutSetsARectangleAroundAnyPixelToZero(Kind kind) {
    double[][] before = images(kind);
    double[][] after = run(Tenon.sequential().cutout(3), kind, before, 1, 1);
    Set<List<Integer>> seen = new HashSet<>();
    for (int n = 0; n < N; n++) {
      List<Integer> found = null;
      for (int centerH = 0; centerH < H; centerH++) {
        for (int centerW = 0; centerW < W; centerW++) {
          if (Arrays.equals(after[n], without(before[n], centerH, centerW))) {
            found = List.of(centerH, centerW);
          }
        }
      }
      assertTrue(found != null, "image " + n + " lacks no square");
      seen.add(found);
    }
    assertEquals(H * W, seen.size());
  }

  @ParameterizedTest
  @MethodSource("layers")
  void seedAndStepDecideAndInferenceDoesNothing(Layer layer) {
    double[][] before = images(Kind.NUMBERS);
    double[][] first = run(layer, Kind.NUMBERS, before, 1, 1);

    assertTrue(Arrays.deepEquals(first, run(layer, Kind.NUMBERS, before, 1, 1)));
    assertFalse(Arrays.deepEquals(first, run(layer, Kind.NUMBERS, before, 2, 1)));
    assertFalse(Arrays.deepEquals(first, run(layer, Kind.NUMBERS, before, 1, 2)));
    assertFalse(Arrays.deepEquals(first, before));
    try (Evaluator inference = evaluator(layer, Kind.NUMBERS, false)) {
      double[] y = inference.run(Map.of("x", value(Kind.NUMBERS, before))).get("y").doubles();
      assertArrayEquals(Arrays.stream(before).flatMapToDouble(Arrays::stream).toArray(), y);
    }
  }

  /** {@code image} with {@code up} rows and {@code left} columns gone, and zeros come in. */
  private static double[] moved(double[] image, int up, int left) {
    double[] moved = new double[image.length];
    for (int i = 0; i < image.length; i++) {
      int h = i / C / W + up;
      int w = i / C % W + left;
      boolean inside = h >= 0 && h < H && w >= 0 && w < W;
      moved[i] = inside ? image[(h * W + w) * C + i % C] : 0;
    }
    return moved;
  }

  /** {@code image} without the 3 by 3 pixels around one. */
  private static double[] without(double[] image, int centerH, int centerW) {
    double[] rest = image.clone();
    for (int i = 0; i < image.length; i++) {
      int h = i / C / W;
      int w = i / C % W;
      if (Math.abs(h - centerH) <= 1 && Math.abs(w - centerW) <= 1) {
        rest[i] = 0;
      }
    }
    return rest;
  }

  /** Images without a zero, so that zeros are those of a layer. */
  private static double[][] images(Kind kind) {
    Random random = new Random(7);
    double[][] images = new double[N][H * W * C];
    for (double[] image : images) {
      Arrays.setAll(
          image,
          i -> kind == Kind.BYTES ? 1 + random.nextInt(255) : 1 + random.nextInt(1000) / 1000.0);
    }
    return images;
  }

  private static double[][] run(Layer layer, Kind kind, double[][] images, long seed, long step) {
    try (Evaluator evaluator = evaluator(layer, kind, true)) {
      evaluator.set("training/seed", Value.of(new long[] {seed}));
      evaluator.set("training/step", Value.of(new long[] {step}));
      Value y = evaluator.run(Map.of("x", value(kind, images))).get("y");
      assertEquals(kind.dtype, y.dtype());
      double[] all = y.doubles();
      double[][] results = new double[N][];
      for (int n = 0; n < N; n++) {
        results[n] = Arrays.copyOfRange(all, n * H * W * C, (n + 1) * H * W * C);
      }
      return results;
    }
  }

  /** Sizes are names, which the run binds. */
  private static Evaluator evaluator(Layer layer, Kind kind, boolean training) {
    Trace trace = new Trace(new Variables(), training, DType.FLOAT64);
    Tensor x = trace.input("x", new Type(kind.dtype, Dims.of("N", "H", "W", C)));
    // a chain is placed in a model; its only layer is applied here
    Layer alone = ((Chain) layer).parts().get(0).layer();
    Variables.Owner owner = new Variables.Owner(alone, 0, "layer", "layer");
    Tensor y = trace.within(new Frame("layer", owner, Origin.NONE), () -> alone.apply(x));
    Tensor fetched = y.equals(x) ? y.plus(0) : y; // an input cannot be fetched
    return new Evaluator(trace, Map.of("y", fetched));
  }

  private static Value value(Kind kind, double[][] images) {
    double[] all = Arrays.stream(images).flatMapToDouble(Arrays::stream).toArray();
    if (kind == Kind.NUMBERS) {
      return Value.of(all, N, H, W, C);
    }
    byte[] bytes = new byte[all.length];
    for (int i = 0; i < all.length; i++) {
      bytes[i] = (byte) (int) all[i];
    }
    return Value.of(bytes, N, H, W, C);
  }
}
