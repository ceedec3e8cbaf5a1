package dev.tenon.runtime.report;

import dev.tenon.DType;
import dev.tenon.Type;
import java.awt.image.BufferedImage;
import java.nio.ByteBuffer;

/** Examples that are pictures: {@code uint8} or {@code float32}, {@code N H W}, 1 or 3 channels. */
public final class ExamplePicture {
  private static final int MOST_PIXELS = 1 << 20;

  private ExamplePicture() {}

  /**
   * Whether examples are pictures.
   *
   * @param input type of an input batch
   */
  public static boolean isPicture(Type input) {
    int rank = input.rank();
    if (rank != 3 && rank != 4 || input.dtype() != DType.UINT8 && input.dtype() != DType.FLOAT32) {
      return false;
    }
    long height = input.dims().known(1);
    long width = input.dims().known(2);
    long channels = rank == 4 ? input.dims().known(3) : 1;
    // a row of numbers is no picture
    return (channels == 1 || channels == 3)
        && height > 1
        && width > 1
        && height * width <= MOST_PIXELS;
  }

  /**
   * The input {@code numbers} as a picture. Fractions are shown with their smallest number black
   * and their largest white.
   *
   * @param input type of an input batch, which {@link #isPicture}
   * @param numbers of one example, in their buffer's byte order
   */
  public static BufferedImage of(Type input, ByteBuffer numbers) {
    int channels = input.rank() == 4 ? (int) input.dims().known(3) : 1;
    int height = (int) input.dims().known(1);
    int width = (int) input.dims().known(2);
    int[] samples = samples(input.dtype(), numbers, height * width * channels);
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < height * width; i++) {
      int red = samples[channels * i];
      int rgb =
          channels == 1 ? red * 0x010101 : red << 16 | samples[3 * i + 1] << 8 | samples[3 * i + 2];
      image.setRGB(i % width, i / width, rgb);
    }
    return image;
  }

  private static int[] samples(DType dtype, ByteBuffer numbers, int count) {
    int[] samples = new int[count];
    if (dtype == DType.UINT8) {
      for (int i = 0; i < count; i++) {
        samples[i] = Byte.toUnsignedInt(numbers.get(numbers.position() + i));
      }
      return samples;
    }
    float least = Float.POSITIVE_INFINITY;
    float most = Float.NEGATIVE_INFINITY;
    for (int i = 0; i < count; i++) {
      float number = numbers.getFloat(numbers.position() + Float.BYTES * i);
      least = Math.min(least, number);
      most = Math.max(most, number);
    }
    float range = most > least ? most - least : 1;
    for (int i = 0; i < count; i++) {
      float number = numbers.getFloat(numbers.position() + Float.BYTES * i);
      samples[i] = Math.round(255 * (number - least) / range);
    }
    return samples;
  }
}
