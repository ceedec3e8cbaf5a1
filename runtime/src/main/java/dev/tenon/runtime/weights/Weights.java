package dev.tenon.runtime.weights;

import dev.tenon.ir.Counted;
import dev.tenon.runtime.DiskFiles;
import dev.tenon.runtime.UserError;
import dev.tenon.runtime.Value;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The weights of a trainer by name, as files that other programs read and write: what the model
 * learned and its states, without what the optimizer remembers. They are the trainer's present
 * ones, whenever they are asked for; while it trains, all of them those after one step.
 */
public final class Weights {
  private final String model;
  private final Map<String, Stored> types;
  private final Supplier<Map<String, Value>> read;
  private final Consumer<Map<String, Value>> write;
  private final BiFunction<String, Set<String>, String> inFile;

  /**
   * Weights that are kept elsewhere.
   *
   * @param model name of the model
   * @param types of the weights by name, in order
   * @param read gives the present values of all, by name
   * @param write gives all of them other values, or none of them
   * @param inFile gives the name of one in a file that has weights of certain names: one of its
   *     former names where that is there
   */
  public Weights(
      String model,
      Map<String, Stored> types,
      Supplier<Map<String, Value>> read,
      Consumer<Map<String, Value>> write,
      BiFunction<String, Set<String>, String> inFile) {
    this.model = model;
    this.types = Collections.unmodifiableMap(new LinkedHashMap<>(types));
    this.read = read;
    this.write = write;
    this.inFile = inFile;
  }

  /** Type and sizes of each weight by name, in order. */
  public Map<String, Stored> types() {
    return types;
  }

  /** {@link #writeNpz(Path, WeightMapping)} with the names that they have here. */
  public void writeNpz(Path file) {
    writeNpz(file, WeightMapping.EXACT);
  }

  /**
   * Writes all weights as NumPy's npz, which {@code numpy.load} reads. A file that is there is
   * replaced once the new one is whole.
   *
   * @param mapping what they are called in the file, and how their axes lie there
   * @throws UserError if it cannot be written, two weights would have one name, or NumPy does not
   *     have their type
   */
  public void writeNpz(Path file, WeightMapping mapping) {
    Map<String, Value> mapped = mapped(mapping);
    mapped.forEach(
        (name, value) -> {
          if (NpyHeader.text(value.dtype()).isEmpty()) {
            throw new UserError(
                "%s is %s, which NumPy does not have; write as(FLOAT32), or safetensors"
                    .formatted(name, value.dtype()));
          }
        });
    write(file, out -> NpzWriter.write(out, mapped));
  }

  /** {@link #writeSafetensors(Path, WeightMapping)} with the names that they have here. */
  public void writeSafetensors(Path file) {
    writeSafetensors(file, WeightMapping.EXACT);
  }

  /**
   * Writes all weights as safetensors. A file that is there is replaced once the new one is whole.
   *
   * @param mapping what they are called in the file, and how their axes lie there
   * @throws UserError if it cannot be written, or two weights would have one name
   */
  public void writeSafetensors(Path file, WeightMapping mapping) {
    Map<String, Value> mapped = mapped(mapping);
    write(file, out -> SafetensorsWriter.write(out, model, mapped));
  }

  private static void write(Path file, DiskFiles.Content content) {
    Path target = file.toAbsolutePath().normalize();
    try {
      DiskFiles.createFolder(target.getParent());
      DiskFiles.write(target, content);
    } catch (IOException e) {
      throw new UserError(
          "cannot write the weights %s: %s".formatted(target, DiskFiles.notWritten(e)), e);
    }
  }

  private Map<String, Value> mapped(WeightMapping mapping) {
    if (mapping.isPyTorch()) {
      throw new IllegalArgumentException(
          "fromPyTorch() is for reading; to write, state renamings and rearrangements");
    }
    Map<String, Value> present = read.get();
    Map<String, Value> mapped = new LinkedHashMap<>();
    Map<String, String> sources = new LinkedHashMap<>();
    types.forEach(
        (source, stored) -> {
          if (mapping.leavesOut(source)) {
            return;
          }
          String name = mapping.renamed(source);
          Value value = present.get(source);
          for (Rearrangement rearrangement : mapping.rearrangements(name)) {
            if (rearrangement.of(value.shape()).isEmpty()) {
              throw new UserError(
                  "%s is %s, which \"%s\" does not take".formatted(source, stored, rearrangement));
            }
            value = rearrangement.apply(value);
          }
          if (value.dtype().isFloating() && mapping.target().isPresent()) {
            value = Conversions.to(mapping.target().get(), value);
          }
          mapped.put(name, value);
          String other = sources.put(name, source);
          if (other != null) {
            throw new UserError("%s and %s both become %s".formatted(other, source, name));
          }
        });
    return mapped;
  }

  /** {@link #load(Path, WeightMapping)} of weights that have the names they have here. */
  public void load(Path file) {
    load(file, WeightMapping.EXACT);
  }

  /**
   * Takes the weights of a file, npz or safetensors, which its content tells. Each weight must find
   * its place and each place its weight; if anything is wrong, nothing is changed. A weight that
   * was renamed, as {@link dev.tenon.Formerly} says, is found by its former name, too.
   *
   * @param mapping from the file's names and axes to those here
   * @throws UserError if the file cannot be read or is damaged, or lists all that does not fit
   * @throws IllegalStateException if the trainer trains in another thread
   */
  public void load(Path file, WeightMapping mapping) {
    Map<String, Value> values;
    try (TensorFile opened = TensorFile.open(file)) {
      values = new Import(model, types, opened, mapping, inFile).values();
    }
    write.accept(values);
  }

  /** {@code "8 weights of MnistCnn"}. */
  @Override
  public String toString() {
    return Counted.of(types.size(), "weight") + " of " + model;
  }
}
