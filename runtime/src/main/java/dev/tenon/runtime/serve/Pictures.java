package dev.tenon.runtime.serve;

import dev.tenon.DType;
import dev.tenon.runtime.Port;
import dev.tenon.runtime.UserError;
import dev.tenon.runtime.Value;
import dev.tenon.runtime.data.Picture;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Pictures as the input of a model: {@code uint8 [1, H, W, C]}, or fractions.
 *
 * <p>Files are PNG or JPEG. What a model can take of a picture is made by itself: other sizes of
 * the same proportion are scaled; colours become grey (Rec. 601) and grey becomes colours; palettes
 * and 16 bits become 8 bits a channel; inks (CMYK) become colours without a profile; what is
 * transparent lies on white. The orientation that a camera notes is not read.
 */
public final class Pictures {
  private static final double SAME_PROPORTION = 0.02;

  private Pictures() {}

  /**
   * Reads {@code file} for the input that {@code port} describes.
   *
   * @throws UserError if it is no picture, is damaged or too large, or does not fit the input
   */
  public static Value read(Path file, Port port, PictureOptions options) {
    return of(load(file), file.toString(), port, options);
  }

  /**
   * {@code image} for the input that {@code port} describes.
   *
   * @param name for messages
   * @throws UserError if it does not fit the input
   */
  public static Value of(BufferedImage image, String name, Port port, PictureOptions options) {
    long[] sizes = port.shape().isUnknown() ? new long[0] : port.shape().asArray();
    boolean grey = sizes.length == 3;
    boolean isPicture = grey || sizes.length == 4 && (sizes[3] == 1 || sizes[3] == 3);
    if (!isPicture) {
      throw new UserError(
          "the model takes %s, which is no picture [N, H, W, 1 or 3]; give its numbers, such as a CSV file of rows, instead of %s"
              .formatted(port.toString().replace("-1", "N"), name));
    }
    if (port.dtype() != DType.UINT8 && port.dtype() != DType.FLOAT32) {
      throw new UserError(
          "the model takes %s; samples of a picture are no such numbers".formatted(port));
    }
    if (port.dtype() == DType.FLOAT32 && options.scale() == 0) {
      throw new UserError(
          ("the model takes fractions (%s), and what it was trained on is not known here; give the"
                  + " factor of samples from 0 to 255, such as 1/255")
              .formatted(port));
    }
    Raster8 samples = samples(image).withChannels(grey ? 1 : (int) sizes[3]);
    samples = fitted(samples, name, sizes[1], sizes[2], options.fit());
    if (options.invert()) {
      samples = samples.inverted();
    }
    return value(samples, port.dtype(), grey, options.scale());
  }

  private static Value value(Raster8 samples, DType dtype, boolean grey, double scale) {
    float[] numbers = samples.samples();
    long height = samples.height();
    long width = samples.width();
    long[] sizes =
        grey ? new long[] {1, height, width} : new long[] {1, height, width, samples.channels()};
    if (dtype == DType.FLOAT32) {
      float[] scaled = new float[numbers.length];
      for (int i = 0; i < scaled.length; i++) {
        scaled[i] = (float) (numbers[i] * scale);
      }
      return Value.of(scaled, sizes);
    }
    byte[] bytes = new byte[numbers.length];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) Math.min(255, Math.max(0, Math.round(numbers[i])));
    }
    return Value.of(bytes, sizes);
  }

  // ---- sizes

  /** With {@code height} and {@code width}, each -1 where the model takes any. */
  private static Raster8 fitted(
      Raster8 from, String name, long height, long width, PictureOptions.Fit fit) {
    int toHeight = (int) (height < 0 ? from.height() : height);
    int toWidth = (int) (width < 0 ? from.width() : width);
    double across = (double) toWidth / from.width();
    double down = (double) toHeight / from.height();
    // a pixel more or less is no other proportion
    boolean alike =
        Math.abs(across - down) * Math.max(from.width(), from.height())
            <= Math.max(
                1.01 * Math.max(across, down), SAME_PROPORTION * Math.max(toWidth, toHeight));
    if (alike || fit == PictureOptions.Fit.STRETCH) {
      return from.scaled(toWidth, toHeight);
    }
    if (fit == PictureOptions.Fit.REFUSE) {
      throw new UserError(
          ("%s is %d x %d, and the model takes %d x %d (width x height), which is another"
                  + " proportion; crop it, or choose to crop, pad or stretch it (--fit)")
              .formatted(name, from.width(), from.height(), toWidth, toHeight));
    }
    boolean crop = fit == PictureOptions.Fit.CROP;
    double factor = crop ? Math.max(across, down) : Math.min(across, down);
    Raster8 scaled =
        from.scaled(
            Math.max(1, (int) Math.round(from.width() * factor)),
            Math.max(1, (int) Math.round(from.height() * factor)));
    return crop ? scaled.cropped(toWidth, toHeight) : scaled.padded(toWidth, toHeight);
  }

  // ---- files

  private static BufferedImage load(Path file) {
    if (!Files.exists(file)) {
      throw new UserError("there is no picture " + file + "; check the name");
    }
    if (Files.isDirectory(file)) {
      throw new UserError(file + " is a folder; name the pictures in it");
    }
    return Picture.read(file);
  }

  /** Its samples: one channel where it is grey, else three; what is transparent lies on white. */
  public static Raster8 samples(BufferedImage image) {
    int width = image.getWidth();
    int height = image.getHeight();
    boolean plainGrey =
        image.getColorModel().getColorSpace().getType() == ColorSpace.TYPE_GRAY
            && !(image.getColorModel() instanceof IndexColorModel)
            && !image.getColorModel().hasAlpha();
    if (plainGrey) {
      // getRGB takes grey for linear light and would make it brighter
      int type = image.getRaster().getDataBuffer().getDataType();
      int bits = image.getColorModel().getComponentSize(0);
      if (type == DataBuffer.TYPE_BYTE || type == DataBuffer.TYPE_USHORT) {
        float[] samples = image.getRaster().getSamples(0, 0, width, height, 0, (float[]) null);
        float largest = (1 << bits) - 1;
        for (int i = 0; i < samples.length; i++) {
          samples[i] *= 255 / largest;
        }
        return new Raster8(width, height, 1, samples);
      }
    }
    boolean greyAndAlpha =
        image.getColorModel().getColorSpace().getType() == ColorSpace.TYPE_GRAY
            && image.getColorModel().hasAlpha()
            && image.getRaster().getNumBands() == 2;
    if (greyAndAlpha) {
      return overWhite(image, width, height);
    }
    boolean isInk =
        image.getColorModel().getColorSpace().getType() == ColorSpace.TYPE_CMYK
            && image.getRaster().getNumBands() == 4
            && image.getRaster().getDataBuffer().getDataType() == DataBuffer.TYPE_BYTE;
    if (isInk) {
      return ofInk(image, width, height);
    }
    float[] samples = new float[width * height * 3];
    int[] line = new int[width];
    for (int y = 0; y < height; y++) {
      image.getRGB(0, y, width, 1, line, 0, width);
      for (int x = 0; x < width; x++) {
        int alpha = line[x] >>> 24;
        for (int c = 0; c < 3; c++) {
          int sample = line[x] >> 16 - 8 * c & 0xff;
          samples[(y * width + x) * 3 + c] = (sample * alpha + 255 * (255 - alpha)) / 255f;
        }
      }
    }
    return new Raster8(width, height, 3, samples);
  }

  /** Of cyan, magenta, yellow and black, which Java takes for linear light and makes brighter. */
  private static Raster8 ofInk(BufferedImage image, int width, int height) {
    float[] ink = image.getRaster().getPixels(0, 0, width, height, (float[]) null);
    float[] samples = new float[width * height * 3];
    for (int i = 0; i < width * height; i++) {
      for (int c = 0; c < 3; c++) {
        samples[i * 3 + c] = (255 - ink[i * 4 + c]) * (255 - ink[i * 4 + 3]) / 255;
      }
    }
    return new Raster8(width, height, 3, samples);
  }

  private static Raster8 overWhite(BufferedImage image, int width, int height) {
    float[] grey = image.getRaster().getSamples(0, 0, width, height, 0, (float[]) null);
    float[] alpha = image.getRaster().getSamples(0, 0, width, height, 1, (float[]) null);
    float largest = (1 << image.getColorModel().getComponentSize(0)) - 1;
    for (int i = 0; i < grey.length; i++) {
      grey[i] = 255 * (grey[i] * alpha[i] / largest + largest - alpha[i]) / largest;
    }
    return new Raster8(width, height, 1, grey);
  }
}
