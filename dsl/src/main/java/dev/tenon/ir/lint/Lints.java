package dev.tenon.ir.lint;

import dev.tenon.ir.Declaration;
import dev.tenon.ir.Declaration.Located;
import dev.tenon.ir.Trace;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** All that is looked for in a function whose sizes fit together. */
public final class Lints {
  private static final List<Lint> ALL =
      List.of(
          new LayoutLint(),
          new BatchLint(),
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
   * Warns of what is suspicious in what {@code trace} recorded.
   *
   * @param trained whether the function is trained or judged, so that it sees batches of any size
   */
  public static void check(Trace trace, boolean trained, Consumer<Located> report) {
    Traced function = Traced.of(trace, trained, report);
    ALL.forEach(lint -> lint.check(function));
  }

  /**
   * What is suspicious in the functions of a model with errors, as far as they were traced; it may
   * come from these.
   *
   * @param data what the model is for; null for no data
   */
  public static List<Located> suspected(List<Trace> traces, Declaration.Data data) {
    List<Located> suspected = new ArrayList<>();
    for (Trace trace : traces) {
      suspected.addAll(trace.warnings().all());
      check(trace, trace.training(), suspected::add);
      PaddingLint.check(trace, data, suspected::add);
    }
    return suspected;
  }
}
