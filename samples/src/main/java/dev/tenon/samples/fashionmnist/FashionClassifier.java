package dev.tenon.samples.fashionmnist;

import dev.tenon.Adam;
import dev.tenon.FashionMnist;
import dev.tenon.Layer;
import dev.tenon.Model;
import dev.tenon.Tenon;
import dev.tenon.Training;
import dev.tenon.samples.mnistfluent.MnistFluent;

/**
 * The network of {@link MnistFluent} on pictures of clothing. Its trainer takes no digits: that is
 * an error of javac.
 */
@Model(data = FashionMnist.class)
@Adam(1e-3)
@Training(epochs = 10, batchSize = 64)
public final class FashionClassifier {
  final Layer body = MnistFluent.network();

  /** Trains it; {@code --help} lists the options. */
  public static void main(String[] args) {
    Tenon.run(FashionClassifier.class, args);
  }
}
