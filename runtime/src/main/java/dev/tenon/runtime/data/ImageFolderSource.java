package dev.tenon.runtime.data;

import dev.tenon.DType;
import dev.tenon.ImageFolder;
import dev.tenon.ir.Counted;
import dev.tenon.runtime.DiskFiles;
import dev.tenon.runtime.UserError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystemAlreadyExistsException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Pictures in the folders that {@link ImageFolder} tells of. */
final class ImageFolderSource<S> implements DataSource<S> {
  private static final String TRAIN = "train";
  private static final String TEST = "test";

  private final Class<S> spec;
  private final ImageFolder folder;
  private final DataContract contract;

  /**
   * Pictures of {@code spec}.
   *
   * @throws UserError if its contract is not one of pictures
   */
  ImageFolderSource(Class<S> spec) {
    this.spec = spec;
    folder = spec.getAnnotation(ImageFolder.class);
    contract = DataContract.of(spec);
    long channels = contract.input().rank() == 4 ? contract.input().dims().known(3) : 0;
    if (contract.input().dtype() != DType.UINT8
        || channels != 1 && channels != 3
        || contract.classNames().isEmpty()) {
      throw new UserError(
          ("%s has @ImageFolder, so its @DataSpec needs an input such as \"uint8 N 64 64 3\" with 1 or"
                  + " 3 channels, and classNames")
              .formatted(spec.getName()));
    }
  }

  @Override
  public Class<S> spec() {
    return spec;
  }

  @Override
  public Splits<S> load(DataOptions options) {
    Path place = find(options);
    if (Files.isDirectory(place.resolve(TRAIN))) {
      if (!Files.isDirectory(place.resolve(TEST))) {
        throw new UserError(
            ("%s has a folder %s and none called %s; add it, or put the folders of the classes into"
                    + " %1$s, and a part of them is kept for testing")
                .formatted(place, TRAIN, TEST));
      }
      return new Splits<>(
          pictures(place.resolve(TRAIN), options), pictures(place.resolve(TEST), options));
    }
    Dataset<S> all = pictures(place, options);
    if (all.size() < 2) {
      throw new UserError(
          "%s has one picture, which cannot be split into training and testing; give it more"
              .formatted(place));
    }
    return all.split(1 - folder.testFraction(), CsvSource.SPLIT_SEED);
  }

  private Path find(DataOptions options) {
    List<Path> parents = new ArrayList<>();
    options.folder().ifPresentOrElse(parents::add, () -> parents.addAll(shared(options)));
    List<Path> places = new ArrayList<>();
    for (Path parent : parents) {
      places.add(parent);
      if (!folder.value().isEmpty()) {
        places.add(parent.resolve(folder.value()));
      }
    }
    if (options.folder().isEmpty() && !folder.value().isEmpty()) {
      onClassPath(options.resources()).ifPresent(places::add);
    }
    for (Path place : places) {
      if (Files.isDirectory(place.resolve(TRAIN)) || hasClass(place)) {
        return place;
      }
    }
    throw new UserError(
        "the pictures of %s are not there; looked for folders %s in %s; name their folder by"
                .formatted(
                    spec.getSimpleName(),
                    String.join(", ", contract.classNames()),
                    places.isEmpty()
                        ? "no place"
                        : String.join("; ", places.stream().map(Path::toString).toList()))
            + " --data DIR");
  }

  private static List<Path> shared(DataOptions options) {
    return options.sharedFolder().stream().toList();
  }

  private boolean hasClass(Path place) {
    return contract.classNames().stream().anyMatch(name -> Files.isDirectory(place.resolve(name)));
  }

  /** A jar stays open until the program ends: pictures are read from it at any time. */
  private Optional<Path> onClassPath(ClassLoader resources) {
    URL found = resources.getResource(folder.value());
    if (found == null) {
      return Optional.empty();
    }
    try {
      URI uri = found.toURI();
      if (uri.getScheme().equals("jar")) {
        try {
          FileSystems.newFileSystem(uri, Map.of());
        } catch (FileSystemAlreadyExistsException e) {
          // It is open already.
        }
      }
      return Optional.of(Path.of(uri));
    } catch (URISyntaxException | IOException e) {
      throw new UserError("%s cannot be read: %s".formatted(found, reason(e)), e);
    }
  }

  private Dataset<S> pictures(Path place, DataOptions options) {
    List<String> classes = contract.classNames();
    checkFolders(place);
    List<Path> files = new ArrayList<>();
    List<Integer> labels = new ArrayList<>();
    List<Path> others = new ArrayList<>();
    for (int i = 0; i < classes.size(); i++) {
      int before = files.size();
      for (Path file : files(place.resolve(classes.get(i)))) {
        if (isPicture(file)) {
          files.add(file);
          labels.add(contract.firstClass() + i);
        } else {
          others.add(file);
        }
      }
      if (files.size() == before) {
        throw new UserError(
            "%s: expected PNG or JPEG files, found none; put some there, or leave the class out"
                .formatted(place.resolve(classes.get(i))));
      }
    }
    if (!others.isEmpty()) {
      options
          .notes()
          .accept(
              "%s: %s neither PNG nor JPEG and left out, %s%s"
                  .formatted(
                      spec.getSimpleName(),
                      Counted.of(others.size(), "file is", "files are"),
                      others.size() == 1 ? "" : "such as ",
                      others.get(0)));
    }
    int[] numbers = labels.stream().mapToInt(Integer::intValue).toArray();
    PictureExamples pictures = new PictureExamples(files, numbers, contract, folder.resize());
    pictures.checkEnds();
    return Dataset.of(spec, pictures);
  }

  /** Folders are classes: one too many or too few is a mistake that would be learned. */
  private void checkFolders(Path place) {
    List<String> found;
    try (Stream<Path> all = Files.list(place)) {
      found =
          all.filter(Files::isDirectory)
              // folders of a jar end with a slash
              .map(path -> path.getFileName().toString().replace("/", ""))
              .filter(name -> !name.startsWith("."))
              .sorted()
              .toList();
    } catch (IOException e) {
      throw new UserError("%s cannot be read: %s".formatted(place, reason(e)), e);
    }
    List<String> missing =
        contract.classNames().stream().filter(name -> !found.contains(name)).toList();
    List<String> unknown =
        found.stream().filter(name -> !contract.classNames().contains(name)).toList();
    if (!missing.isEmpty() || !unknown.isEmpty()) {
      throw new UserError(
          "%s: expected a folder for each class of %s (%s), found %s; %s"
              .formatted(
                  place,
                  spec.getSimpleName(),
                  String.join(", ", contract.classNames()),
                  found.isEmpty() ? "none" : String.join(", ", found),
                  missing.isEmpty()
                      ? "remove " + String.join(", ", unknown) + ", or add it to classNames"
                      : "add " + String.join(", ", missing) + ", or correct classNames"));
    }
  }

  private static List<Path> files(Path folder) {
    try (Stream<Path> all = Files.walk(folder, FileVisitOption.FOLLOW_LINKS)) {
      return all.filter(file -> !isHidden(file))
          .filter(ImageFolderSource::isFile)
          .sorted()
          .toList();
    } catch (IOException | UncheckedIOException e) {
      if (e.getCause() instanceof FileSystemLoopException loop) {
        throw new UserError(
            "%s is a link to a folder around it; remove it".formatted(loop.getFile()), e);
      }
      throw new UserError("%s cannot be read: %s".formatted(folder, reason(e)), e);
    }
  }

  /**
   * Whether it is a file, or a link to one. Pictures and folders that are not where their links
   * say, such as on a disk that is not mounted, are an error: a model would learn from the others
   * without a word.
   */
  private static boolean isFile(Path file) {
    if (Files.isSymbolicLink(file) && !Files.exists(file)) {
      throw new UserError("%s is a link to nothing; mend or remove it".formatted(file));
    }
    return Files.isRegularFile(file);
  }

  /** A walk through folders wraps what stops it. */
  private static String reason(Exception e) {
    return DiskFiles.reason(e instanceof UncheckedIOException walk ? walk.getCause() : e);
  }

  private static boolean isHidden(Path file) {
    return file.getFileName().toString().startsWith(".");
  }

  private static boolean isPicture(Path file) {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    return name.endsWith(".png") || name.endsWith(".jpg") || name.endsWith(".jpeg");
  }
}
