package dev.tenon.samples.simplecnn;

import dev.tenon.Conv2d;
import dev.tenon.Dense;
import dev.tenon.Flatten;
import dev.tenon.Input;
import dev.tenon.MaxPool2d;
import dev.tenon.Model;
import dev.tenon.Relu;
import dev.tenon.Shape;
import dev.tenon.Tensor;
import dev.tenon.runtime.Value;
import dev.tenon.samples.Arguments;

/** One convolution, one pooling, one dense layer; every shape is stated, and checked by javac. */
@Model
public record SimpleCnn(
    @Input("N 28 28 1") Tensor image,
    @Conv2d(filters = 16, kernel = 3) @Shape("N 28 28 16") Tensor conv,
    @Relu @Shape("N 28 28 16") Tensor relu,
    @MaxPool2d(2) @Shape("N 14 14 16") Tensor pool,
    @Flatten @Shape("N 3136") Tensor flat,
    @Dense(units = 10) @Shape("N 10") Tensor logits) {

  /** Prints the structure, then the shape of the output for a batch of four images. */
  public static void main(String[] args) {
    Arguments.check(args, 0, "");
    try (SimpleCnnTrainer trainer = new SimpleCnnTrainer();
        SimpleCnnPredictor predictor = trainer.predictor()) {
      System.out.print(trainer.graph().summary());
      Value logits = predictor.predict(Value.of(new float[4 * 28 * 28], 4, 28, 28, 1));
      System.out.println("output for 4 images: " + logits.shape());
    }
  }
}
