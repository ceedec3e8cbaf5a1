package dev.tenon.runtime.weights;

import dev.tenon.DType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How names and axes of weights in a file become those of a model, or the other way round.
 * Immutable; each method gives a further one. Patterns are {@link Pattern regular expressions}.
 *
 * <pre>{@code
 * WeightMapping.fromPyTorch()
 *     .rename("^features/0/", "conv1/")
 *     .rename("^classifier/", "logits/")
 *     .rearrange("hidden/kernel", "(h w c) o -> (c h w) o", Map.of("h", 7, "w", 7));
 * }</pre>
 */
public final class WeightMapping {
  /** Names and axes are the same on both sides. */
  public static final WeightMapping EXACT =
      new WeightMapping(List.of(), List.of(), List.of(), List.of(), false, null, false);

  private final List<Renaming> renamings;
  private final List<Change> changes;
  private final List<Pattern> leftOut;
  private final List<Pattern> kept;
  private final boolean pyTorch;
  private final DType target;
  private final boolean converting;

  private record Renaming(Pattern pattern, String replacement) {}

  private record Change(Pattern names, Rearrangement rearrangement) {}

  private WeightMapping(
      List<Renaming> renamings,
      List<Change> changes,
      List<Pattern> leftOut,
      List<Pattern> kept,
      boolean pyTorch,
      DType target,
      boolean converting) {
    this.renamings = renamings;
    this.changes = changes;
    this.leftOut = leftOut;
    this.kept = kept;
    this.pyTorch = pyTorch;
    this.target = target;
    this.converting = converting;
  }

  /**
   * For weights of a PyTorch {@code state_dict}, whose names have dots: {@code conv1.weight}
   * becomes {@code conv1/kernel}, of a normalisation {@code bn.weight}, {@code bn.bias}, {@code
   * bn.running_mean} and {@code bn.running_var} become {@code bn/gamma}, {@code bn/beta}, {@code
   * bn/movingMean} and {@code bn/movingVariance}, and of an embedding {@code words.weight} becomes
   * {@code words/table}. Kernels of convolutions come from {@code [out, in, height, width]} to
   * {@code [height, width, in, out]}, those of dense layers from {@code [out, in]} to {@code [in,
   * out]}. {@code num_batches_tracked} is left out.
   */
  public static WeightMapping fromPyTorch() {
    return new WeightMapping(List.of(), List.of(), List.of(), List.of(), true, null, false)
        .leaveOut(".*num_batches_tracked");
  }

  /**
   * Replaces what {@code pattern} finds in a name; renamings follow each other in their order.
   *
   * @param replacement as in {@link String#replaceAll}
   */
  public WeightMapping rename(String pattern, String replacement) {
    return new WeightMapping(
        with(renamings, new Renaming(Pattern.compile(pattern), replacement)),
        changes,
        leftOut,
        kept,
        pyTorch,
        target,
        converting);
  }

  /** {@link #rearrange(String, String, Map)} where no axis is split. */
  public WeightMapping rearrange(String names, String axes) {
    return rearrange(names, axes, Map.of());
  }

  /**
   * Puts axes into another order, splits and joins them: {@code "o i h w -> h w i o"}, {@code "o (c
   * h w) -> (h w c) o"}. Of several that match a name each takes what the one before it gave.
   *
   * @param names pattern of all of a name, as it is after the renamings
   * @param axes before and after; names in brackets are one axis, the last one changing fastest
   * @param sizes of axes that are split off, all but one of each bracket
   * @throws IllegalArgumentException if {@code axes} makes no sense
   */
  public WeightMapping rearrange(String names, String axes, Map<String, Integer> sizes) {
    return new WeightMapping(
        renamings,
        with(changes, new Change(Pattern.compile(names), new Rearrangement(axes, sizes))),
        leftOut,
        kept,
        pyTorch,
        target,
        converting);
  }

  /** Leaves out weights whose name, as it is before the renamings, matches {@code pattern}. */
  public WeightMapping leaveOut(String pattern) {
    return new WeightMapping(
        renamings,
        changes,
        with(leftOut, Pattern.compile(pattern)),
        kept,
        pyTorch,
        target,
        converting);
  }

  /** Lets weights of the model that match {@code pattern} keep their values if none come. */
  public WeightMapping keep(String pattern) {
    return new WeightMapping(
        renamings,
        changes,
        leftOut,
        with(kept, Pattern.compile(pattern)),
        pyTorch,
        target,
        converting);
  }

  /**
   * Converts floating-point numbers of another width to that of the model; without this they are an
   * error, since they may lose digits.
   */
  public WeightMapping convert() {
    return new WeightMapping(renamings, changes, leftOut, kept, pyTorch, target, true);
  }

  /**
   * Writes floating-point numbers as {@code dtype}.
   *
   * @throws IllegalArgumentException if that is no floating-point type
   */
  public WeightMapping as(DType dtype) {
    if (!dtype.isFloating()) {
      throw new IllegalArgumentException(dtype + " holds no fractions; weights do");
    }
    return new WeightMapping(renamings, changes, leftOut, kept, pyTorch, dtype, converting);
  }

  private static <T> List<T> with(List<T> all, T further) {
    List<T> more = new ArrayList<>(all);
    more.add(further);
    return List.copyOf(more);
  }

  boolean leavesOut(String name) {
    return leftOut.stream().anyMatch(pattern -> pattern.matcher(name).matches());
  }

  boolean keeps(String name) {
    return kept.stream().anyMatch(pattern -> pattern.matcher(name).matches());
  }

  boolean isPyTorch() {
    return pyTorch;
  }

  boolean converts() {
    return converting;
  }

  /** What floating-point numbers are written as; empty for what they are. */
  Optional<DType> target() {
    return Optional.ofNullable(target);
  }

  String renamed(String name) {
    String renamed = name;
    for (Renaming renaming : renamings) {
      renamed = renaming.pattern().matcher(renamed).replaceAll(renaming.replacement());
    }
    return renamed;
  }

  List<Rearrangement> rearrangements(String name) {
    return changes.stream()
        .filter(change -> change.names().matcher(name).matches())
        .map(Change::rearrangement)
        .toList();
  }
}
