package dev.tenon.runtime.data;

import dev.tenon.ImageFolder.Resize;
import dev.tenon.runtime.UserError;
import dev.tenon.runtime.serve.Pictures;
import dev.tenon.runtime.serve.Raster8;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;

/** Picture files with their classes, read when they are asked for. */
final class PictureExamples implements Examples {
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

  private Raster8 fitted(Raster8 picture, Path file) {
    if (picture.height() == height && picture.width() == width) {
      return picture;
    }
    return switch (resize) {
      case NONE ->
          throw new UserError(
              "%s: expected %d x %d pixels (width x height), found %d x %d; scale it, or write %s"
                  .formatted(
                      file,
                      width,
                      height,
                      picture.width(),
                      picture.height(),
                      "@ImageFolder(resize = Resize.CROP)"));
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
}
