package dev.tenon.runtime;

import dev.tenon.ir.Network;
import dev.tenon.runtime.cli.TrainOptions;
import dev.tenon.runtime.data.Splits;
import dev.tenon.runtime.report.Answers;
import dev.tenon.runtime.report.LabelledPicture;
import dev.tenon.runtime.report.RunView;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.tensorflow.proto.GraphDef;

/** What listeners see of a {@link Fit}. */
final class FitView implements RunView {
  private static final int MOST_MISTAKES = 32;

  private final ModelSession session;
  private final Splits<?> data;
  private final TrainOptions options;
  private final long seed;
  private final Consumer<String> warnings;
  private final Runnable stop;
  private final ExamplePictures pictures;
  private Evaluation evaluation; // null before the first
  private Optional<Answers> answers; // null where nobody has asked for them

  FitView(
      ModelSession session,
      Splits<?> data,
      TrainOptions options,
      long seed,
      Consumer<String> warnings,
      Runnable stop) {
    this.session = session;
    this.data = data;
    this.options = options;
    this.seed = seed;
    this.warnings = warnings;
    this.pictures = new ExamplePictures(data.test());
    this.stop = stop;
  }

  @Override
  public void stop() {
    stop.run();
  }

  /** The test data was measured. */
  void evaluated(Evaluation measured) {
    evaluation = measured;
    answers = null;
  }

  @Override
  public TrainOptions options() {
    return options;
  }

  @Override
  public long seed() {
    return seed;
  }

  @Override
  public Splits<?> data() {
    return data;
  }

  @Override
  public String summary() {
    return session.graph().summary();
  }

  @Override
  public Network network() {
    return session.graph().network();
  }

  @Override
  public GraphDef graph() {
    return session.graph().graph().toGraphDef();
  }

  @Override
  public Map<String, Value> weights() {
    return session.learned();
  }

  @Override
  public Optional<Answers> answers() {
    if (evaluation == null) {
      return Optional.empty();
    }
    if (answers == null) {
      List<Answers.Shown> mistakes =
          evaluation.mistakes().stream()
              .limit(MOST_MISTAKES)
              .map(mistake -> new Answers.Shown(mistake, pictures.at(mistake.example())))
              .toList();
      answers = evaluation.confusion().map(confusion -> new Answers(confusion, mistakes));
    }
    return answers;
  }

  @Override
  public List<LabelledPicture> examples(int count) {
    return pictures.first(count);
  }

  @Override
  public void warn(String warning) {
    warnings.accept(warning);
  }
}
