package dev.tenon;

import dev.tenon.ir.Former;
import dev.tenon.ir.Places;
import dev.tenon.ir.Reflection;
import dev.tenon.ir.fluent.Part;
import dev.tenon.ir.mend.RunParts;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A recurrent layer that goes over whole sequences or step by step: {@link Lstm}, {@link Gru},
 * {@link SimpleRnn}.
 *
 * <pre>{@code
 * final Recurrent encoder = gru(256), decoder = gru(256);
 * ...
 * Tensor memory = encoder.run(source).last();
 * Tensor states = decoder.run(target, memory).outputs();
 * }</pre>
 *
 * <p>It is a chain of one layer, to which others are added: {@code lstm(64).dense(2)}. Both ways
 * use the same weights. A state is a tensor {@code [N, units]}, a list of two for an LSTM (state
 * and cell); {@code [N, 2 * units]} where the layer is bidirectional.
 */
public final class Recurrent extends Chain {
  private final Part part;
  private final int kept;

  Recurrent(Layer rule, Class<?> annotation) {
    this(Part.of(rule, Reflection.kind(annotation)), List.of(), kept(rule, annotation));
  }

  private Recurrent(Part part, List<Former> formerly, int kept) {
    super(List.of(part), formerly);
    this.part = part;
    this.kept = kept;
  }

  private static int kept(Layer rule, Class<?> annotation) {
    boolean two = annotation == Lstm.class;
    return rule instanceof Cell cell ? cell.kept().size() : two ? 2 : 1;
  }

  /**
   * What a recurrent layer makes of sequences.
   *
   * @param outputs of each step: {@code [N, T, units]}
   * @param state what is kept after the last step
   */
  public record Run(Tensor outputs, List<Tensor> state) {
    /** The output of each step, {@code [N, T, units]}. */
    @Override
    public Tensor outputs() {
      return outputs.trace().taken(RunParts.OUTPUTS, outputs, state.get(0));
    }

    /** The output of the last step, {@code [N, units]}. */
    public Tensor last() {
      return outputs.trace().taken(RunParts.LAST, state.get(0), outputs);
    }

    /** The output of the layer: of each step, or of the last. */
    Tensor output(boolean each) {
      return each ? outputs : state.get(0);
    }
  }

  /** The output of the last step, or of each where {@code returnSequences} says so. */
  @Override
  public Tensor apply(Tensor x) {
    return super.apply(x);
  }

  @Override
  public Recurrent named(String name) {
    List<Former> names = new ArrayList<>(part.formerly());
    names.addAll(formerly());
    return new Recurrent(
        new Part(part.layer(), name, Places.here(), List.copyOf(names), part.frozen()),
        List.of(),
        kept);
  }

  @Override
  public Recurrent formerly(String... names) {
    return new Recurrent(part, super.formerly(names).formerly(), kept);
  }

  @Override
  public Recurrent frozen() {
    return new Recurrent(part.frozen(Places.here()), formerly(), kept);
  }

  /** Goes over {@code x [N, T, C]}, from a state of zeros. */
  public Run run(Tensor x) {
    return placed(x, null);
  }

  /** Goes over {@code x [N, T, C]}, from {@code state} on: {@code gru.run(x, encoded.last())}. */
  public Run run(Tensor x, Tensor... state) {
    return run(x, List.of(state));
  }

  /** Goes over {@code x [N, T, C]}, from {@code state} on: {@code lstm.run(x, before.state())}. */
  public Run run(Tensor x, List<Tensor> state) {
    return placed(x, state);
  }

  private Run placed(Tensor x, List<Tensor> state) {
    return x.trace()
        .place(
            part,
            List.of(x),
            (cell, in) -> ((Cell) cell).run(in, state),
            run -> run.outputs,
            failed -> new Run(meant(x, steps(x)), states(x, state)));
  }

  private static List<Dim> steps(Tensor x) {
    return List.of(x.dims().rank() == 3 ? x.dims().dim(1) : Dim.of(1));
  }

  /** What stands for what is kept after a mistake: as many as were handed over, which may be it. */
  private List<Tensor> states(Tensor x, List<Tensor> before) {
    int number = before == null ? kept : Math.max(kept, before.size());
    return Stream.generate(() -> meant(x, List.of())).limit(number).toList();
  }

  /** What stands for {@code [N, between, units]} of {@code x} after a mistake. */
  private Tensor meant(Tensor x, List<Dim> between) {
    Dims dims = x.dims();
    Dim units = dims.rank() == 0 ? Dim.of(1) : dims.dim(-1);
    if (part.layer() instanceof Cell cell) {
      units = Dim.of((cell.bidirectional() ? 2L : 1L) * cell.units());
    }
    List<Dim> all = new ArrayList<>(between);
    all.add(0, dims.rank() == 0 ? Dim.of(1) : dims.dim(0));
    all.add(units);
    Type type = new Type(x.trace().floatType(), Dims.of(all));
    return x.trace().recovery().standIn(type, part.kind(), x);
  }

  /** One step of a layer that keeps one tensor: {@code x [N, C]} and its state, to the next. */
  public Tensor step(Tensor x, Tensor state) {
    return step(x, List.of(state)).get(0);
  }

  /** One step: {@code x [N, C]} and what is kept before it, to what is kept after it. */
  public List<Tensor> step(Tensor x, List<Tensor> state) {
    return x.trace()
        .place(
            part,
            List.of(x),
            (cell, in) -> ((Cell) cell).step(in, state),
            after -> after.get(0),
            failed -> states(x, state));
  }
}
