package dev.tenon.runtime.report;

import dev.tenon.ir.Network;
import dev.tenon.runtime.Value;
import dev.tenon.runtime.cli.TrainOptions;
import dev.tenon.runtime.data.Splits;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tensorflow.proto.GraphDef;

/**
 * What a {@link TrainingListener} may look at while it is called, besides what it is told. For the
 * thread that trains; not valid once the run has ended.
 */
public interface RunView {
  /** How the model is trained. */
  TrainOptions options();

  /**
   * What decides initial weights, order and dropout: that of the checkpoint, where there was one.
   */
  long seed();

  /** What is trained and tested on. */
  Splits<?> data();

  /** The layers as a table. */
  String summary();

  /** The layers and what flows between them. */
  Network network();

  /** All functions of the model, as TensorFlow has them. */
  GraphDef graph();

  /**
   * The present values of what the model learned, by name; of weights that are averaged, the
   * averages.
   */
  Map<String, Value> weights();

  /**
   * What the model said to the test data when it was last measured.
   *
   * @return empty where that was not yet, or where labels are no classes
   */
  Optional<Answers> answers();

  /** The first {@code count} examples of the test data, where they are pictures. */
  List<LabelledPicture> examples(int count);

  /** Ends the run after the present step: a checkpoint is saved, if there are any. */
  void stop();

  /** Tells all listeners that something is not as it should be, though the run goes on. */
  void warn(String warning);
}
