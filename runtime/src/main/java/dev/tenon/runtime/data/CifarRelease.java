package dev.tenon.runtime.data;

import dev.tenon.runtime.UserError;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What the authors of CIFAR published: an archive of files with images.
 *
 * @param title how the data set is called in messages
 * @param folder the folder in the archive that has the files
 * @param archive the archive's file name
 * @param addresses where the archive is, the authors' own first
 * @param archiveMd5 of the archive, as its authors state it
 * @param labelBytes how many bytes come before an image; the last of them is its class
 * @param files what each file holds, by name
 * @param test the file with images to test on
 */
record CifarRelease(
    String title,
    String folder,
    String archive,
    List<URI> addresses,
    String archiveMd5,
    int labelBytes,
    Map<String, CifarFile> files,
    String test) {
  /**
   * A file.
   *
   * @param images how many it has
   * @param sha256 of its content; null where it is not known
   */
  record CifarFile(int images, String sha256) {}

  private static final String PAGE = "https://www.cs.toronto.edu/~kriz/";
  private static final int TEN = 10_000;

  /** The binary version of CIFAR-10 at the authors' page. */
  static final CifarRelease CIFAR_10 =
      new CifarRelease(
          "CIFAR-10",
          "cifar-10-batches-bin",
          "cifar-10-binary.tar.gz",
          List.of(URI.create(PAGE + "cifar-10-binary.tar.gz")),
          "c32a1d4ab5d03f1284b67883e8d87530",
          1,
          Map.of(
              "data_batch_1.bin",
              new CifarFile(
                  TEN, "cee916563c9f80d84e3cc88e17fdc0941787f1244f00a67874d45b261883ada5"),
              "data_batch_2.bin",
              new CifarFile(
                  TEN, "a591ca11fa1708a91ee40f54b3da4784ccd871ecf2137de63f51ada8b3fa57ed"),
              "data_batch_3.bin",
              new CifarFile(
                  TEN, "bbe8596564c0f86427f876058170b84dac6670ddf06d79402899d93ceea26f67"),
              "data_batch_4.bin",
              new CifarFile(
                  TEN, "014e562d6e23c72197cc727519169a60359f5eccd8945ad5a09d710285ff4e48"),
              "data_batch_5.bin",
              new CifarFile(
                  TEN, "755304fc0b379caeae8c14f0dac912fbc7d6cd469eb67a1029a08a39453a9add"),
              "test_batch.bin",
              new CifarFile(
                  TEN, "8e2eb146ae340b09e24670f29cabc6326dba54da8789dab6768acf480273f65b")),
          "test_batch.bin");

  /** The binary version of CIFAR-100 at the authors' page. */
  static final CifarRelease CIFAR_100 =
      new CifarRelease(
          "CIFAR-100",
          "cifar-100-binary",
          "cifar-100-binary.tar.gz",
          List.of(URI.create(PAGE + "cifar-100-binary.tar.gz")),
          "03b5dce01913d631647c71ecec9e9cb8",
          2,
          Map.of("train.bin", new CifarFile(5 * TEN, null), "test.bin", new CifarFile(TEN, null)),
          "test.bin");

  /** Sorts the files by name. */
  CifarRelease {
    files = new TreeMap<>(files);
  }

  /** Names of the files with images to train on. */
  List<String> train() {
    return files.keySet().stream().filter(name -> !name.equals(test)).toList();
  }

  /** The files, of which none need be there. */
  FileSet fileSet() {
    return new FileSet(title, folder, List.copyOf(files.keySet()));
  }

  /**
   * Fetches and unpacks the archive into the folder that the user named, else that of {@code
   * TENON_DATA}, else the cache; unless the files are there.
   *
   * @throws UserError if it cannot be had or written
   */
  void download(DataOptions options) {
    Path target = options.folder().or(options::sharedFolder).orElseGet(options::cacheFolder);
    if (fileSet().isComplete(target)) {
      return;
    }
    Path packed = target.resolve(archive);
    new Download(title, addresses, archiveMd5, options.notes()).to(packed);
    Archive.unpack(packed, folder, files.keySet(), target);
    options.notes().accept("%s: is in %s".formatted(title, target.resolve(folder)));
  }

  /**
   * The published images; empty where none of the files is in a folder.
   *
   * @throws UserError if there are only some, or one is damaged
   */
  <S> Optional<Splits<S>> load(Class<S> spec, DataOptions options) {
    return fileSet()
        .inFolders(options, List.of(options.cacheFolder()))
        .map(
            found ->
                new Splits<>(
                    CifarImages.read(
                        spec, train().stream().map(name -> expected(found, name)).toList()),
                    CifarImages.read(spec, List.of(expected(found, test)))));
  }

  /** They are in no folder. */
  UserError missing(DataOptions options) {
    FileSet set = fileSet();
    set.inFolders(options, List.of(options.cacheFolder()));
    return set.none(
        "name their folder by --data DIR or in %s, or let --download fetch them"
            .formatted(DataOptions.DATA_VARIABLE));
  }

  private CifarImages.Expected expected(Map<String, FileSet.Found> found, String name) {
    CifarFile file = files.get(name);
    return new CifarImages.Expected(found.get(name), labelBytes, file.images(), file.sha256());
  }
}
