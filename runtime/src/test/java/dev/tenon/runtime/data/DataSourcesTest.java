package dev.tenon.runtime.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tenon.Cifar10;
import dev.tenon.DataSpec;
import dev.tenon.Mnist;
import dev.tenon.runtime.UserError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataSourcesTest {
  private static final ClassLoader LOADER = DataSourcesTest.class.getClassLoader();

  @TempDir Path folder;

  @DataSpec(input = "uint8 N 1", classes = 2)
  private static final class Coins implements DataSource<Coins> {
    @Override
    public Class<Coins> spec() {
      return Coins.class;
    }

    @Override
    public Splits<Coins> load(DataOptions options) {
      Dataset<Coins> all = Dataset.of(Coins.class, new byte[] {0, 1, 2}, new int[] {0, 1, 1});
      return all.split(0.5, 1);
    }
  }

  @DataSpec(input = "uint8 N 1", classes = 2)
  private static final class Fetched implements DataSource<Fetched> {
    @Override
    public Class<Fetched> spec() {
      return Fetched.class;
    }

    @Override
    public boolean downloads() {
      return true;
    }

    @Override
    public Splits<Fetched> load(DataOptions options) {
      try {
        Files.createDirectory(options.folder().orElseThrow());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return Dataset.of(Fetched.class, new byte[] {0, 1}, new int[] {0, 1}).split(0.5, 1);
    }
  }

  @DataSpec(input = "uint8 N 1")
  private static final class NoSource {}

  @DataSpec(input = "uint8 N 1")
  private record NeedsValue(int value) implements DataSource<NeedsValue> {
    @Override
    public Class<NeedsValue> spec() {
      return NeedsValue.class;
    }

    @Override
    public Splits<NeedsValue> load(DataOptions options) {
      throw new AssertionError("not reached");
    }
  }

  @DataSpec(input = "uint8 N 1")
  private static final class OfAnother implements DataSource<Mnist> {
    @Override
    public Class<Mnist> spec() {
      return Mnist.class;
    }

    @Override
    public Splits<Mnist> load(DataOptions options) {
      throw new AssertionError("not reached");
    }
  }

  /** A second source of MNIST. */
  public static final class SecondMnist implements DataSource<Mnist> {
    @Override
    public Class<Mnist> spec() {
      return Mnist.class;
    }

    @Override
    public Splits<Mnist> load(DataOptions options) {
      throw new AssertionError("not reached");
    }
  }

  private static String mistake(Class<?> spec) {
    return assertThrows(UserError.class, () -> DataSources.find(spec, LOADER)).getMessage();
  }

  @Test
  void mnistIsAService() {
    assertInstanceOf(MnistSource.class, DataSources.find(Mnist.class, LOADER));
  }

  @Test
  void cifar10IsAService() {
    assertInstanceOf(Cifar10Source.class, DataSources.find(Cifar10.class, LOADER));
  }

  @Test
  void aContractMayLoadItsOwnData() {
    Splits<Coins> coins =
        DataSources.load(Coins.class, DataOptions.of(Optional.empty(), DataSourcesTest.class));
    assertEquals(3, coins.train().size() + coins.test().size());
    assertSame(Coins.class, coins.train().spec());
  }

  @Test
  void saysHowToLoadData() {
    assertEquals(
        "nothing loads the data of %s; let NoSource implement DataSource, or register one in"
                .formatted(NoSource.class.getName())
            + " META-INF/services/dev.tenon.runtime.data.DataSource",
        mistake(NoSource.class));
  }

  @Test
  void saysThatAConstructorIsMissing() {
    assertEquals(
        NeedsValue.class.getName()
            + " loads its own data, so it needs a constructor without parameters, and it must be"
            + " neither abstract nor an inner class",
        mistake(NeedsValue.class));
  }

  @Test
  void saysThatTheSourceIsOfAnother() {
    assertEquals(
        OfAnother.class.getName()
            + " loads data of dev.tenon.Mnist; let its spec() return OfAnother.class",
        mistake(OfAnother.class));
  }

  @Test
  void saysWhichTwoThereAre() throws IOException {
    Path services = Files.createDirectories(folder.resolve("META-INF/services"));
    Files.writeString(
        services.resolve(DataSource.class.getName()), SecondMnist.class.getName() + "\n");
    try (URLClassLoader loader = new URLClassLoader(new URL[] {folder.toUri().toURL()}, LOADER)) {
      String message =
          assertThrows(UserError.class, () -> DataSources.find(Mnist.class, loader)).getMessage();
      assertEquals(
          "2 services load the data of dev.tenon.Mnist: dev.tenon.runtime.data.MnistSource, "
              + SecondMnist.class.getName()
              + "; leave one of them on the class path",
          message);
    }
  }

  @Test
  void theFolderMustBeOne() throws IOException {
    Path missing = folder.resolve("missing");
    assertEquals(
        "--data %s: there is no such folder; name the one of the data set".formatted(missing),
        mistakeIn(missing));
    Path file = Files.createFile(folder.resolve("file"));
    assertEquals(
        "--data takes a folder, and %s is a file; name the folder it is in".formatted(file),
        mistakeIn(file));
  }

  private static String mistakeIn(Path stated) {
    DataOptions options = new DataOptions(Optional.of(stated), Map.of(), LOADER);
    return assertThrows(UserError.class, () -> DataSources.load(Mnist.class, options)).getMessage();
  }

  @Test
  void aDownloadMayMakeTheFolder() {
    Path missing = folder.resolve("missing");
    DataOptions options =
        new DataOptions(Optional.of(missing), Map.of(), LOADER).withDownload(true);
    assertEquals(1, DataSources.load(Fetched.class, options).test().size());
    assertTrue(Files.isDirectory(missing));
  }

  @Test
  void whatCannotBeDownloadedSaysSo() {
    DataOptions options = new DataOptions(Optional.empty(), Map.of(), LOADER).withDownload(true);
    assertEquals(
        "--download: Tenon cannot download Coins; give its folder by --data DIR",
        assertThrows(UserError.class, () -> DataSources.load(Coins.class, options)).getMessage());
  }

  @Test
  void aBlankVariableIsNone() {
    DataOptions options =
        new DataOptions(Optional.empty(), Map.of(DataOptions.DATA_VARIABLE, " "), LOADER);
    assertEquals(Optional.empty(), options.sharedFolder());
  }
}
