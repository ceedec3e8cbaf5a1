package dev.tenon.runtime.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tenon.DType;
import dev.tenon.runtime.Port;
import dev.tenon.runtime.UserError;
import dev.tenon.runtime.Value;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tensorflow.ndarray.Shape;

class PicturesTest {
  private static final Port GREY = new Port(DType.UINT8, Shape.of(-1, 4, 4, 1), "Placeholder");
  private static final Port COLOUR = new Port(DType.UINT8, Shape.of(-1, 4, 4, 3), "Placeholder");

  @TempDir private Path folder;

  private Path file(BufferedImage image, String format) throws IOException {
    Path file = folder.resolve("picture." + format);
    assertTrue(ImageIO.write(image, format, file.toFile()));
    return file;
  }

  private static BufferedImage image(int width, int height, int type, Color colour) {
    BufferedImage image = new BufferedImage(width, height, type);
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(colour);
    graphics.fillRect(0, 0, width, height);
    graphics.dispose();
    return image;
  }

  private static int[] pixels(Value value) {
    byte[] bytes = value.bytes();
    int[] pixels = new int[bytes.length];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = bytes[i] & 0xff;
    }
    return pixels;
  }

  @Test
  void greyIsTakenAsItIs() throws IOException {
    BufferedImage image = new BufferedImage(4, 4, BufferedImage.TYPE_BYTE_GRAY);
    for (int i = 0; i < 16; i++) {
      image.getRaster().setSample(i % 4, i / 4, 0, i * 17);
    }
    Value value = Pictures.read(file(image, "png"), GREY, PictureOptions.DEFAULTS);
    assertEquals(Shape.of(1, 4, 4, 1), value.shape());
    int[] expected = new int[16];
    Arrays.setAll(expected, i -> i * 17);
    assertEquals(Arrays.toString(expected), Arrays.toString(pixels(value)));
    Value inverted =
        Pictures.read(file(image, "png"), GREY, PictureOptions.DEFAULTS.withInvert(true));
    assertEquals(255, pixels(inverted)[0]);
  }

  /** 76 is the grey of pure red by Rec. 601. */
  @ParameterizedTest
  @CsvSource({"png, 1, 76", "png, 2, 76", "png, 13, 76", "jpg, 1, 76"})
  void otherModesAreConverted(String format, int type, int grey) throws IOException {
    Path file = file(image(4, 4, type, Color.RED), format);
    assertEquals(grey, pixels(Pictures.read(file, GREY, PictureOptions.DEFAULTS))[5], 1);
    int[] colours = pixels(Pictures.read(file, COLOUR, PictureOptions.DEFAULTS));
    assertEquals(255, colours[3], 2);
    assertEquals(0, colours[4], 2);
  }

  @Test
  void sixteenBitsBitmapsAndTransparencyAreConverted() throws IOException {
    BufferedImage deep = new BufferedImage(4, 4, BufferedImage.TYPE_USHORT_GRAY);
    deep.getRaster().setSample(1, 0, 0, 0x8000);
    assertEquals(128, pixels(Pictures.read(file(deep, "png"), GREY, PictureOptions.DEFAULTS))[1]);
    BufferedImage bits = new BufferedImage(4, 4, BufferedImage.TYPE_BYTE_BINARY);
    bits.setRGB(2, 0, 0xffffff);
    assertEquals(255, pixels(Pictures.read(file(bits, "png"), GREY, PictureOptions.DEFAULTS))[2]);
    BufferedImage clear = new BufferedImage(4, 4, BufferedImage.TYPE_INT_ARGB);
    clear.setRGB(0, 0, 0xff000000);
    int[] shown = pixels(Pictures.read(file(clear, "png"), GREY, PictureOptions.DEFAULTS));
    assertEquals(0, shown[0]);
    assertEquals(255, shown[1]);
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 8, 40, 41})
  void otherSizesAreScaled(int size) throws IOException {
    BufferedImage image = new BufferedImage(size, size, BufferedImage.TYPE_BYTE_GRAY);
    for (int y = 0; y < size; y++) {
      for (int x = size / 2; x < size; x++) {
        image.getRaster().setSample(x, y, 0, 200);
      }
    }
    int[] pixels = pixels(Pictures.read(file(image, "png"), GREY, PictureOptions.DEFAULTS));
    assertEquals(0, pixels[0], 30);
    assertEquals(200, pixels[3], 30);
    assertEquals(100, Arrays.stream(pixels).average().orElseThrow(), 4);
  }

  /** As other readers have it, without a profile: (255 - C) (255 - K) / 255. */
  @Test
  void inksBecomeColours() {
    ColorSpace inks =
        new ColorSpace(ColorSpace.TYPE_CMYK, 4) {
          private static final long serialVersionUID = 1;

          @Override
          public float[] toRGB(float[] colour) {
            throw new UnsupportedOperationException();
          }

          @Override
          public float[] fromRGB(float[] colour) {
            throw new UnsupportedOperationException();
          }

          @Override
          public float[] toCIEXYZ(float[] colour) {
            throw new UnsupportedOperationException();
          }

          @Override
          public float[] fromCIEXYZ(float[] colour) {
            throw new UnsupportedOperationException();
          }
        };
    ComponentColorModel model =
        new ComponentColorModel(inks, false, false, Transparency.OPAQUE, DataBuffer.TYPE_BYTE);
    BufferedImage image =
        new BufferedImage(model, model.createCompatibleWritableRaster(4, 4), false, null);
    image.getRaster().setPixel(0, 0, new int[] {211, 44, 113, 24});
    int[] pixels = pixels(Pictures.of(image, "picture", COLOUR, PictureOptions.DEFAULTS));
    assertEquals(
        List.of(40, 191, 129, 255, 255, 255), Arrays.stream(pixels).limit(6).boxed().toList());
  }

  @Test
  void otherProportionsAreRefusedUnlessTold() throws IOException {
    BufferedImage wide = image(8, 4, BufferedImage.TYPE_BYTE_GRAY, Color.BLACK);
    wide.getRaster().setSamples(0, 0, 2, 4, 0, new int[] {255, 255, 255, 255, 255, 255, 255, 255});
    Path file = file(wide, "png");
    String told =
        assertThrows(UserError.class, () -> Pictures.read(file, GREY, PictureOptions.DEFAULTS))
            .getMessage();
    assertTrue(told.contains("is 8 x 4, and the model takes 4 x 4 (width x height)"), told);
    PictureOptions options = PictureOptions.DEFAULTS;
    int[] cropped = pixels(Pictures.read(file, GREY, options.withFit(PictureOptions.Fit.CROP)));
    assertEquals(0, Arrays.stream(cropped).sum());
    int[] stretched =
        pixels(Pictures.read(file, GREY, options.withFit(PictureOptions.Fit.STRETCH)));
    assertTrue(stretched[0] > 180 && stretched[3] == 0, Arrays.toString(stretched));
    int[] padded = pixels(Pictures.read(file, GREY, options.withFit(PictureOptions.Fit.PAD)));
    assertEquals(padded[0], padded[15]);
    assertTrue(padded[0] > 0 && padded[4] > 180, Arrays.toString(padded));
  }

  @Test
  void modelsOfAnySizeTakeThePictureAsItIs() {
    Port any = new Port(DType.FLOAT32, Shape.of(-1, -1, -1, 3), "Placeholder");
    BufferedImage image = image(5, 3, BufferedImage.TYPE_INT_RGB, Color.WHITE);
    String told =
        assertThrows(UserError.class, () -> Pictures.of(image, "it", any, PictureOptions.DEFAULTS))
            .getMessage();
    assertTrue(told.contains("give the factor of samples from 0 to 255, such as 1/255"), told);
    Value value = Pictures.of(image, "it", any, PictureOptions.DEFAULTS.withScale(1 / 255.));
    assertEquals(Shape.of(1, 3, 5, 3), value.shape());
    assertEquals(1, value.floats()[7], 1e-6);
  }

  @Test
  void whatIsNoPictureIsTold() throws IOException {
    Path text = Files.writeString(folder.resolve("digit.png"), "seven");
    String told =
        assertThrows(UserError.class, () -> Pictures.read(text, GREY, PictureOptions.DEFAULTS))
            .getMessage();
    assertTrue(told.contains("digit.png: expected PNG or JPEG, found something else"), told);
    told =
        assertThrows(UserError.class, () -> Pictures.read(folder, GREY, PictureOptions.DEFAULTS))
            .getMessage();
    assertTrue(told.endsWith("is a folder; name the pictures in it"), told);
    Path none = folder.resolve("none.png");
    told =
        assertThrows(UserError.class, () -> Pictures.read(none, GREY, PictureOptions.DEFAULTS))
            .getMessage();
    assertTrue(told.endsWith("none.png; check the name"), told);
    Port row = new Port(DType.UINT8, Shape.of(-1, 784), "Placeholder");
    BufferedImage image = image(28, 28, BufferedImage.TYPE_BYTE_GRAY, Color.BLACK);
    told =
        assertThrows(UserError.class, () -> Pictures.of(image, "it", row, PictureOptions.DEFAULTS))
            .getMessage();
    assertTrue(told.contains("which is no picture [N, H, W, 1 or 3]"), told);
  }

  /** Damaged files are read as far as the JDK's readers like, or told. */
  @ParameterizedTest
  @ValueSource(strings = {"png", "jpg"})
  void damagedPicturesAreReadOrTold(String format) throws IOException {
    BufferedImage image = image(12, 12, BufferedImage.TYPE_INT_RGB, Color.GREEN);
    byte[] whole = Files.readAllBytes(file(image, format));
    Random random = new Random(5);
    Path file = folder.resolve("damaged." + format);
    int told = 0;
    for (int i = 0; i < 300; i++) {
      byte[] damaged =
          i % 3 == 0 ? Arrays.copyOf(whole, random.nextInt(whole.length)) : whole.clone();
      for (int k = 0; k < 3 && damaged.length > 0; k++) {
        damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
      }
      Files.write(file, damaged);
      try {
        Pictures.read(file, COLOUR, PictureOptions.DEFAULTS.withFit(PictureOptions.Fit.STRETCH));
      } catch (UserError e) {
        told++;
      }
    }
    assertTrue(told > 0);
  }
}
