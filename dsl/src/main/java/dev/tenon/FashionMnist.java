package dev.tenon;

/**
 * Clothing: 60,000 to train, 10,000 to test, each 28 x 28 grey pixels from 0 (nothing) to 255,
 * labelled with its kind. Made to replace {@link Mnist} as it is, and harder.
 *
 * @see <a href="https://arxiv.org/abs/1708.07747">Xiao, Rasul and Vollgraf 2017</a>
 */
@DataSpec(
    input = "uint8 N 28 28 1",
    classes = 10,
    classNames = {
      "T-shirt/top",
      "Trouser",
      "Pullover",
      "Dress",
      "Coat",
      "Sandal",
      "Shirt",
      "Sneaker",
      "Bag",
      "Ankle boot"
    })
public final class FashionMnist {
  private FashionMnist() {}
}
