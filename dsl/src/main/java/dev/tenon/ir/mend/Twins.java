package dev.tenon.ir.mend;

import dev.tenon.Dims;
import dev.tenon.ir.fluent.LayerOptions;
import java.lang.annotation.Annotation;
import java.util.List;
import java.util.Optional;

/**
 * Layers of sequences and of images that are called alike, such as {@code conv1d} and {@code
 * conv2d}: one is easily written for the other.
 */
public final class Twins {
  private static final String SEQUENCES = "1d";
  private static final String IMAGES = "2d";

  private Twins() {}

  /**
   * The twin of the layer at {@code place}, if that takes as many axes as are given, and no other
   * mistake is likelier: three axes of which two are alike may be images without their channels.
   */
  public static Optional<Remedy> of(Place place) {
    Object layer = place.layer();
    if (layer == null || !LayerOptions.isReadable(layer) || place.inputs().size() != 1) {
      return Optional.empty();
    }
    Class<? extends Annotation> written = LayerOptions.annotationOf(layer);
    String name = written.getSimpleName();
    boolean sequences = name.endsWith(SEQUENCES);
    if (!sequences && !name.endsWith(IMAGES)
        || LayerOptions.annotation(name) != written
        || place.inputs().get(0).dims().rank() != (sequences ? 4 : 3)
        || isSquare(place.inputs().get(0).dims())
        || differs(layer)) {
      return Optional.empty();
    }
    String start = name.substring(0, name.length() - SEQUENCES.length());
    Class<?> meant = LayerOptions.annotation(start + (sequences ? IMAGES : SEQUENCES));
    return meant == null
        ? Optional.empty()
        : Optional.of(new Remedy.Twin(written, meant.asSubclass(Annotation.class)));
  }

  private static boolean isSquare(Dims dims) {
    return dims.rank() == 3 && dims.dim(1).isKnown() && dims.dim(1).equals(dims.dim(2));
  }

  /** Whether rows and columns are treated in two ways, of which sequences know one. */
  private static boolean differs(Object layer) {
    return LayerOptions.options(layer).stream()
        .map(option -> LayerOptions.value(layer, option))
        .anyMatch(value -> value instanceof List<?> list && list.stream().distinct().count() > 1);
  }
}
