package dev.tenon.runtime;

import dev.tenon.DType;
import dev.tenon.runtime.data.Batch;
import dev.tenon.runtime.data.Batches;
import dev.tenon.runtime.data.DataContract;
import dev.tenon.runtime.data.Dataset;
import dev.tenon.runtime.data.LastBatch;
import dev.tenon.runtime.report.ExamplePicture;
import dev.tenon.runtime.report.LabelledPicture;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The examples of a data set as pictures, where they are some. */
final class ExamplePictures {
  private final Dataset<?> data;
  private final DataContract contract;

  ExamplePictures(Dataset<?> data) {
    this.data = data;
    this.contract = data.contract();
  }

  /** Example {@code index}. */
  Optional<BufferedImage> at(long index) {
    List<LabelledPicture> found = read(data.skip(Math.toIntExact(index)).take(1));
    return found.stream().map(LabelledPicture::picture).findFirst();
  }

  /** The first {@code count}, with the names of their classes. */
  List<LabelledPicture> first(int count) {
    return read(data.take(Math.min(count, data.size())));
  }

  private List<LabelledPicture> read(Dataset<?> some) {
    List<LabelledPicture> pictures = new ArrayList<>();
    if (!ExamplePicture.isPicture(contract.input())) {
      return pictures;
    }
    int bytes = contract.inputBytes();
    try (Batches batches = some.batches(Math.max(1, some.size()), LastBatch.KEEP)) {
      while (batches.hasNext()) {
        Batch batch = batches.next();
        for (int i = 0; i < batch.size(); i++) {
          pictures.add(
              new LabelledPicture(
                  ExamplePicture.of(
                      contract.input(),
                      batch.inputs().slice(i * bytes, bytes).order(batch.inputs().order())),
                  label(batch, i)));
        }
      }
    }
    return pictures;
  }

  private String label(Batch batch, int i) {
    boolean isClass =
        contract.classes() > 0
            && contract.label().dtype() == DType.INT32
            && contract.label().rank() == 1
            && contract.isClass(batch.label(i));
    if (!isClass) {
      return "";
    }
    return contract.classNames().isEmpty()
        ? Integer.toString(batch.label(i))
        : contract.classNames().get(batch.label(i) - contract.firstClass());
  }
}
