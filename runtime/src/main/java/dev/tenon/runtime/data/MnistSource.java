package dev.tenon.runtime.data;

import dev.tenon.Mnist;
import dev.tenon.runtime.UserError;
import java.util.List;
import java.util.Map;

/**
 * {@link Mnist} from its four published files, packed or not: {@code train-images-idx3-ubyte},
 * {@code train-labels-idx1-ubyte}, {@code t10k-images-idx3-ubyte}, {@code t10k-labels-idx1-ubyte}.
 *
 * <p>They are looked for in the folder of {@code --data} or its folder {@code mnist}; else in that
 * of the environment variable {@code TENON_DATA} or its folder {@code mnist}; else on the class
 * path in {@code mnist}.
 */
public final class MnistSource implements DataSource<Mnist> {
  private static final int SIDE = 28;
  private static final String IMAGES = "-images-idx3-ubyte";
  private static final String LABELS = "-labels-idx1-ubyte";
  private static final String TRAIN = "train";
  private static final String TEST = "t10k";

  /** For the service loader. */
  public MnistSource() {}

  @Override
  public Class<Mnist> spec() {
    return Mnist.class;
  }

  @Override
  public Splits<Mnist> load(DataOptions options) {
    List<String> names = List.of(TRAIN + IMAGES, TRAIN + LABELS, TEST + IMAGES, TEST + LABELS);
    Map<String, FileSet.Found> files = new FileSet("MNIST", "mnist", names).find(options);
    return new Splits<>(read(files, TRAIN), read(files, TEST));
  }

  private static Dataset<Mnist> read(Map<String, FileSet.Found> files, String part) {
    IdxFile images = IdxFile.read(files.get(part + IMAGES), "images", SIDE, SIDE);
    IdxFile labels = IdxFile.read(files.get(part + LABELS), "labels");
    if (images.count() != labels.count()) {
      throw new UserError(
          "%s: expected %d labels, one for each image of %s, found %d; replace both files by the"
                  .formatted(labels.name(), images.count(), images.name(), labels.count())
              + " published ones");
    }
    return Dataset.of(Mnist.class, images.elements(), classes(labels));
  }

  private static int[] classes(IdxFile file) {
    DataContract contract = DataContract.of(Mnist.class);
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
