package dev.tenon.ir.op;

import static dev.tenon.ir.op.Recurrence.at;
import static dev.tenon.ir.op.Recurrence.joined;
import static dev.tenon.ir.op.Recurrence.plusMasked;
import static dev.tenon.ir.op.Recurrence.select;
import static dev.tenon.ir.op.Recurrence.slopeOfSigmoid;
import static dev.tenon.ir.op.Recurrence.slopeOfTanh;

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

/**
 * Long short-term memory over sequences {@code [T, N, ...]}.
 *
 * <p>Four numbers decide for each unit, in this order: how much is let in, how much is kept, what
 * is let in, and how much is shown.
 */
public final class Lstms {
  private Lstms() {}

  /**
   * One step.
   *
   * @param x {@code [N, 4 * U]}: input times its kernel
   * @param kernel {@code [U, 4 * U]}
   * @return the new state and cell, both {@code [N, U]}, and the four numbers {@code [N, 4 * U]}
   */
  public static List<Tensor> step(Tensor x, Tensor kernel, Tensor state, Tensor cell) {
    List<Tensor> gates = Recurrence.parts(x.plus(state.matMul(kernel)), 4);
    Tensor in = gates.get(0).sigmoid();
    Tensor kept = gates.get(1).sigmoid();
    Tensor candidate = gates.get(2).tanh();
    Tensor shown = gates.get(3).sigmoid();
    Tensor next = kept.times(cell).plus(in.times(candidate));
    return List.of(shown.times(next.tanh()), next, joined(in, kept, candidate, shown));
  }

  /**
   * All steps. Inputs: x {@code [T, N, 4 * U]}, kernel {@code [U, 4 * U]}, first state and cell
   * {@code [N, U]}, mask {@code bool [T, N, 1]} or the scalar true.
   *
   * <p>Outputs: states and cells {@code [T, N, U]}, and the four numbers {@code [T, N, 4 * U]}.
   */
  public record Lstm(boolean backwards) implements Primitive {
    @Override
    public List<String> outputs() {
      return List.of("output", "cells", "gates");
    }

    @Override
    public List<Type> infer(List<Type> inputs) {
      long units = Recurrence.units("LstmSizes", 4, 4, inputs, 2);
      Type x = inputs.get(0);
      Type states = Recurrence.sequence(x, units);
      return List.of(states, states, x);
    }

    @Override
    public List<Tensor> gradient(Node node, List<Tensor> upstreams) {
      if (upstreams.get(2) != null) {
        return Primitive.super.gradient(node, upstreams); // somebody uses the gates
      }
      Tensor states = node.output(0);
      Tensor cells = node.output(1);
      Tensor kernel = node.input(1);
      Tensor upstream = upstreams.get(0) == null ? states.constantLike(0) : upstreams.get(0);
      Tensor towardsCells = upstreams.get(1) == null ? states.scalar(0) : upstreams.get(1);
      List<Tensor> towards =
          node.trace()
              .apply(
                  new LstmGrad(backwards),
                  List.of(
                      upstream,
                      towardsCells,
                      node.output(2),
                      cells,
                      Recurrence.before(node.input(3), cells, backwards),
                      kernel,
                      node.input(4)));
      Tensor before = Recurrence.before(node.input(2), states, backwards);
      Tensor towardsKernel = Recurrence.towardsKernel(before, towards.get(0));
      return Arrays.asList(towards.get(0), towardsKernel, towards.get(1), towards.get(2), null);
    }

    @Override
    public Optional<List<Tensor>> expand(List<Tensor> inputs) {
      Tensor x = inputs.get(0);
      Tensor mask = inputs.get(4);
      return Recurrence.unrolled(
              x,
              backwards,
              inputs.subList(2, 4),
              (t, states) -> {
                List<Tensor> next = step(at(x, t), inputs.get(1), states.get(0), states.get(1));
                Tensor state = select(mask, t, next.get(0), states.get(0));
                Tensor cell = select(mask, t, next.get(1), states.get(1));
                return new Moved(List.of(state, cell), List.of(state, cell, next.get(2)));
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
      return outputs.get(0).dims().count().times(8 * units + 13);
    }
  }

  /**
   * The gradient of {@link Lstm}, whose kernel's follows from that of x. Inputs: upstreams of
   * states and of cells (the scalar 0 where there is none), the gates, the cells, the cells before
   * each step, kernel and mask; outputs: the gradients towards x, the first state and the first
   * cell.
   */
  public record LstmGrad(boolean backwards) implements Primitive {
    @Override
    public List<String> outputs() {
      return List.of("x", "state", "cell");
    }

    @Override
    public List<Type> infer(List<Type> inputs) {
      Type state = Recurrence.state(inputs.get(0), inputs.get(5).dims().known(0));
      return List.of(inputs.get(2), state, state);
    }

    @Override
    public Optional<List<Tensor>> expand(List<Tensor> inputs) {
      Tensor upstream = inputs.get(0);
      Tensor upstreamCells = inputs.get(1);
      Tensor kernel = inputs.get(5);
      Tensor mask = inputs.get(6);
      if (!upstream.dims().dim(0).isKnown()) {
        return Optional.empty();
      }
      Tensor zero = at(upstream, 0).constantLike(0);
      return Recurrence.unrolled(
              upstream,
              !backwards,
              List.of(zero, zero),
              (t, arrived) -> {
                Tensor towardsState = arrived.get(0).plus(at(upstream, t));
                Tensor towardsCell = arrived.get(1);
                if (upstreamCells.dims().rank() != 0) {
                  towardsCell = towardsCell.plus(at(upstreamCells, t));
                }
                Tensor moved = select(mask, t, towardsState, zero);
                List<Tensor> gates = Recurrence.parts(at(inputs.get(2), t), 4);
                Tensor in = gates.get(0);
                Tensor kept = gates.get(1);
                Tensor candidate = gates.get(2);
                Tensor shown = gates.get(3);
                Tensor squashed = at(inputs.get(3), t).tanh();
                Tensor inside =
                    select(mask, t, towardsCell, zero)
                        .plus(moved.times(shown).times(slopeOfTanh(squashed)));
                Tensor towardsX =
                    joined(
                        inside.times(candidate).times(slopeOfSigmoid(in)),
                        inside.times(at(inputs.get(4), t)).times(slopeOfSigmoid(kept)),
                        inside.times(in).times(slopeOfTanh(candidate)),
                        moved.times(squashed).times(slopeOfSigmoid(shown)));
                Tensor before = towardsX.matMul(kernel, false, true);
                return new Moved(
                    List.of(
                        plusMasked(before, mask, t, towardsState),
                        plusMasked(inside.times(kept), mask, t, towardsCell)),
                    List.of(towardsX));
              })
          .map(all -> List.of(all.outputs().get(0), all.states().get(0), all.states().get(1)));
    }

    @Override
    public List<Axis> sources(List<Type> inputs, List<Type> outputs, int output, int axis) {
      return output == 0 ? Axis.of(axis, 2) : Recurrence.sources(outputs.get(output), axis, 5);
    }

    @Override
    public Dim flops(List<Type> inputs, List<Type> outputs) {
      long units = inputs.get(5).dims().known(0);
      return inputs.get(0).dims().count().times(8 * units + 24);
    }
  }
}
