package dev.tenon.runtime.serve;

import dev.tenon.ir.Counted;
import dev.tenon.runtime.ClassScores;
import dev.tenon.runtime.ModelCard;
import dev.tenon.runtime.Port;
import dev.tenon.runtime.Predictor;
import dev.tenon.runtime.UserError;
import dev.tenon.runtime.Value;
import dev.tenon.runtime.data.DataContract;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * A predictor's answers as classes: of numbers, and of pictures. Thread-safe; it ends with the
 * predictor, which it does not own.
 */
public final class Classifier {
  private static final String PREDICT = "predict";

  private final Predictor predictor;
  private final String function;
  private final String input;
  private final Port port;
  private final Port scores;
  private final int firstClass;
  private final List<String> names;

  private Classifier(Predictor predictor, ModelCard card) {
    this.predictor = predictor;
    this.function = PREDICT;
    this.firstClass = card.firstClass();
    Map<String, Port> inputs = predictor.inputs(function);
    Map<String, Port> outputs = predictor.outputs(function);
    if (inputs.size() != 1
        || outputs.size() != 1
        || !ClassScores.are(outputs.values().iterator().next(), card.classes())) {
      throw new UserError(
          "%s of %s takes %s and gives %s: no score for each of %s; call the predictor"
              .formatted(
                  function,
                  predictor.model(),
                  inputs,
                  outputs,
                  Counted.plain(card.classes(), "class")));
    }
    this.names = card.labels();
    this.input = inputs.keySet().iterator().next();
    this.port = inputs.get(input);
    this.scores = outputs.values().iterator().next();
  }

  /**
   * The classes that a saved model knows.
   *
   * @throws UserError if the predictor is not one of a saved model, or its model is no classifier
   */
  public static Classifier of(Predictor predictor) {
    Optional<ModelCard> card = predictor.card().filter(c -> c.classes() > 0);
    return card.map(c -> new Classifier(predictor, c))
        .orElseThrow(
            () ->
                new UserError(
                    "%s does not say which classes it tells apart; name its data set"
                        .formatted(predictor.model())));
  }

  /**
   * The classes of a data set, for any predictor.
   *
   * @param data the class that carries the data contract, such as {@link dev.tenon.Mnist}
   * @throws UserError if the model gives no score for each of the classes
   */
  public static Classifier of(Predictor predictor, Class<?> data) {
    DataContract contract = DataContract.of(data);
    ModelCard card =
        new ModelCard(
            1,
            predictor.model(),
            Map.of(),
            contract.classes(),
            contract.firstClass(),
            contract.classNames(),
            null,
            Map.of());
    return new Classifier(predictor, card);
  }

  /** The classes, in the order of their labels. */
  public List<String> names() {
    return names;
  }

  /** What the model takes: batches of this. */
  public Port input() {
    return port;
  }

  /**
   * Classifies a batch.
   *
   * @throws IllegalArgumentException if it has another type or other sizes than {@link #input}
   */
  public List<Classification> classify(Value batch) {
    Value answer = predictor.call(function, Map.of(input, batch)).values().iterator().next();
    List<Classification> classes = new ArrayList<>();
    for (int i = 0; i < batch.shape().get(0); i++) {
      classes.add(classification(answer.at(i)));
    }
    return classes;
  }

  /**
   * Classifies the picture in {@code file}.
   *
   * @throws UserError if it cannot be read, or does not fit the model; see {@link Pictures}
   */
  public Classification classify(Path file) {
    return classify(file, PictureOptions.DEFAULTS);
  }

  /** {@link #classify(Path)} of a picture that is made to fit as {@code options} say. */
  public Classification classify(Path file, PictureOptions options) {
    return classify(Pictures.read(file, port, options)).get(0);
  }

  /** Classifies a picture; see {@link Pictures}. */
  public Classification classify(BufferedImage image, PictureOptions options) {
    return classify(Pictures.of(image, "the picture", port, options)).get(0);
  }

  /** Classifies one example, without the axis of the batch, together with others that come now. */
  public CompletableFuture<Classification> classifyAsync(Value example) {
    return predictor
        .callAsync(function, Map.of(input, example))
        .thenApply(outputs -> classification(outputs.values().iterator().next()));
  }

  private Classification classification(Value answer) {
    if (answer.shape().numDimensions() != 1) {
      throw new UserError(
          "%s gives %s an example, scores of many places; call the predictor"
              .formatted(predictor.model(), answer.shape()));
    }
    float[] numbers = floats(answer);
    float[] probabilities = ClassScores.probabilities(numbers, scores.op());
    List<Float> all = new ArrayList<>();
    int best = 0;
    for (int i = 0; i < probabilities.length; i++) {
      all.add(probabilities[i]);
      // of equal ones the first, as TensorFlow's argMax has it
      best = numbers[i] > numbers[best] ? i : best;
    }
    return new Classification(firstClass + best, names.get(best), all, names);
  }

  private static float[] floats(Value answer) {
    double[] numbers = answer.doubles();
    float[] floats = new float[numbers.length];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (float) numbers[i];
    }
    return floats;
  }
}
