package dev.tenon.ir.mend;

import dev.tenon.Tensor;
import dev.tenon.ir.Declaration;
import dev.tenon.ir.Origin;
import java.util.List;

/**
 * A layer that was applied where it is written, or another thing there that can be changed.
 *
 * @param key what stands for the place, the same object in each trace of the model, or an equal
 *     list
 * @param layer the layer or join as written; null for a shape text or a call of another kind
 * @param name path of the layer, such as {@code body/conv2d_2}
 * @param kind what it is called there: {@code conv2d}
 * @param fluent whether it is a call, and not an annotation
 * @param inputs what it was applied to
 * @param output what it gave; null where it failed
 * @param first id of its first node
 * @param end id after its last node
 */
public record Place(
    Object key,
    Object layer,
    String name,
    String kind,
    Origin origin,
    boolean fluent,
    List<Tensor> inputs,
    Tensor output,
    int first,
    int end) {
  private static final String SPEC = "dataSpec";
  private static final String LABELS = "labelSpec";

  private static final String FIXED = "dataSpec of others";

  /** A shape text, an annotation's or a call's, that says what {@code value} is. */
  public static Place ofText(
      Object key, String name, String kind, Origin origin, boolean fluent, Tensor value) {
    int id = value.node().id();
    return new Place(key, null, name, kind, origin, fluent, List.of(), value, id, id + 1);
  }

  /** A call of a tensor that the user wrote. */
  public static Place ofCall(String kind, Origin origin, List<Tensor> inputs, Tensor output) {
    int id = output == null ? 0 : output.node().id();
    int end = output == null ? 0 : id + 1;
    return new Place(origin, null, kind, kind, origin, true, inputs, output, id, end);
  }

  /** A shape text of an annotation, before anything is traced. */
  public static Place ofText(Object key, String name, String kind, Origin origin) {
    return new Place(key, null, name, kind, origin, false, List.of(), null, 0, 0);
  }

  /** What {@code data} says of its input, which is {@code value}. */
  public static Place ofSpec(Declaration.Data data, Tensor value) {
    return ofText(key(data), "the @DataSpec of " + data.name(), SPEC, data.spec(), false, value);
  }

  /** What the data set called so says at {@code origin}, before any model reads it. */
  public static Place ofSpec(String name, Origin origin) {
    return ofText(List.of(SPEC, name), "the @DataSpec of " + name, SPEC, origin);
  }

  /** What {@code data} says of its labels; {@code value} is null where no input is these. */
  public static Place ofLabels(Declaration.Data data, Tensor value) {
    String name = "the @DataSpec of " + data.name();
    return value == null
        ? ofText(labels(data), name, LABELS, data.spec())
        : ofText(labels(data), name, LABELS, data.spec(), false, value);
  }

  /** What stands for what {@code data} says of its labels. */
  public static Object labels(Declaration.Data data) {
    return List.of(LABELS, data.name());
  }

  /** What stands for what {@code data} says of its input. */
  public static Object key(Declaration.Data data) {
    return List.of(SPEC, data.name());
  }

  /** The same at another place in the source. */
  public Place at(Origin there) {
    return new Place(key, layer, name, kind, there, fluent, inputs, output, first, end);
  }

  /** The same of a data set that cannot be changed for one model. */
  public Place fixed() {
    return new Place(key, layer, name, FIXED, origin, fluent, inputs, output, first, end);
  }

  /** The same before it is applied to other {@code tensors}. */
  public Place of(List<Tensor> tensors) {
    return new Place(key, layer, name, kind, origin, fluent, tensors, null, 0, 0);
  }

  /** Whether it is a shape text, and no layer. */
  public boolean isText() {
    return layer == null && output != null && inputs.isEmpty();
  }

  /** Whether it is what a data set says of its input or its labels. */
  public boolean isSpec() {
    return kind.equals(SPEC) || kind.equals(LABELS) || kind.equals(FIXED);
  }

  /** Whether it is what a data set says that nobody can change here for this model alone. */
  public boolean isFixed() {
    return kind.equals(FIXED);
  }

  /** The option that a shape text stands at. */
  public String option() {
    return kind.equals(LABELS) ? "label" : isSpec() ? "input" : "value";
  }

  /** Whether it is a call of a tensor, and no layer. */
  boolean isCall() {
    return (layer == null || layer instanceof Literals) && fluent && !inputs.isEmpty();
  }

  /** Whether the node with this id belongs to it. */
  public boolean made(int node) {
    return first <= node && node < end;
  }
}
