package dev.tenon.runtime.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.tenon.DataSpec;
import dev.tenon.ImageFolder;
import dev.tenon.runtime.UserError;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImageFolderSourceTest {
  @DataSpec(
      input = "uint8 N 4 4 1",
      classes = 2,
      classNames = {"dark", "light"})
  @ImageFolder("shades")
  private static final class Shades {}

  @DataSpec(
      input = "uint8 N 4 4 1",
      classes = 2,
      classNames = {"dark", "light"})
  @ImageFolder(value = "shades", resize = ImageFolder.Resize.STRETCH, testFraction = 0.5)
  private static final class Stretched {}

  @DataSpec(input = "N 4 4 1", classes = 2)
  @ImageFolder
  private static final class Wrong {}

  @TempDir private Path folder;
  private final List<String> notes = new ArrayList<>();

  private static void picture(Path file, int shade, int size) throws IOException {
    Files.createDirectories(file.getParent());
    BufferedImage image = new BufferedImage(size, size, BufferedImage.TYPE_BYTE_GRAY);
    int[] all = new int[size * size];
    Arrays.fill(all, shade);
    image.getRaster().setPixels(0, 0, size, size, all);
    Files.write(file, PictureTest.encoded(image, "png"));
  }

  private static void shades(Path parent, int size) throws IOException {
    for (int i = 0; i < 3; i++) {
      picture(parent.resolve("dark/sub/" + i + ".png"), i, size);
      picture(parent.resolve("light/" + i + ".PNG"), 200 + i, size);
    }
  }

  private <S> Splits<S> load(Class<S> spec) {
    return DataSources.load(
        spec, new DataOptions(Optional.of(folder), false, Map.of(), loader(), notes::add));
  }

  private static ClassLoader loader() {
    return ImageFolderSourceTest.class.getClassLoader();
  }

  private String mistake(Class<?> spec) {
    String message = assertThrows(UserError.class, () -> read(load(spec).train())).getMessage();
    assertEquals(1, message.lines().count(), message);
    return message;
  }

  /** Label and first pixel of each, in order. */
  private static List<List<Integer>> read(Dataset<?> data) {
    List<List<Integer>> all = new ArrayList<>();
    try (Batches batches = data.batches(1, LastBatch.KEEP)) {
      while (batches.hasNext()) {
        Batch batch = batches.next();
        all.add(List.of(batch.label(0), Byte.toUnsignedInt(batch.inputs().get(15))));
      }
    }
    return all;
  }

  @Test
  void readsFoldersForTrainingAndTesting() throws IOException {
    shades(folder.resolve("shades/train"), 4);
    shades(folder.resolve("shades/test"), 4);
    Files.writeString(folder.resolve("shades/train/dark/notes.txt"), "not a picture");
    Files.writeString(folder.resolve("shades/train/dark/.hidden.png"), "not a picture");
    Splits<Shades> shades = load(Shades.class);
    List<List<Integer>> expected =
        List.of(
            List.of(0, 0),
            List.of(0, 1),
            List.of(0, 2),
            List.of(1, 200),
            List.of(1, 201),
            List.of(1, 202));
    assertEquals(expected, read(shades.train()));
    assertEquals(expected, read(shades.test()));
    assertEquals(
        List.of(
            "Shades: 1 file is neither PNG nor JPEG and left out, "
                + folder.resolve("shades/train/dark/notes.txt")),
        notes);
  }

  @Test
  void keepsSomeForTestingAndResizes() throws IOException {
    shades(folder, 9);
    Splits<Stretched> shades = load(Stretched.class);
    assertEquals(3, shades.train().size());
    assertEquals(3, shades.test().size());
    read(shades.train()).forEach(each -> assertEquals(each.get(0) == 1, each.get(1) >= 200));
    assertEquals(
        "%s: expected 4 x 4 pixels (width x height), found 9 x 9; scale it, or write"
                .formatted(folder.resolve("dark/sub/0.png"))
            + " @ImageFolder(resize = Resize.CROP) (and 5 more of 6 files)",
        assertThrows(UserError.class, () -> load(Shades.class)).getMessage());
  }

  /** Before the first of them is needed. */
  @Test
  void whatIsNoPictureIsFoundAtTheStart() throws IOException {
    shades(folder, 4);
    Path empty = Files.write(folder.resolve("light/1.PNG"), new byte[0]);
    assertEquals(
        empty + ": expected PNG or JPEG, found an empty file; replace or remove the file",
        assertThrows(UserError.class, () -> load(Shades.class)).getMessage());
    byte[] cut = Arrays.copyOf(Files.readAllBytes(folder.resolve("light/0.PNG")), 20);
    Path head = Files.write(folder.resolve("dark/sub/2.png"), cut);
    String both = assertThrows(UserError.class, () -> load(Shades.class)).getMessage();
    assertTrue(both.startsWith(head + ": expected a whole picture, found damage ("), both);
    assertTrue(both.endsWith("; replace or remove the file (and 1 more of 6 files)"), both);
  }

  /** Its head is that of a whole one. */
  @ParameterizedTest
  @ValueSource(strings = {"png", "jpeg"})
  void whatIsCutOffIsFoundAtTheStart(String format) throws IOException {
    shades(folder, 4);
    Random random = new Random(1);
    BufferedImage image = new BufferedImage(4, 4, BufferedImage.TYPE_BYTE_GRAY);
    image.getRaster().setPixels(0, 0, 4, 4, random.ints(16, 0, 256).toArray());
    byte[] whole = PictureTest.encoded(image, format);
    Path file = folder.resolve("light/1.PNG");
    Files.write(file, Arrays.copyOf(whole, whole.length - (format.equals("png") ? 30 : 14)));
    String told = assertThrows(UserError.class, () -> load(Shades.class)).getMessage();
    assertTrue(told.startsWith(file + ": expected a whole picture, found "), told);
    assertTrue(told.endsWith("; replace or remove the file"), told);
    Files.write(file, Arrays.copyOf(whole, whole.length + 10_000)); // as phones add a short film
    load(Shades.class);
  }

  @Test
  void followsLinksAndTellsThoseToNothing() throws IOException {
    assumeFalse(System.getProperty("os.name").startsWith("Windows"), "links need rights");
    Path elsewhere = folder.resolve("elsewhere");
    shades(elsewhere, 4);
    Path dark = Files.createDirectories(folder.resolve("shades/dark"));
    Files.createSymbolicLink(folder.resolve("shades/light"), elsewhere.resolve("light"));
    Files.createSymbolicLink(dark.resolve("more"), elsewhere.resolve("dark"));
    Splits<Shades> shades = load(Shades.class);
    assertEquals(6, shades.train().size() + shades.test().size());

    Path nothing = Files.createSymbolicLink(dark.resolve("4.png"), folder.resolve("no.png"));
    assertEquals(nothing + " is a link to nothing; mend or remove it", mistake(Shades.class));
    Files.delete(nothing);
    Path unmounted = Files.createSymbolicLink(dark.resolve("others"), folder.resolve("disk"));
    assertEquals(unmounted + " is a link to nothing; mend or remove it", mistake(Shades.class));
    Files.delete(unmounted);
    Path loop = Files.createSymbolicLink(dark.resolve("up"), dark);
    assertEquals(loop + " is a link to a folder around it; remove it", mistake(Shades.class));
  }

  @Test
  void readsFromAJar() throws IOException {
    Path jar = folder.resolve("pictures.jar");
    shades(folder.resolve("shades"), 4);
    try (FileSystem made =
            FileSystems.newFileSystem(URI.create("jar:" + jar.toUri()), Map.of("create", "true"));
        var files = Files.walk(folder.resolve("shades"))) {
      for (Path file : files.toList()) {
        Files.copy(file, made.getPath("/" + folder.relativize(file)));
      }
    }
    try (URLClassLoader loader = new URLClassLoader(new URL[] {jar.toUri().toURL()}, null)) {
      DataOptions options = new DataOptions(Optional.empty(), Map.of(), loader);
      Splits<Shades> shades = DataSources.load(Shades.class, options);
      assertEquals(5, read(shades.train()).size());
      assertEquals(1, read(shades.test()).size());
    }
  }

  @Test
  void whatIsToBeTestedOnMustBeThereToo() throws IOException {
    shades(folder.resolve("train"), 4);
    assertEquals(
        ("%s has a folder train and none called test; add it, or put the folders of the classes into"
                + " %1$s, and a part of them is kept for testing")
            .formatted(folder),
        mistake(Shades.class));
  }

  @Test
  void saysWhatIsWrongWithTheFolders() throws IOException {
    assertEquals(
        "the pictures of Shades are not there; looked for folders dark, light in %s; %s; name their"
                .formatted(folder, folder.resolve("shades"))
            + " folder by --data DIR",
        mistake(Shades.class));
    Path root = folder.resolve("shades");
    picture(root.resolve("dark/1.png"), 1, 4);
    assertEquals(
        root
            + ": expected a folder for each class of Shades (dark, light), found dark; add light, or"
            + " correct classNames",
        mistake(Shades.class));
    Files.createDirectories(root.resolve("light"));
    assertEquals(
        root.resolve("light")
            + ": expected PNG or JPEG files, found none; put some there, or leave the class out",
        mistake(Shades.class));
    picture(root.resolve("light/1.png"), 1, 4);
    picture(root.resolve("medium/1.png"), 1, 4);
    assertEquals(
        root
            + ": expected a folder for each class of Shades (dark, light), found dark, light,"
            + " medium; remove medium, or add it to classNames",
        mistake(Shades.class));
    assertTrue(mistake(Wrong.class).contains("needs an input such as \"uint8 N 64 64 3\""));
  }
}
