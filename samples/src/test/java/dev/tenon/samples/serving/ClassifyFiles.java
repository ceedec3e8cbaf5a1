package dev.tenon.samples.serving;

import dev.tenon.runtime.Predictor;
import dev.tenon.runtime.serve.Classifier;
import dev.tenon.samples.mnist.MnistCnnPredictor;
import java.nio.file.Path;

/**
 * A program that has no model: classifies pictures by the saved model that it is given, by the
 * generated predictor where {@code typed} stands before.
 */
final class ClassifyFiles {
  private ClassifyFiles() {}

  /** Apart, since the class of the model's predictor may not be there. */
  private static final class Typed {
    static Predictor load(Path folder) {
      return MnistCnnPredictor.load(folder);
    }
  }

  /** The folder of the saved model, then files; prints a label for each. */
  public static void main(String[] args) {
    int first = args[0].equals("typed") ? 1 : 0;
    Path folder = Path.of(args[first]);
    try (Predictor predictor = first == 1 ? Typed.load(folder) : Predictor.load(folder)) {
      Classifier classifier = Classifier.of(predictor);
      for (int i = first + 1; i < args.length; i++) {
        System.out.println("label " + classifier.classify(Path.of(args[i])).label());
      }
    }
  }
}
