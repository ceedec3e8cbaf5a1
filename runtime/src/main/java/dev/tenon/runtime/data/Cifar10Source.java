package dev.tenon.runtime.data;

import dev.tenon.Cifar10;
import java.util.List;
import java.util.Locale;
import java.util.Map;

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
  private static final String SUBSET_FOLDER = "cifar10";
  private static final String SUBSET_TRAIN = "train.bin";
  private static final String SUBSET_TEST = "test.bin";
  private static final int SUBSET_TRAIN_IMAGES = 2000;
  private static final int SUBSET_TEST_IMAGES = 1000;

  private final CifarRelease release;

  /** For the service loader. */
  public Cifar10Source() {
    this(CifarRelease.CIFAR_10);
  }

  Cifar10Source(CifarRelease release) {
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
    if (options.download()) {
      release.download(options);
    }
    return release.load(spec(), options).orElseGet(() -> onClassPath(options));
  }

  private Splits<Cifar10> onClassPath(DataOptions options) {
    FileSet subset =
        new FileSet(release.title(), SUBSET_FOLDER, List.of(SUBSET_TRAIN, SUBSET_TEST));
    return subset
        .onClassPath(options.resources())
        .map(files -> subset(files, options))
        .orElseThrow(() -> release.missing(options));
  }

  private Splits<Cifar10> subset(Map<String, FileSet.Found> files, DataOptions options) {
    int train = release.train().stream().mapToInt(name -> release.files().get(name).images()).sum();
    options
        .notes()
        .accept(
            String.format(
                Locale.ROOT,
                "%s: only %,d of the %,d images (tests: %,d of %,d);"
                    + " give --data DIR or --download for all",
                release.title(),
                SUBSET_TRAIN_IMAGES,
                train,
                SUBSET_TEST_IMAGES,
                release.files().get(release.test()).images()));
    return new Splits<>(
        read(files.get(SUBSET_TRAIN), SUBSET_TRAIN_IMAGES),
        read(files.get(SUBSET_TEST), SUBSET_TEST_IMAGES));
  }

  private Dataset<Cifar10> read(FileSet.Found file, int images) {
    return CifarImages.read(
        spec(), List.of(new CifarImages.Expected(file, release.labelBytes(), images, null)));
  }
}
