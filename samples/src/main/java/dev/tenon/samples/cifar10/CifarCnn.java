package dev.tenon.samples.cifar10;

import static dev.tenon.Tenon.randomCrop;

import dev.tenon.Adam;
import dev.tenon.Cifar10;
import dev.tenon.CosineDecay;
import dev.tenon.Layer;
import dev.tenon.Model;
import dev.tenon.Tenon;
import dev.tenon.Training;

/** A plain convolutional network for CIFAR-10: four convolutions, two dense layers. */
@Model(data = Cifar10.class)
@Adam(1e-3)
@CosineDecay
@Training(epochs = 12, batchSize = 64)
public final class CifarCnn {
  final Layer body =
      randomCrop(4)
          .randomFlip()
          .normalize(o -> o.mean(0.4914, 0.4822, 0.4465).std(0.2470, 0.2435, 0.2616))
          .conv2d(32, 3)
          .relu()
          .conv2d(32, 3)
          .relu()
          .maxPool2d(2)
          .conv2d(64, 3)
          .relu()
          .conv2d(64, 3)
          .relu()
          .maxPool2d(2)
          .flatten()
          .dense(512)
          .relu()
          .dropout(0.5)
          .dense(10);

  /** Trains it; {@code --help} lists the options. */
  public static void main(String[] args) {
    Tenon.run(CifarCnn.class, args);
  }
}
