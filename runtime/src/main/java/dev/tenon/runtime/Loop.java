package dev.tenon.runtime;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.family.TNumber;
import org.tensorflow.types.family.TType;

/**
 * A loop over the steps of sequences {@code [T, N, ...]}, where only a run decides T.
 *
 * <p>It is a frame of TensorFlow, whose body is built once. TensorFlow does not differentiate it:
 * each primitive that is a loop has another one as its gradient. Whatever its body builds must be
 * used in it, since {@link FunctionGraph} waits for what nobody uses, and cannot do so in a frame.
 *
 * @param <T> what it computes in
 */
final class Loop<T extends TNumber> {
  private final Ops tf;
  private final boolean backwards;
  private final List<Operand<T>> states;
  private final Class<T> dtype;
  private final List<Operand<?>> sequences = new ArrayList<>();
  private final List<Operand<T>> constants = new ArrayList<>();

  /**
   * What a step makes, or the whole loop.
   *
   * @param states the new ones; of the loop, the last ones
   * @param outputs one an output; of the loop, a sequence of what each step made
   */
  record Moved<T extends TNumber>(List<Operand<T>> states, List<Operand<T>> outputs) {}

  /** Builds one step. */
  interface Body<T extends TNumber> {
    Moved<T> at(Step<T> step);
  }

  /**
   * A loop that has not gone anywhere.
   *
   * @param states what the first step finds
   */
  Loop(Ops tf, boolean backwards, List<Operand<T>> states) {
    this.tf = tf;
    this.backwards = backwards;
    this.states = states;
    this.dtype = states.get(0).type();
  }

  /**
   * Gives each step its part of {@code sequence}; the first one decides how many steps there are.
   */
  Loop<T> over(Operand<?> sequence) {
    sequences.add(sequence);
    return this;
  }

  /** Gives each step {@code constant} as it is. */
  Loop<T> with(Operand<T> constant) {
    constants.add(constant);
    return this;
  }

  /**
   * What a step finds; states, sequences and constants are counted as the loop was told of them.
   *
   * @param tf builds the body
   * @param index which step it is
   */
  record Step<T extends TNumber>(
      Ops tf,
      Operand<TInt32> index,
      List<Operand<T>> states,
      List<Output<?>> lists,
      List<Operand<TInt32>> sizes,
      List<Operand<T>> constants) {
    Operand<T> state(int which) {
      return states.get(which);
    }

    Operand<T> constant(int which) {
      return constants.get(which);
    }

    /** The step's part of a sequence of the loop's type. */
    Operand<T> item(int which) {
      return item(which, states.get(0).type());
    }

    /** The step's part of a sequence. */
    <V extends TType> Operand<V> item(int which, Class<V> dtype) {
      return tf.tensorListGetItem(lists.get(which), index, sizes.get(which), dtype).item();
    }
  }

  /**
   * Builds the loop.
   *
   * @param widths of the outputs: each step makes an {@code [N, width]} for each of them
   */
  Moved<T> run(int[] widths, Body<T> body) {
    List<Output<?>> start = new ArrayList<>();
    start.add(tf.constant(0).asOutput());
    start.add(SizeOps.size(tf, sequences.get(0), 0).asOutput());
    states.forEach(state -> start.add(state.asOutput()));
    for (int width : widths) {
      Operand<TInt32> count = start.get(1).expect(TInt32.class);
      start.add(tf.tensorListReserve(row(tf, width), count, dtype).handle());
    }
    for (Operand<?> sequence : sequences) {
      start.add(tf.tensorListFromTensor(sequence, element(tf, sequence)).outputHandle());
    }
    constants.forEach(constant -> start.add(constant.asOutput()));

    Output<?>[] end =
        NamedGraph.of(tf)
            .whileLoop(
                start.toArray(new Output<?>[0]),
                (condition, in, out) ->
                    out[0] =
                        Ops.create(condition).math.less(integer(in[0]), integer(in[1])).asOutput(),
                (step, in, out) -> step(Ops.create(step), body, in, out),
                tf.scope().makeOpName("loop"));
    int firstList = 2 + states.size();
    List<Operand<T>> outputs = new ArrayList<>();
    for (int i = 0; i < widths.length; i++) {
      outputs.add(tf.tensorListStack(end[firstList + i], row(tf, widths[i]), dtype).tensor());
    }
    return new Moved<>(typed(end, 2, states.size()), outputs);
  }

  private void step(Ops body, Body<T> builder, Output<?>[] in, Output<?>[] out) {
    Operand<TInt32> number = integer(in[0]);
    Operand<TInt32> index = backwards ? fromEnd(body, number, integer(in[1])) : number;
    int firstConstant = in.length - constants.size();
    int firstSequence = firstConstant - sequences.size();
    Moved<T> moved =
        builder.at(
            new Step<>(
                body,
                index,
                typed(in, 2, states.size()),
                List.of(in).subList(firstSequence, firstConstant),
                sequences.stream().map(sequence -> element(body, sequence)).toList(),
                typed(in, firstConstant, constants.size())));
    System.arraycopy(in, 0, out, 0, in.length);
    out[0] = body.math.add(number, body.constant(1)).asOutput();
    int next = 2;
    for (Operand<T> state : moved.states()) {
      out[next++] = state.asOutput();
    }
    for (Operand<T> output : moved.outputs()) {
      out[next] = body.tensorListSetItem(in[next], index, output).outputHandle();
      next++;
    }
  }

  private static Operand<TInt32> fromEnd(Ops body, Operand<TInt32> number, Operand<TInt32> count) {
    return body.math.sub(body.math.sub(count, body.constant(1)), number);
  }

  private List<Operand<T>> typed(Output<?>[] values, int from, int count) {
    return Arrays.stream(values, from, from + count)
        .<Operand<T>>map(value -> value.expect(dtype))
        .toList();
  }

  private static Operand<TInt32> integer(Output<?> value) {
    return value.expect(TInt32.class);
  }

  /** The sizes of what a step makes. */
  private static Operand<TInt32> row(Ops tf, int width) {
    return tf.constant(new int[] {-1, width});
  }

  /** The sizes of a step of {@code sequence}, -1 where a run decides. */
  private static Operand<TInt32> element(Ops tf, Operand<?> sequence) {
    long[] sizes = sequence.shape().asArray();
    return tf.constant(Arrays.stream(sizes).skip(1).mapToInt(Math::toIntExact).toArray());
  }
}
