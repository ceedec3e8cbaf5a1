package dev.tenon.samples.serving;

import dev.tenon.runtime.Predictor;
import dev.tenon.runtime.serve.Classifier;
import java.nio.file.Path;

/** A program that knows no model: classifies pictures by the saved model that it is given. */
final class ClassifyFiles {
  private ClassifyFiles() {}

  /** The folder of the saved model, then files; prints a label for each. */
  public static void main(String[] args) {
    try (Predictor predictor = Predictor.load(Path.of(args[0]))) {
      Classifier classifier = Classifier.of(predictor);
      for (int i = 1; i < args.length; i++) {
        System.out.println("label " + classifier.classify(Path.of(args[i])).label());
      }
    }
  }
}
