package dev.tenon.ir.op;

import dev.tenon.Dims;
import dev.tenon.Problem;
import dev.tenon.Tensor;
import dev.tenon.Type;
import dev.tenon.ir.Axis;
import dev.tenon.ir.Node;
import dev.tenon.ir.Primitive;
import dev.tenon.ir.Require;
import java.util.Arrays;
import java.util.List;

/**
 * What is done to each image of {@code [N, H, W, C]} in a way of its own.
 *
 * <p>The gradient towards the images is the same again, backwards; none flows to what says where.
 */
public final class Augmentations {
  private Augmentations() {}

  /**
   * Of each image with zeros around it, a part as large as the image was; {@code pad} is how many
   * zeros there are: top, bottom, left, right.
   *
   * <p>Inputs: images and the first row and column of each part, {@code int32 [N, 2]}: from 0 to
   * top + bottom, and to left + right.
   */
  public record CropEach(List<Integer> pad) implements Primitive {
    @Override
    public List<Type> infer(List<Type> inputs) {
      checkEach(inputs.get(0), inputs.get(1), Dims.of(inputs.get(0).dims().dim(0), 2));
      return List.of(inputs.get(0));
    }

    @Override
    public List<Axis> sources(List<Type> inputs, List<Type> outputs, int output, int axis) {
      return eachImage(axis);
    }

    @Override
    public List<Tensor> gradient(Node node, List<Tensor> upstreams) {
      // what moved up by some rows moves down by as many
      Tensor start = node.input(1);
      List<Double> room =
          List.of((double) pad.get(0) + pad.get(1), (double) pad.get(2) + pad.get(3));
      List<Integer> back = List.of(pad.get(1), pad.get(0), pad.get(3), pad.get(2));
      return Arrays.asList(
          node.trace().apply(new CropEach(back), upstreams.get(0), start.vector(room).minus(start)),
          null);
    }
  }

  /**
   * Mirrors some images, left to right.
   *
   * <p>Inputs: images and which of them to mirror, {@code bool [N]}.
   */
  public record FlipEach() implements Primitive {
    @Override
    public List<Type> infer(List<Type> inputs) {
      checkEach(inputs.get(0), inputs.get(1), Dims.of(inputs.get(0).dims().dim(0)));
      return List.of(inputs.get(0));
    }

    @Override
    public List<Axis> sources(List<Type> inputs, List<Type> outputs, int output, int axis) {
      return eachImage(axis);
    }

    @Override
    public List<Tensor> gradient(Node node, List<Tensor> upstreams) {
      return Arrays.asList(
          node.trace().apply(new FlipEach(), upstreams.get(0), node.input(1)), null);
    }
  }

  /**
   * Sets a part of each image to 0, of {@code height} and {@code width}.
   *
   * <p>Inputs: images and the first row and column of each part, {@code int32 [N, 2]}; a part may
   * lie outside.
   */
  public record CutEach(int height, int width) implements Primitive {
    @Override
    public List<Type> infer(List<Type> inputs) {
      checkEach(inputs.get(0), inputs.get(1), Dims.of(inputs.get(0).dims().dim(0), 2));
      return List.of(inputs.get(0));
    }

    @Override
    public List<Axis> sources(List<Type> inputs, List<Type> outputs, int output, int axis) {
      return eachImage(axis);
    }

    @Override
    public List<Tensor> gradient(Node node, List<Tensor> upstreams) {
      return Arrays.asList(
          node.trace().apply(new CutEach(height, width), upstreams.get(0), node.input(1)), null);
    }
  }

  private static List<Axis> eachImage(int axis) {
    return axis == 0 ? Axis.of(0, 0, 1) : Axis.of(axis, 0);
  }

  private static void checkEach(Type x, Type each, Dims expected) {
    if (x.rank() != 4) {
      throw Problem.of("ImageRank", "takes [N H W C], not [%s]", x);
    }
    Require.same(
        each.dims(),
        expected,
        () ->
            Problem.of(
                    "EachImage",
                    "needs [%s] to say what is done to each of [%s], not [%s]",
                    expected,
                    x,
                    each)
                .fix("give one for each image"));
  }
}
