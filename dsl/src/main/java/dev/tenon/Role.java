package dev.tenon;

import java.util.List;
import java.util.Locale;

/**
 * What an axis of a tensor stands for.
 *
 * <p>Layers say what the axes of their inputs are and what those of their outputs become; the
 * compiler follows them through a model, and warns where they are mixed.
 */
public enum Role {
  /** One example after the other; N by custom. */
  BATCH,
  /** Steps of a sequence; T by custom. */
  TIME,
  /** Rows of an image. */
  HEIGHT,
  /** Columns of an image. */
  WIDTH,
  /** Colours of an image, or what filters made of them. */
  CHANNEL,
  /** What is measured or computed of an example or step. */
  FEATURE,
  /** One number for each class. */
  CLASS,
  /** The heads of an attention. */
  HEAD,
  /** The words or things that an index tells apart. */
  VOCABULARY;

  private static final List<Role> IMAGES = List.of(BATCH, HEIGHT, WIDTH, CHANNEL);
  private static final List<Role> SEQUENCES = List.of(BATCH, TIME, FEATURE);

  /** The axes of images {@code [N, H, W, C]}. */
  public static List<Role> ofImages() {
    return IMAGES;
  }

  /** The axes of sequences {@code [N, T, C]}. */
  public static List<Role> ofSequences() {
    return SEQUENCES;
  }

  /**
   * Says that the axes of {@code x}, an input of the layer that is being applied, must be {@code
   * roles}.
   */
  public static void expect(Tensor x, List<Role> roles) {
    x.trace().meanings().expect(x, roles);
  }

  /**
   * Says that {@code axis} of {@code y} has this role, whatever it was made of. Returns {@code y}.
   */
  public Tensor of(Tensor y, int axis) {
    y.trace().meanings().make(y, y.dims().axis(axis), this);
    return y;
  }

  /** As people say it: {@code "height"}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
