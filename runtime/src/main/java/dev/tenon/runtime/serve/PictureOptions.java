package dev.tenon.runtime.serve;

/**
 * How a picture becomes what a model takes.
 *
 * @param fit what is done where its sides have another proportion than the model's
 * @param invert whether light and dark are exchanged: for dark ink on light paper where the model
 *     learned from light ink on dark, as that of MNIST
 * @param scale factor of the samples from 0 to 255 for a model that takes fractions; 0 where none
 *     is known
 */
public record PictureOptions(Fit fit, boolean invert, double scale) {
  /** Other proportions are refused, nothing is inverted, and no factor is known. */
  public static final PictureOptions DEFAULTS = new PictureOptions(Fit.REFUSE, false, 0);

  /** What is done with a picture of another proportion; one of the same is just scaled. */
  public enum Fit {
    /** Nothing: that is an error. */
    REFUSE,
    /** It is stretched. */
    STRETCH,
    /** What is too much on two sides is cut off. */
    CROP,
    /** The mean colour of its edges is added on two sides. */
    PAD
  }

  /** Checks the factor. */
  public PictureOptions {
    if (!(scale >= 0 && scale < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("scale is 0 or more, not " + scale);
    }
  }

  /** These with another way to fit. */
  public PictureOptions withFit(Fit other) {
    return new PictureOptions(other, invert, scale);
  }

  /** These, with light and dark exchanged or not. */
  public PictureOptions withInvert(boolean other) {
    return new PictureOptions(fit, other, scale);
  }

  /** These with another factor. */
  public PictureOptions withScale(double other) {
    return new PictureOptions(fit, invert, other);
  }
}
