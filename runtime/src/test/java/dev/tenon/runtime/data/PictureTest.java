package dev.tenon.runtime.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tenon.runtime.UserError;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class PictureTest {
  static byte[] encoded(BufferedImage image, String format) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    assertTrue(ImageIO.write(image, format, out));
    return out.toByteArray();
  }

  @Test
  void readsPngAndJpegWhateverTheirNames() throws IOException {
    BufferedImage image = new BufferedImage(32, 16, BufferedImage.TYPE_3BYTE_BGR);
    for (int i = 0; i < 32 * 16; i++) {
      image.setRGB(i % 32, i / 32, 0x406080);
    }
    for (String format : new String[] {"png", "jpeg"}) {
      BufferedImage read = Picture.read("x", encoded(image, format));
      assertEquals(16, read.getHeight());
      assertEquals(32, read.getWidth());
      assertEquals(0x60, read.getRGB(20, 10) >> 8 & 0xff, 3);
    }
  }

  private static String mistake(byte[] content) {
    return assertThrows(UserError.class, () -> Picture.read("x", content)).getMessage();
  }

  @Test
  void saysWhatIsWrong() throws IOException {
    assertEquals(
        "x: expected PNG or JPEG, found an empty file; replace or remove the file",
        mistake(new byte[0]));
    assertEquals(
        "x: expected PNG or JPEG, found GIF; replace or remove the file",
        mistake("GIF89a".getBytes(java.nio.charset.StandardCharsets.US_ASCII)));
    BufferedImage image = new BufferedImage(64, 64, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < 64 * 64; i++) {
      image.setRGB(i % 64, i / 64, i * 7919);
    }
    byte[] jpeg = encoded(image, "jpeg");
    assertEquals(
        "x: expected a whole picture, found its end too early; replace or remove the file",
        mistake(Arrays.copyOf(jpeg, jpeg.length / 2)));
    byte[] png = encoded(image, "png");
    assertEquals(
        "x: expected a whole picture, found damage (Error reading PNG image data);"
            + " replace or remove the file",
        mistake(Arrays.copyOf(png, png.length / 2)));
    byte[] huge = png.clone();
    ByteBuffer.wrap(huge, 16, 8).putInt(1_000_000).putInt(1_000_000);
    assertEquals(
        "x: expected up to 50 million pixels, found 1,000,000,000,000; replace or remove the file",
        mistake(huge));
    byte[] small = encoded(new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB), "png");
    ByteBuffer.wrap(small, 16, 8).putInt(7000).putInt(7000);
    assertTrue(mistake(small).startsWith("x: expected a picture, found 49,000,000 pixels in "));
  }
}
