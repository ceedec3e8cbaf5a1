package dev.tenon.runtime.data;

import dev.tenon.Cifar10;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * {@link Cifar10} from the six files of its binary version, packed or not: {@code data_batch_1.bin}
 * to {@code data_batch_5.bin} and {@code test_batch.bin}.
 *
 * <p>They are looked for in the folder of {@code --data} or its folder {@code
 * cifar-10-batches-bin}; else in that of the environment variable {@code TENON_DATA}, and in the
 * user's cache folder. With {@code --download} they are fetched from the authors' page, where they
 * are not there yet: into the first of these three that is named. Without them, and without {@code
 * --data}, a subset serves that is on the class path in {@code cifar10}: {@code train.bin} and
 * {@code test.bin}.
 */
public final class Cifar10Source implements DataSource<Cifar10> {
  private static final String NAME = "CIFAR-10";
  private static final String SUBSET_FOLDER = "cifar10";
  private static final String SUBSET_TRAIN = "train.bin";
  private static final String SUBSET_TEST = "test.bin";
  private static final int SUBSET_TRAIN_IMAGES = 2000;
  private static final int SUBSET_TEST_IMAGES = 1000;

  private final Cifar10Release release;

  /** For the service loader. */
  public Cifar10Source() {
    this(Cifar10Release.PUBLISHED);
  }

  Cifar10Source(Cifar10Release release) {
    this.release = release;
  }

  @Override
  public Class<Cifar10> spec() {
    return Cifar10.class;
  }

  @Override
  public boolean downloads() {
    return true;
  }

  @Override
  public Splits<Cifar10> load(DataOptions options) {
    FileSet published =
        new FileSet(NAME, Cifar10Release.FOLDER, List.copyOf(release.files().keySet()));
    if (options.download()) {
      download(published, options);
    }
    Optional<Map<String, FileSet.Found>> complete =
        published.inFolders(options, List.of(options.cacheFolder()));
    if (complete.isPresent()) {
      return complete(complete.get());
    }
    FileSet subset = new FileSet(NAME, SUBSET_FOLDER, List.of(SUBSET_TRAIN, SUBSET_TEST));
    return subset
        .onClassPath(options.resources())
        .map(files -> subset(files, options))
        .orElseThrow(
            () ->
                published.none(
                    "name their folder by --data DIR or in %s, or let --download fetch them"
                        .formatted(DataOptions.DATA_VARIABLE)));
  }

  private void download(FileSet published, DataOptions options) {
    Path folder = options.folder().or(options::sharedFolder).orElseGet(options::cacheFolder);
    if (published.isComplete(folder)) {
      return;
    }
    Path archive = folder.resolve(Cifar10Release.ARCHIVE);
    new Download(NAME, release.addresses(), release.archiveMd5(), options.notes()).to(archive);
    Archive.unpack(archive, Cifar10Release.FOLDER, release.files().keySet(), folder);
    options.notes().accept("%s: is in %s".formatted(NAME, folder.resolve(Cifar10Release.FOLDER)));
  }

  private Splits<Cifar10> complete(Map<String, FileSet.Found> files) {
    List<Cifar10Images.Expected> train =
        release.train().stream().map(name -> expected(files, name)).toList();
    return new Splits<>(
        Cifar10Images.read(train, release.imagesPerFile()),
        Cifar10Images.read(List.of(expected(files, Cifar10Release.TEST)), release.imagesPerFile()));
  }

  private Cifar10Images.Expected expected(Map<String, FileSet.Found> files, String name) {
    return new Cifar10Images.Expected(files.get(name), release.files().get(name));
  }

  private Splits<Cifar10> subset(Map<String, FileSet.Found> files, DataOptions options) {
    int train = release.train().size() * release.imagesPerFile();
    options
        .notes()
        .accept(
            String.format(
                Locale.ROOT,
                "%s: only %,d of the %,d images (tests: %,d of %,d);"
                    + " give --data DIR or --download for all",
                NAME,
                SUBSET_TRAIN_IMAGES,
                train,
                SUBSET_TEST_IMAGES,
                release.imagesPerFile()));
    return new Splits<>(
        read(files.get(SUBSET_TRAIN), SUBSET_TRAIN_IMAGES),
        read(files.get(SUBSET_TEST), SUBSET_TEST_IMAGES));
  }

  private static Dataset<Cifar10> read(FileSet.Found file, int images) {
    return Cifar10Images.read(List.of(new Cifar10Images.Expected(file, null)), images);
  }
}
