package dev.tenon.runtime;

import dev.tenon.Chain;
import dev.tenon.Dim;
import dev.tenon.Dims;
import dev.tenon.Init;
import dev.tenon.Parameter;
import dev.tenon.Recurrent;
import dev.tenon.State;
import dev.tenon.Tenon;
import dev.tenon.Tensor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;

/**
 * What the fields of a random model hold, to be used by any of its steps and more than once:
 * recurrent layers that go over sequences or step by step, attention, parameters and states.
 */
final class RandomHeld {
  private static final int EACH = 3;

  private final List<Recurrent> recurrent = new ArrayList<>();
  private final List<Chain> attention = new ArrayList<>();
  private final List<Parameter> parameters = new ArrayList<>();
  private final List<State> states = new ArrayList<>();

  /** How wide each state of a recurrent layer is, and how many it keeps. */
  private final Map<Recurrent, int[]> kept = new HashMap<>();

  RandomHeld(Random random) {
    for (int i = 0; i < EACH; i++) {
      recurrent(random);
      int heads = 1 + random.nextInt(3);
      int units = random.nextInt(3) * heads;
      boolean causal = random.nextInt(4) == 0;
      attention.add(Tenon.attention(heads, o -> o.units(units).causal(causal).keyWidth(units)));
      parameters.add(Tenon.parameter(sizes(random), Init.GLOROT_UNIFORM));
      states.add(Tenon.state(sizes(random), Init.ZEROS));
    }
  }

  private void recurrent(Random random) {
    int units = 1 + random.nextInt(4);
    boolean both = random.nextInt(3) == 0;
    boolean all = random.nextBoolean();
    int kind = random.nextInt(3);
    Recurrent made =
        switch (kind) {
          case 0 -> Tenon.lstm(units, o -> o.bidirectional(both).returnSequences(all));
          case 1 -> Tenon.gru(units, o -> o.bidirectional(both).returnSequences(all));
          default -> Tenon.simpleRnn(units, o -> o.bidirectional(both).returnSequences(all));
        };
    recurrent.add(made);
    kept.put(made, new int[] {both ? 2 * units : units, kind == 0 ? 2 : 1});
  }

  private static String sizes(Random random) {
    StringBuilder sizes = new StringBuilder(random.nextInt(8) == 0 ? "int32 " : "");
    for (int axis = random.nextInt(3); axis >= 0; axis--) {
      sizes.append(' ').append(List.of(1, 2, 3, 4, 4, 5, 8, 12).get(random.nextInt(8)));
    }
    return sizes.toString().strip();
  }

  /**
   * A random use of something held.
   *
   * @param others other tensors
   * @param text to which is added what is done
   */
  Tensor use(Tensor x, Random random, Supplier<Tensor> others, StringBuilder text) {
    int which = random.nextInt(EACH);
    int how = random.nextInt(9);
    text.append(" held ").append(how).append(' ').append(which);
    return switch (how) {
      case 0, 1, 2 -> run(recurrent.get(which), x, random, others);
      case 3 -> step(recurrent.get(which), x, random, others);
      case 4, 5 -> attention.get(which).apply(x, others.get());
      case 6 -> with(parameters.get(which), x, random);
      case 7 -> with(states.get(which), x, random);
      default -> {
        State state = states.get(which);
        state.assign(random.nextBoolean() ? x : x.mean().plus(state));
        yield state.plus(0);
      }
    };
  }

  private static Tensor with(Tensor held, Tensor x, Random random) {
    return switch (random.nextInt(4)) {
      case 0 -> x.plus(held);
      case 1 -> held.times(x);
      case 2 -> x.matMul(held);
      default -> held.concat(x, 0);
    };
  }

  private Tensor run(Recurrent layer, Tensor x, Random random, Supplier<Tensor> others) {
    int from = random.nextInt(4);
    Recurrent.Run run =
        switch (from) {
          case 0 -> layer.run(x);
          case 1 -> layer.run(x, others.get());
          case 2 -> layer.run(x, state(layer, x));
          default -> layer.run(x, layer.run(x).state());
        };
    return switch (random.nextInt(3)) {
      case 0 -> run.last();
      case 1 -> run.state().get(run.state().size() - 1);
      default -> run.outputs();
    };
  }

  private Tensor step(Recurrent layer, Tensor x, Random random, Supplier<Tensor> others) {
    Tensor one = x.dims().rank() == 3 ? x.slice(1, 0, 1).squeeze(1) : x;
    return switch (random.nextInt(3)) {
      case 0 -> layer.step(one, others.get());
      case 1 -> layer.step(one, state(layer, one)).get(0);
      default -> {
        List<Tensor> first = layer.step(one, state(layer, one));
        yield layer.step(one, first).get(first.size() - 1);
      }
    };
  }

  /** What {@code layer} may keep between steps of {@code x}. */
  private List<Tensor> state(Recurrent layer, Tensor x) {
    Dim examples = x.dims().rank() == 0 ? Dim.of(1) : x.dims().dim(0);
    Dims dims = Dims.of(List.of(examples, Dim.of(kept.get(layer)[0])));
    List<Tensor> state = new ArrayList<>();
    while (state.size() < kept.get(layer)[1]) {
      state.add(Tenon.normal(dims));
    }
    return state;
  }
}
