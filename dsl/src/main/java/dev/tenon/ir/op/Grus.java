package dev.tenon.ir.op;

import static dev.tenon.ir.op.Recurrence.at;
import static dev.tenon.ir.op.Recurrence.joined;
import static dev.tenon.ir.op.Recurrence.plusMasked;
import static dev.tenon.ir.op.Recurrence.select;
import static dev.tenon.ir.op.Recurrence.slopeOfSigmoid;
import static dev.tenon.ir.op.Recurrence.slopeOfTanh;

import dev.tenon.Dim;
import dev.tenon.Dims;
import dev.tenon.Tensor;
import dev.tenon.Type;
import dev.tenon.ir.Axis;
import dev.tenon.ir.Node;
import dev.tenon.ir.Primitive;
import dev.tenon.ir.op.Recurrence.Moved;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Gated recurrent units over sequences {@code [T, N, ...]}.
 *
 * <p>Three numbers decide for each unit, in this order: how much is kept, how much of the state is
 * seen, and what else is let in. The state is multiplied by the kernel before the second of them
 * hides some of it.
 */
public final class Grus {
  private Grus() {}

  /**
   * One step.
   *
   * @param x {@code [N, 3 * U]}: input times its kernel
   * @param kernel {@code [U, 3 * U]}
   * @param bias {@code [U]}, added to what is seen of the state
   * @return the new state {@code [N, U]}; the three numbers, and what could have been seen of the
   *     state, {@code [N, 4 * U]}
   */
  public static List<Tensor> step(Tensor x, Tensor kernel, Tensor state, Tensor bias) {
    List<Tensor> inputs = Recurrence.parts(x, 3);
    List<Tensor> products = Recurrence.parts(state.matMul(kernel), 3);
    Tensor kept = inputs.get(0).plus(products.get(0)).sigmoid();
    Tensor seen = inputs.get(1).plus(products.get(1)).sigmoid();
    Tensor whole = products.get(2).plus(bias);
    Tensor candidate = inputs.get(2).plus(seen.times(whole)).tanh();
    Tensor next = candidate.plus(kept.times(state.minus(candidate)));
    return List.of(next, joined(kept, seen, candidate, whole));
  }

  /**
   * All steps. Inputs: x {@code [T, N, 3 * U]}, kernel {@code [U, 3 * U]}, first state {@code [N,
   * U]}, bias {@code [U]}, mask {@code bool [T, N, 1]} or the scalar true.
   *
   * <p>Outputs: states {@code [T, N, U]}, and of each step the three numbers and the whole of what
   * could be seen, {@code [T, N, 4 * U]}.
   */
  public record Gru(boolean backwards) implements Primitive {
    @Override
    public List<String> outputs() {
      return List.of("output", "gates");
    }

    @Override
    public List<Type> infer(List<Type> inputs) {
      long units = Recurrence.units("GruSizes", 3, 3, inputs, 1);
      Type x = inputs.get(0);
      return List.of(Recurrence.sequence(x, units), Recurrence.sequence(x, 4 * units));
    }

    @Override
    public List<Tensor> gradient(Node node, List<Tensor> upstreams) {
      if (upstreams.get(1) != null) {
        return Primitive.super.gradient(node, upstreams); // somebody uses the gates
      }
      Tensor before = Recurrence.before(node.input(2), node.output(0), backwards);
      List<Tensor> towards =
          node.trace()
              .apply(
                  new GruGrad(backwards),
                  List.of(upstreams.get(0), node.output(1), before, node.input(1), node.input(4)));
      Tensor towardsX = towards.get(0);
      Tensor towardsWhole = towards.get(1);
      Dims dims = towardsX.dims();
      Dims two = dims.with(2, 2 * node.input(1).dims().known(0));
      Tensor first = node.trace().apply(new Pieces.Slice(Dims.of(0, 0, 0), two), towardsX);
      return Arrays.asList(
          towardsX,
          Recurrence.towardsKernel(before, first.concat(towardsWhole, 2)),
          towards.get(2),
          towardsWhole.sum(0, 1),
          null);
    }

    @Override
    public Optional<List<Tensor>> expand(List<Tensor> inputs) {
      Tensor x = inputs.get(0);
      return Recurrence.unrolled(
              x,
              backwards,
              inputs.subList(2, 3),
              (t, states) -> {
                Tensor before = states.get(0);
                List<Tensor> next = step(at(x, t), inputs.get(1), before, inputs.get(3));
                Tensor state = select(inputs.get(4), t, next.get(0), before);
                return new Moved(List.of(state), List.of(state, next.get(1)));
              })
          .map(Moved::outputs);
    }

    @Override
    public List<Axis> sources(List<Type> inputs, List<Type> outputs, int output, int axis) {
      return Recurrence.sources(axis);
    }

    @Override
    public Dim flops(List<Type> inputs, List<Type> outputs) {
      long units = inputs.get(1).dims().known(0);
      return outputs.get(0).dims().count().times(6 * units + 11);
    }
  }

  /**
   * The gradient of {@link Gru}, whose kernel's and bias's follow from it. Inputs: upstream, gates,
   * the states before each step, kernel and mask; outputs: the gradients towards x, towards the
   * whole of what could be seen {@code [T, N, U]}, and towards the first state.
   */
  public record GruGrad(boolean backwards) implements Primitive {
    @Override
    public List<String> outputs() {
      return List.of("x", "whole", "state");
    }

    @Override
    public List<Type> infer(List<Type> inputs) {
      Type upstream = inputs.get(0);
      long units = inputs.get(3).dims().known(0);
      return List.of(
          Recurrence.sequence(upstream, 3 * units), upstream, Recurrence.state(upstream, units));
    }

    @Override
    public Optional<List<Tensor>> expand(List<Tensor> inputs) {
      Tensor upstream = inputs.get(0);
      Tensor mask = inputs.get(4);
      if (!upstream.dims().dim(0).isKnown()) {
        return Optional.empty();
      }
      Tensor zero = at(upstream, 0).constantLike(0);
      return Recurrence.unrolled(
              upstream,
              !backwards,
              List.of(zero),
              (t, arrived) -> {
                Tensor towardsState = arrived.get(0).plus(at(upstream, t));
                Tensor moved = select(mask, t, towardsState, zero);
                List<Tensor> gates = Recurrence.parts(at(inputs.get(1), t), 4);
                Tensor kept = gates.get(0);
                Tensor seen = gates.get(1);
                Tensor candidate = gates.get(2);
                Tensor inside = moved.minus(moved.times(kept)).times(slopeOfTanh(candidate));
                Tensor towardsKept =
                    moved.times(at(inputs.get(2), t).minus(candidate)).times(slopeOfSigmoid(kept));
                Tensor towardsSeen = inside.times(gates.get(3)).times(slopeOfSigmoid(seen));
                Tensor towardsWhole = inside.times(seen);
                Tensor before =
                    joined(towardsKept, towardsSeen, towardsWhole)
                        .matMul(inputs.get(3), false, true)
                        .plus(moved.times(kept));
                return new Moved(
                    List.of(plusMasked(before, mask, t, towardsState)),
                    List.of(joined(towardsKept, towardsSeen, inside), towardsWhole));
              })
          .map(all -> List.of(all.outputs().get(0), all.outputs().get(1), all.states().get(0)));
    }

    @Override
    public List<Axis> sources(List<Type> inputs, List<Type> outputs, int output, int axis) {
      return output == 1 ? Axis.of(axis, 0) : Recurrence.sources(outputs.get(output), axis, 3);
    }

    @Override
    public Dim flops(List<Type> inputs, List<Type> outputs) {
      long units = inputs.get(3).dims().known(0);
      return inputs.get(0).dims().count().times(6 * units + 18);
    }
  }
}
