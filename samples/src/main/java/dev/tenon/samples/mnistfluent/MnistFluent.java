package dev.tenon.samples.mnistfluent;

import static dev.tenon.Tenon.normalize;

import dev.tenon.Adam;
import dev.tenon.Layer;
import dev.tenon.Mnist;
import dev.tenon.Model;
import dev.tenon.Tenon;
import dev.tenon.Training;

/** The network of the sample {@code mnist} as a chain; both give the same graph. */
@Model(data = Mnist.class)
@Adam(1e-3)
@Training(epochs = 10, batchSize = 64)
public final class MnistFluent {
  final Layer body = network();

  /** The layers, without weights of their own; the sample {@code fashion-mnist} has the same. */
  public static Layer network() {
    return normalize(0.1307, 0.3081)
        .conv2d(32, 3)
        .relu()
        .maxPool2d(2)
        .conv2d(64, 3)
        .relu()
        .maxPool2d(2)
        .flatten()
        .dropout(0.25)
        .dense(128)
        .relu()
        .dense(10);
  }

  /** Trains it; {@code --help} lists the options. */
  public static void main(String[] args) {
    Tenon.run(MnistFluent.class, args);
  }
}
