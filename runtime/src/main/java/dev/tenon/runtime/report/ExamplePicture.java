package dev.tenon.runtime.report;

import dev.tenon.DType;
import dev.tenon.Type;
import java.awt.image.BufferedImage;
import java.nio.ByteBuffer;
import java.util.Optional;

/** Examples that are pictures: {@code uint8} or {@code float32}, {@code N H W}, 1 or 3 channels. */
public final class ExamplePicture {
  private static final int MOST_PIXELS = 1 << 20;

  private ExamplePicture() {}

  /**
   * The input {@code numbers} as a picture; empty where it is none. Fractions are shown with their
   * smallest number black and their largest white.
   *
   * @param input type of an input batch
   * @param numbers of one example, in their buffer's byte order
   */
  public static Optional<BufferedImage> of(Type input, ByteBuffer numbers) {
    int rank = input.rank();
    long channels = rank == 4 ? input.dims().known(3) : 1;
    boolean isPicture =
        (rank == 3 || rank == 4)
            && (channels == 1 || channels == 3)
            && (input.dtype() == DType.UINT8 || input.dtype() == DType.FLOAT32);
    if (!isPicture || input.dims().known(1) * input.dims().known(2) > MOST_PIXELS) {
      return Optional.empty();
    }
    int height = (int) input.dims().known(1);
    int width = (int) input.dims().known(2);
    if (height < 2 || width < 2) {
      return Optional.empty(); // a row of numbers is no picture
    }
    int[] samples = samples(input.dtype(), numbers, height * width * (int) channels);
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < height * width; i++) {
      int red = samples[(int) channels * i];
      int rgb =
          channels == 1 ? red * 0x010101 : red << 16 | samples[3 * i + 1] << 8 | samples[3 * i + 2];
      image.setRGB(i % width, i / width, rgb);
    }
    return Optional.of(image);
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
