package dev.tenon.runtime.data;

import dev.tenon.ir.RowSpec;
import dev.tenon.ir.RowSpec.Feature;
import dev.tenon.ir.RowSpec.Kind;
import dev.tenon.runtime.UserError;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * How the rows that a model was trained on became numbers, as checkpoints and saved models keep it:
 * what {@link RowEncoding} needs besides the record.
 *
 * @param row simple name of the record
 * @param features the columns that are known, in order
 * @param target the column that is predicted
 * @param means what is subtracted from each number of the input; none for bytes
 * @param deviations what each is divided by after that; none for bytes
 */
public record SavedEncoding(
    String row,
    List<Feature> features,
    Feature target,
    List<Double> means,
    List<Double> deviations) {
  private static final int LISTED = 12;

  /**
   * Keeps copies.
   *
   * @throws RuntimeException if this is none, as in a file that was changed
   */
  public SavedEncoding {
    Objects.requireNonNull(row, "row");
    features = List.copyOf(features);
    means = List.copyOf(means);
    deviations = List.copyOf(deviations);
    features.forEach(SavedEncoding::check);
    check(target);
    boolean bytes = features.stream().anyMatch(feature -> feature.kind() == Kind.BYTES);
    int width = bytes ? 0 : features.stream().mapToInt(Feature::width).reduce(0, Math::addExact);
    if (features.isEmpty() || means.size() != width || deviations.size() != width) {
      throw new IllegalArgumentException("no encoding of rows");
    }
  }

  private static void check(Feature feature) {
    Objects.requireNonNull(feature.name(), "name");
    Objects.requireNonNull(feature.kind(), "kind");
    List.copyOf(feature.constants());
    List.copyOf(feature.sizes());
  }

  /** What makes rows of {@code spec} others than these; their label does not matter. */
  private List<String> differences(RowSpec spec) {
    List<String> differences = new ArrayList<>();
    List<String> names = features.stream().map(Feature::name).toList();
    List<String> here = spec.features().stream().map(Feature::name).toList();
    for (Feature feature : features) {
      int index = here.indexOf(feature.name());
      if (index < 0) {
        differences.add("%s (%s) is missing".formatted(feature.name(), text(feature)));
      } else if (!feature.equals(spec.features().get(index))) {
        differences.add(
            "%s is %s, but was %s"
                .formatted(feature.name(), text(spec.features().get(index)), text(feature)));
      }
    }
    for (Feature feature : spec.features()) {
      if (!names.contains(feature.name())) {
        differences.add("%s (%s) was not there".formatted(feature.name(), text(feature)));
      }
    }
    if (differences.isEmpty() && !names.equals(here)) {
      differences.add("the order was " + String.join(", ", names));
    }
    return differences;
  }

  private static String text(Feature feature) {
    return switch (feature.kind()) {
      case NUMBER -> feature.missing() ? "a number or empty" : "a number";
      case TRUTH -> feature.missing() ? "true, false or empty" : "true or false";
      case CATEGORY -> "one of " + String.join(", ", feature.constants());
      case NUMBERS -> "numbers in sizes " + feature.sizes();
      case BYTES -> "bytes in sizes " + feature.sizes();
    };
  }

  /**
   * Checks that rows with the columns of {@code spec} can be encoded by this.
   *
   * @param model that was trained with it
   * @throws UserError if not; it lists what differs
   */
  void check(RowSpec spec, String model) {
    List<String> differences = differences(spec);
    if (!differences.isEmpty()) {
      throw new UserError(
          "%s has other columns than the rows of %s that %s was trained on:\n  %s\n"
                  .formatted(spec.name(), row, model, listed(differences))
              + "give the record these columns, or train the model anew");
    }
  }

  /**
   * Checks that a run that was trained with this can go on with rows that are encoded by {@code
   * other}.
   *
   * @param otherData whether the rows may be others, and so their statistics, too
   * @throws UserError if they are encoded otherwise, so that the weights would not mean the same
   */
  public void check(SavedEncoding other, boolean otherData) {
    List<String> differences = new ArrayList<>();
    if (!features.equals(other.features)) {
      differences.add("the columns are " + names(other) + ", but were " + names(this));
    } else if (!target.equals(other.target)) {
      differences.add(
          "the label %s is %s, but %s was %s"
              .formatted(other.target.name(), text(other.target), target.name(), text(target)));
    } else if (!otherData) {
      List<String> inputs = new RowSpec(row, features, target).inputNames();
      for (int i = 0; i < means.size(); i++) {
        if (!means.get(i).equals(other.means.get(i))
            || !deviations.get(i).equals(other.deviations.get(i))) {
          differences.add(
              "%s has mean %s and deviation %s, but had %s and %s"
                  .formatted(
                      inputs.get(i),
                      other.means.get(i),
                      other.deviations.get(i),
                      means.get(i),
                      deviations.get(i)));
        }
      }
    }
    if (!differences.isEmpty()) {
      throw new UserError(
          "the rows to train on are not those that the run to go on with was trained on:\n  %s\n"
                  .formatted(listed(differences))
              + (features.equals(other.features) && target.equals(other.target)
                  ? "give the same data, add --other-data to go on with these, or start without --resume"
                  : "give the same data, or start without --resume"));
    }
  }

  private static String names(SavedEncoding encoding) {
    return String.join(", ", encoding.features.stream().map(Feature::name).toList());
  }

  private static String listed(List<String> differences) {
    List<String> shown =
        new ArrayList<>(differences.subList(0, Math.min(LISTED, differences.size())));
    if (differences.size() > LISTED) {
      shown.add("and %d more".formatted(differences.size() - LISTED));
    }
    return String.join("\n  ", shown);
  }
}
