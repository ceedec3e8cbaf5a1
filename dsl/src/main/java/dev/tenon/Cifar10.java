package dev.tenon;

/**
 * Small photographs in ten classes: 50,000 to train, 10,000 to test, each 32 x 32 pixels of red,
 * green and blue from 0 to 255, labelled with what they show.
 *
 * @see <a href="https://www.cs.toronto.edu/~kriz/cifar.html">Krizhevsky, Nair and Hinton, The
 *     CIFAR-10 dataset</a>
 */
@DataSpec(
    input = "uint8 N 32 32 3",
    classes = 10,
    classNames = {
      "airplane",
      "automobile",
      "bird",
      "cat",
      "deer",
      "dog",
      "frog",
      "horse",
      "ship",
      "truck"
    })
public final class Cifar10 {
  private Cifar10() {}
}
