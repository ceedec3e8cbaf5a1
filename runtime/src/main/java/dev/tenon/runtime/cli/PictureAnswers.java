package dev.tenon.runtime.cli;

import dev.tenon.runtime.Port;
import dev.tenon.runtime.data.Picture;
import dev.tenon.runtime.serve.Classification;
import dev.tenon.runtime.serve.Classifier;
import dev.tenon.runtime.serve.PictureOptions;
import dev.tenon.runtime.serve.Pictures;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Classifies files of pictures. */
final class PictureAnswers {
  private static final float MIDDLE_GREY = 127.5f;

  private final Classifier classifier;
  private final PictureOptions options;
  private final List<String> dark = new ArrayList<>();

  PictureAnswers(Classifier classifier, PictureOptions options) {
    this.classifier = classifier;
    this.options = options;
  }

  /**
   * Adds the answer for the picture in {@code file}.
   *
   * @throws dev.tenon.runtime.UserError if it is none that the model can take
   */
  void add(Path file, Answers answers) {
    Classification answer = classifier.classify(file, options);
    answers.add(file.toString(), answer);
    surerInverted(file, answer)
        .ifPresent(inverted -> dark.add("%s (then it is %s)".formatted(file, inverted)));
  }

  /** Whoever draws digits on paper and asks a model of MNIST should be told what is wrong. */
  Optional<String> note() {
    return dark.isEmpty()
        ? Optional.empty()
        : Optional.of(
            ("note: dark on light: %s%s; the model is surer with light and dark exchanged. If it"
                    + " learned from light ink on dark, as one of MNIST did, add --invert")
                .formatted(
                    dark.get(0),
                    dark.size() == 1 ? "" : " and %d more".formatted(dark.size() - 1)));
  }

  private Optional<Classification> surerInverted(Path file, Classification answer) {
    if (options.invert() || !isGrey(classifier.input()) || !hasLightEdges(file)) {
      return Optional.empty();
    }
    Classification inverted = classifier.classify(file, options.withInvert(true));
    return inverted.probability() > answer.probability() ? Optional.of(inverted) : Optional.empty();
  }

  private static boolean isGrey(Port input) {
    long[] sizes = input.shape().asArray();
    return sizes.length == 3 || sizes[sizes.length - 1] == 1;
  }

  private static boolean hasLightEdges(Path file) {
    return Pictures.samples(Picture.read(file)).withChannels(1).edge()[0] > MIDDLE_GREY;
  }
}
