package dev.tenon;

/**
 * Handwritten digits: 60,000 to train, 10,000 to test, each 28 x 28 grey pixels from 0 (paper) to
 * 255 (ink), labelled with the digit.
 *
 * @see <a href="https://yann.lecun.com/exdb/mnist/">LeCun, Cortes and Burges, The MNIST
 *     database</a>
 */
@DataSpec(input = "uint8 N 28 28 1", classes = 10, firstClass = 0)
public final class Mnist {
  private Mnist() {}
}
