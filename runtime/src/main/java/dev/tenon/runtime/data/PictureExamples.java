package dev.tenon.runtime.data;

import dev.tenon.ImageFolder.Resize;
import dev.tenon.runtime.DiskFiles;
import dev.tenon.runtime.UserError;
import dev.tenon.runtime.serve.Pictures;
import dev.tenon.runtime.serve.Raster8;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.zip.Checksum;

/** Picture files with their classes, read when they are asked for. */
final class PictureExamples implements Examples {
  /** Files that are looked at; each takes a tenth of a millisecond or two. */
  private static final int MOST_LOOKED_AT = 100_000;

  /** Files that are looked into, and how far, to tell them from others. */
  private static final int FILES = 500;

  private static final int START = 1 << 15;

  private final List<Path> files;
  private final int[] labels;
  private final int height;
  private final int width;
  private final int channels;
  private final Resize resize;

  PictureExamples(List<Path> files, int[] labels, DataContract contract, Resize resize) {
    this.files = List.copyOf(files);
    this.labels = labels;
    this.height = (int) contract.input().dims().known(1);
    this.width = (int) contract.input().dims().known(2);
    this.channels = (int) contract.input().dims().known(3);
    this.resize = resize;
  }

  @Override
  public int size() {
    return files.size();
  }

  @Override
  public void putInput(int index, ByteBuffer target) {
    Path file = files.get(index);
    Raster8 picture = Pictures.samples(Picture.read(file)).withChannels(channels);
    for (float sample : fitted(picture, file).samples()) {
      target.put((byte) Math.max(0, Math.min(255, Math.round(sample))));
    }
  }

  /**
   * Looks at heads and ends of the files, so that one that is none of a picture, is cut off, or has
   * another size, is not found after hours; of very many at some of them.
   *
   * @throws UserError if one cannot be used
   */
  void checkEnds() {
    int[] all = IntStream.range(0, size()).toArray();
    List<String> wrong =
        Arrays.stream(Fingerprint.spread(all, MOST_LOOKED_AT))
            .parallel()
            .mapToObj(index -> mistake(files.get(index)))
            .flatMap(Optional::stream)
            .toList();
    if (!wrong.isEmpty()) {
      throw new UserError(
          wrong.size() == 1
              ? wrong.get(0)
              : "%s (and %,d more of %,d files)".formatted(wrong.get(0), wrong.size() - 1, size()));
    }
  }

  private Optional<String> mistake(Path file) {
    try {
      Picture.Size size = Picture.size(file);
      if (resize == Resize.NONE && !(size.width() == width && size.height() == height)) {
        throw otherSize(file, size.width(), size.height());
      }
      Picture.checkEnd(file);
      return Optional.empty();
    } catch (UserError e) {
      return Optional.of(e.getMessage());
    }
  }

  private UserError otherSize(Path file, int foundWidth, int foundHeight) {
    return new UserError(
        "%s: expected %d x %d pixels (width x height), found %d x %d; scale it, or write %s"
            .formatted(
                file,
                width,
                height,
                foundWidth,
                foundHeight,
                "@ImageFolder(resize = Resize.CROP)"));
  }

  private Raster8 fitted(Raster8 picture, Path file) {
    if (picture.height() == height && picture.width() == width) {
      return picture;
    }
    return switch (resize) {
      case NONE -> throw otherSize(file, picture.width(), picture.height());
      case STRETCH -> picture.scaled(width, height);
      case CROP -> {
        double factor =
            Math.max((double) width / picture.width(), (double) height / picture.height());
        Raster8 scaled =
            picture.scaled(
                Math.max(1, (int) Math.round(picture.width() * factor)),
                Math.max(1, (int) Math.round(picture.height() * factor)));
        yield scaled.cropped(width, height);
      }
    };
  }

  @Override
  public void putLabel(int index, ByteBuffer target) {
    target.putInt(labels[index]);
  }

  /** By all names and classes, and by what some files begin with. */
  @Override
  public void identify(DataContract contract, int[] indices, Checksum sum) {
    for (int index : indices) {
      Fingerprint.add(sum, labels[index] + "/" + files.get(index).getFileName() + "\n");
    }
    for (int index : Fingerprint.spread(indices, FILES)) {
      Path file = files.get(index);
      try (InputStream in = Files.newInputStream(file)) {
        Fingerprint.add(sum, Long.toString(Files.size(file)));
        sum.update(in.readNBytes(START));
      } catch (IOException e) {
        throw new UserError("%s cannot be read: %s".formatted(file, DiskFiles.reason(e)), e);
      }
    }
  }
}
