package dev.tenon.ir.op;

import static dev.tenon.ir.op.Recurrence.at;
import static dev.tenon.ir.op.Recurrence.plusMasked;
import static dev.tenon.ir.op.Recurrence.select;

import dev.tenon.Dim;
import dev.tenon.Tensor;
import dev.tenon.Type;
import dev.tenon.ir.Axis;
import dev.tenon.ir.Node;
import dev.tenon.ir.Primitive;
import dev.tenon.ir.op.Recurrence.Moved;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The simplest recurrent network, over sequences {@code [T, N, U]}. */
public final class SimpleRnns {
  private SimpleRnns() {}

  /** One step: {@code tanh(x + state kernel)}, with x {@code [N, U]}, input times its kernel. */
  public static Tensor step(Tensor x, Tensor kernel, Tensor state) {
    return x.plus(state.matMul(kernel)).tanh();
  }

  /**
   * All steps. Inputs: x {@code [T, N, U]}, kernel {@code [U, U]}, first state {@code [N, U]}, mask
   * {@code bool [T, N, 1]} or the scalar true; output: states {@code [T, N, U]}.
   */
  public record SimpleRnn(boolean backwards) implements Primitive {
    @Override
    public List<Type> infer(List<Type> inputs) {
      Recurrence.units("SimpleRnnSizes", 1, 1, inputs, 1);
      return List.of(inputs.get(0));
    }

    @Override
    public List<Tensor> gradient(Node node, List<Tensor> upstreams) {
      Tensor states = node.output(0);
      List<Tensor> towards =
          node.trace()
              .apply(
                  new SimpleRnnGrad(backwards),
                  List.of(upstreams.get(0), states, node.input(1), node.input(3)));
      Tensor before = Recurrence.before(node.input(2), states, backwards);
      return Arrays.asList(
          towards.get(0), Recurrence.towardsKernel(before, towards.get(0)), towards.get(1), null);
    }

    @Override
    public Optional<List<Tensor>> expand(List<Tensor> inputs) {
      Tensor x = inputs.get(0);
      return Recurrence.unrolled(
              x,
              backwards,
              inputs.subList(2, 3),
              (t, states) -> {
                Tensor next = step(at(x, t), inputs.get(1), states.get(0));
                Tensor state = select(inputs.get(3), t, next, states.get(0));
                return new Moved(List.of(state), List.of(state));
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
      return outputs.get(0).dims().count().times(2 * units + 2);
    }
  }

  /**
   * The gradient of {@link SimpleRnn}, whose kernel's follows from that of x. Inputs: upstream,
   * states, kernel and mask; outputs: the gradients towards x and the first state.
   */
  public record SimpleRnnGrad(boolean backwards) implements Primitive {
    @Override
    public List<String> outputs() {
      return List.of("x", "state");
    }

    @Override
    public List<Type> infer(List<Type> inputs) {
      Type x = inputs.get(0);
      return List.of(x, Recurrence.state(x, inputs.get(2).dims().known(0)));
    }

    @Override
    public Optional<List<Tensor>> expand(List<Tensor> inputs) {
      Tensor upstream = inputs.get(0);
      Tensor mask = inputs.get(3);
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
                Tensor towardsX =
                    select(mask, t, towardsState, zero)
                        .times(Recurrence.slopeOfTanh(at(inputs.get(1), t)));
                Tensor before = towardsX.matMul(inputs.get(2), false, true);
                return new Moved(
                    List.of(plusMasked(before, mask, t, towardsState)), List.of(towardsX));
              })
          .map(all -> List.of(all.outputs().get(0), all.states().get(0)));
    }

    @Override
    public List<Axis> sources(List<Type> inputs, List<Type> outputs, int output, int axis) {
      return output == 0 ? Axis.of(axis, 0) : Recurrence.sources(outputs.get(output), axis, 2);
    }

    @Override
    public Dim flops(List<Type> inputs, List<Type> outputs) {
      long units = inputs.get(2).dims().known(0);
      return inputs.get(0).dims().count().times(2 * units + 4);
    }
  }
}
