package dev.tenon.runtime.serve;

/**
 * Samples of a picture, from 0 to 255, row by row, the channels of a pixel together.
 *
 * @param channels 1 for grey, 3 for red, green and blue
 */
public record Raster8(int width, int height, int channels, float[] samples) {
  private static final float[] GREY = {0.299f, 0.587f, 0.114f};

  /** With one channel or three. */
  public Raster8 withChannels(int wanted) {
    if (wanted == channels) {
      return this;
    }
    float[] made = new float[width * height * wanted];
    for (int i = 0; i < width * height; i++) {
      if (wanted == 1) {
        for (int c = 0; c < 3; c++) {
          made[i] += GREY[c] * samples[i * 3 + c];
        }
      } else {
        made[i * 3] = samples[i];
        made[i * 3 + 1] = samples[i];
        made[i * 3 + 2] = samples[i];
      }
    }
    return new Raster8(width, height, wanted, made);
  }

  /** Scaled to other sizes; a smaller picture takes all pixels of the larger one into account. */
  public Raster8 scaled(int toWidth, int toHeight) {
    if (toWidth == width && toHeight == height) {
      return this;
    }
    float[] wide = lines(samples, height, width, channels, toWidth);
    // the columns are lines of pixels that are a row apart
    Raster8 turned = new Raster8(toWidth, height, channels, wide).turned();
    float[] both = lines(turned.samples, toWidth, height, channels, toHeight);
    return new Raster8(toHeight, toWidth, channels, both).turned();
  }

  private Raster8 turned() {
    float[] turned = new float[samples.length];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        for (int c = 0; c < channels; c++) {
          turned[(x * height + y) * channels + c] = samples[(y * width + x) * channels + c];
        }
      }
    }
    return new Raster8(height, width, channels, turned);
  }

  /**
   * Each of {@code count} lines of {@code from} pixels as one of {@code to}, by a triangle filter.
   */
  private static float[] lines(float[] samples, int count, int from, int channels, int to) {
    double step = (double) from / to;
    double reach = Math.max(1, step);
    float[] made = new float[count * to * channels];
    for (int i = 0; i < to; i++) {
      double centre = (i + 0.5) * step;
      int first = Math.max(0, (int) Math.floor(centre - reach));
      int last = Math.min(from - 1, (int) Math.ceil(centre + reach));
      double[] weights = new double[last - first + 1];
      double sum = 0;
      for (int k = first; k <= last; k++) {
        weights[k - first] = Math.max(0, 1 - Math.abs(k + 0.5 - centre) / reach);
        sum += weights[k - first];
      }
      for (int line = 0; line < count; line++) {
        for (int c = 0; c < channels; c++) {
          double value = 0;
          for (int k = first; k <= last; k++) {
            value += weights[k - first] * samples[(line * from + k) * channels + c];
          }
          made[(line * to + i) * channels + c] = (float) (value / sum);
        }
      }
    }
    return made;
  }

  /** The part of these sizes in the middle. */
  public Raster8 cropped(int toWidth, int toHeight) {
    return placed(toWidth, toHeight, new float[channels]);
  }

  /** In the middle of a larger picture, whose rest has the mean colour of the edges. */
  Raster8 padded(int toWidth, int toHeight) {
    return placed(toWidth, toHeight, edge());
  }

  /** The mean colour of its edges. */
  public float[] edge() {
    double[] sums = new double[channels];
    int count = 0;
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        if (x == 0 || y == 0 || x == width - 1 || y == height - 1) {
          count++;
          for (int c = 0; c < channels; c++) {
            sums[c] += samples[(y * width + x) * channels + c];
          }
        }
      }
    }
    float[] edge = new float[channels];
    for (int c = 0; c < channels; c++) {
      edge[c] = (float) (sums[c] / count);
    }
    return edge;
  }

  private Raster8 placed(int toWidth, int toHeight, float[] elsewhere) {
    int left = Math.floorDiv(width - toWidth, 2);
    int top = Math.floorDiv(height - toHeight, 2);
    float[] made = new float[toWidth * toHeight * channels];
    for (int y = 0; y < toHeight; y++) {
      for (int x = 0; x < toWidth; x++) {
        int fromX = x + left;
        int fromY = y + top;
        boolean inside = fromX >= 0 && fromX < width && fromY >= 0 && fromY < height;
        for (int c = 0; c < channels; c++) {
          made[(y * toWidth + x) * channels + c] =
              inside ? samples[(fromY * width + fromX) * channels + c] : elsewhere[c];
        }
      }
    }
    return new Raster8(toWidth, toHeight, channels, made);
  }

  /** With light and dark exchanged. */
  Raster8 inverted() {
    float[] made = new float[samples.length];
    for (int i = 0; i < made.length; i++) {
      made[i] = 255 - samples[i];
    }
    return new Raster8(width, height, channels, made);
  }
}
