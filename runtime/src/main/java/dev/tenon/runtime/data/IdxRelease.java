package dev.tenon.runtime.data;

import dev.tenon.ir.Counted;
import dev.tenon.runtime.UserError;
import java.net.URI;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A data set published as four files in the format of MNIST: {@code train-images-idx3-ubyte},
 * {@code train-labels-idx1-ubyte}, {@code t10k-images-idx3-ubyte}, {@code t10k-labels-idx1-ubyte},
 * packed or not.
 *
 * <p>They are looked for in the folder of {@code --data} or its folder of the data set; else in
 * that of the environment variable {@code TENON_DATA} or its folder, and in the user's cache
 * folder; else on the class path. With {@code --download} they are fetched where they are not there
 * yet: into the first of these three that is named.
 *
 * @param title how the data set is called in messages
 * @param folder its folder in a folder of data sets, and on the class path
 * @param addresses folders that have the files, packed
 * @param md5 of each packed file
 */
record IdxRelease(String title, String folder, List<URI> addresses, Map<String, String> md5) {
  private static final int SIDE = 28;
  private static final String IMAGES = "-images-idx3-ubyte";
  private static final String LABELS = "-labels-idx1-ubyte";
  private static final String TRAIN = "train";
  private static final String TEST = "t10k";
  private static final String PACKED = ".gz";
  // SHA-256 of the labels of MNIST, whose files have the same names as those of what replaces it.
  private static final Set<String> LABELS_OF_MNIST =
      Set.of(
          "1feba77c54802fa5339a11837ea4b2866434b83314ec45192930f1df69120c13",
          "ddeff807876a9661a1110d45c266c86239a3a1b7d37da0c3716a7a683c852ff5");

  static final IdxRelease MNIST =
      new IdxRelease(
          "MNIST",
          "mnist",
          List.of(
              URI.create("https://ossci-datasets.s3.amazonaws.com/mnist/"),
              URI.create("https://storage.googleapis.com/cvdf-datasets/mnist/")),
          Map.of(
              TRAIN + IMAGES,
              "f68b3c2dcbeaaa9fbdd348bbdeb94873",
              TRAIN + LABELS,
              "d53e105ee54ea40749a09fcbcd1e9432",
              TEST + IMAGES,
              "9fb629c4189551a2d022fa330f9573f3",
              TEST + LABELS,
              "ec29112dd5afa0611ce80d1b7f02629c"));

  static final IdxRelease FASHION_MNIST =
      new IdxRelease(
          "Fashion-MNIST",
          "fashion-mnist",
          List.of(
              URI.create("http://fashion-mnist.s3-website.eu-central-1.amazonaws.com/"),
              URI.create(
                  "https://raw.githubusercontent.com/zalandoresearch/fashion-mnist/master/data/"
                      + "fashion/")),
          Map.of(
              TRAIN + IMAGES,
              "8d4fb7e6c68d591d4c3dfef9ec88bf0d",
              TRAIN + LABELS,
              "25c81989df183df01b3e8a0aad5dffbe",
              TEST + IMAGES,
              "bef4ecab320f06d8554ea6380940ec79",
              TEST + LABELS,
              "bb300cfdad3c16e7a12a480ee83cd310"));

  /** Names of the files, without {@code .gz}. */
  static final List<String> FILES =
      List.of(TRAIN + IMAGES, TRAIN + LABELS, TEST + IMAGES, TEST + LABELS);

  /**
   * Loads the data.
   *
   * @throws UserError if a file is missing or damaged
   */
  <S> Splits<S> load(Class<S> spec, DataOptions options) {
    FileSet set = new FileSet(title, folder, FILES);
    if (options.download()) {
      download(set, options);
    }
    Optional<Map<String, FileSet.Found>> inFolders =
        set.inFolders(options, List.of(options.cacheFolder()));
    Map<String, FileSet.Found> files =
        inFolders
            .or(() -> set.onClassPath(options.resources()))
            .orElseThrow(
                () ->
                    set.none(
                        "name their folder by --data DIR or in %s, or let --download fetch them"
                            .formatted(DataOptions.DATA_VARIABLE)));
    return new Splits<>(read(spec, files, TRAIN), read(spec, files, TEST));
  }

  private void download(FileSet set, DataOptions options) {
    Path parent = options.folder().or(options::sharedFolder).orElseGet(options::cacheFolder);
    if (set.isComplete(parent)) {
      return;
    }
    for (String name : FILES) {
      String packed = name + PACKED;
      List<URI> files = addresses.stream().map(address -> address.resolve(packed)).toList();
      new Download(title + " " + name, files, md5.get(name), options.notes())
          .to(parent.resolve(folder).resolve(packed));
    }
    options.notes().accept("%s: is in %s".formatted(title, parent.resolve(folder)));
  }

  private <S> Dataset<S> read(Class<S> spec, Map<String, FileSet.Found> files, String part) {
    IdxFile images = IdxFile.read(files.get(part + IMAGES), "images", SIDE, SIDE);
    IdxFile labels = IdxFile.read(files.get(part + LABELS), "labels");
    if (images.count() != labels.count()) {
      throw new UserError(
          "%s: expected %s, one for each image of %s, found %d; replace both files by the"
                  .formatted(
                      labels.name(),
                      Counted.plain(images.count(), "label"),
                      images.name(),
                      labels.count())
              + " published ones");
    }
    String digest = HexFormat.of().formatHex(Digests.of("SHA-256").digest(labels.elements()));
    if (!folder.equals(MNIST.folder) && LABELS_OF_MNIST.contains(digest)) {
      throw new UserError(
          "%s: expected labels of %s, found those of MNIST; name the folder that has %2$s"
              .formatted(labels.name(), title));
    }
    return Dataset.of(spec, images.elements(), classes(spec, labels));
  }

  private static int[] classes(Class<?> spec, IdxFile file) {
    DataContract contract = DataContract.of(spec);
    int[] classes = new int[file.count()];
    for (int i = 0; i < classes.length; i++) {
      classes[i] = Byte.toUnsignedInt(file.elements()[i]);
      if (!contract.isClass(classes[i])) {
        throw new UserError(
            "%s: expected labels from 0 to 9, found %d at position %d; replace it by the published"
                    .formatted(file.name(), classes[i], i)
                + " file");
      }
    }
    return classes;
  }
}
