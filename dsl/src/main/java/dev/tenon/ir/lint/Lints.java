package dev.tenon.ir.lint;

import dev.tenon.ir.Declaration;
import dev.tenon.ir.Declaration.Located;
import dev.tenon.ir.Source;
import dev.tenon.ir.Trace;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** All that is looked for in a function whose sizes fit together. */
public final class Lints {
  private static final List<Lint> ALL =
      List.of(
          new LayoutLint(),
          new ReshapeLint(),
          new SoftmaxLint(),
          new ArgMaxLint(),
          new BroadcastLint(),
          new LossLint(),
          new OutputLint(),
          new PixelLint(),
          new VocabularyLint());

  private Lints() {}

  /** One kind of mistakes. */
  interface Lint {
    /** Warns of those in {@code function}. */
    void check(Traced function);
  }

  /**
   * A function of a model.
   *
   * @param trace what it recorded
   * @param trained whether it is trained or judged, so that it sees batches of any size
   */
  public record Function(Trace trace, boolean trained) {}

  /** Warns of what is suspicious in the functions of a model. */
  public static void check(List<Function> functions, Consumer<Located> report) {
    Set<Source.Input> unordered = new HashSet<>();
    List<Traced> all =
        functions.stream()
            .map(function -> Traced.of(function.trace(), function.trained(), report, unordered))
            .toList();
    all.forEach(new BatchLint()::check); // what it tells of an input holds in all functions
    all.forEach(function -> ALL.forEach(lint -> lint.check(function)));
  }

  /**
   * What is suspicious in the functions of a model with errors, as far as they were traced; it may
   * come from these.
   *
   * @param data what the model is for; null for no data
   */
  public static List<Located> suspected(List<Trace> traces, Declaration.Data data) {
    List<Located> suspected = new ArrayList<>();
    traces.forEach(trace -> suspected.addAll(trace.warnings().all()));
    check(
        traces.stream().map(trace -> new Function(trace, trace.training())).toList(),
        suspected::add);
    traces.forEach(trace -> PaddingLint.check(trace, data, suspected::add));
    return suspected;
  }
}
