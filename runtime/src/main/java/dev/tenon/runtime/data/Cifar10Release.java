package dev.tenon.runtime.data;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the authors of CIFAR-10 published: an archive of files, each with as many images.
 *
 * @param addresses where the archive is, the authors' own first
 * @param archiveMd5 of the archive, as its authors state it
 * @param imagesPerFile how many images a file holds
 * @param files SHA-256 of the content of each file, by name
 */
record Cifar10Release(
    List<URI> addresses, String archiveMd5, int imagesPerFile, Map<String, String> files) {
  /** The folder in the archive that has the files. */
  static final String FOLDER = "cifar-10-batches-bin";

  /** The archive's file name. */
  static final String ARCHIVE = "cifar-10-binary.tar.gz";

  /** The file with images to test on. */
  static final String TEST = "test_batch.bin";

  /** The binary version at the authors' page. */
  static final Cifar10Release PUBLISHED =
      new Cifar10Release(
          List.of(URI.create("https://www.cs.toronto.edu/~kriz/" + ARCHIVE)),
          "c32a1d4ab5d03f1284b67883e8d87530",
          10_000,
          Map.of(
              "data_batch_1.bin",
              "cee916563c9f80d84e3cc88e17fdc0941787f1244f00a67874d45b261883ada5",
              "data_batch_2.bin",
              "a591ca11fa1708a91ee40f54b3da4784ccd871ecf2137de63f51ada8b3fa57ed",
              "data_batch_3.bin",
              "bbe8596564c0f86427f876058170b84dac6670ddf06d79402899d93ceea26f67",
              "data_batch_4.bin",
              "014e562d6e23c72197cc727519169a60359f5eccd8945ad5a09d710285ff4e48",
              "data_batch_5.bin",
              "755304fc0b379caeae8c14f0dac912fbc7d6cd469eb67a1029a08a39453a9add",
              "test_batch.bin",
              "8e2eb146ae340b09e24670f29cabc6326dba54da8789dab6768acf480273f65b"));

  /** Sorts the files by name. */
  Cifar10Release {
    files = new TreeMap<>(files);
  }

  /** Names of the files with images to train on. */
  List<String> train() {
    return files.keySet().stream().filter(name -> !name.equals(TEST)).toList();
  }
}
