package dev.tenon.ir;

import dev.tenon.Loss;
import dev.tenon.Role;
import dev.tenon.Tensor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What layers and losses say of the tensors of a trace, beyond their types.
 *
 * <p>Nothing here changes what is computed. Lints read it when all is traced.
 */
public final class Meanings {
  private final Trace trace;
  private final List<Expected> expected = new ArrayList<>();
  private final List<Compared> compared = new ArrayList<>();
  private final Map<Tensor, Origin> given = new HashMap<>();
  private final List<Tensor> squeezed = new ArrayList<>();
  private final Set<Tensor> implied = new HashSet<>();
  private final Map<Tensor, Regularised> regularised = new HashMap<>();
  private final Map<Tensor, Map<Integer, Role>> made = new HashMap<>();

  Meanings(Trace trace) {
    this.trace = trace;
  }

  /**
   * What a layer takes.
   *
   * @param scope path of the layer; empty outside of layers
   */
  public record Expected(Tensor x, List<Role> roles, String scope, Origin origin) {}

  /** A prediction that is compared with a target. */
  public record Compared(
      Loss loss, Tensor prediction, Tensor target, String scope, Origin origin) {}

  /** What makes training harder on purpose, such as dropout, or depends on the batch. */
  public enum Regularised {
    /** A random part is set to 0. */
    DROPOUT,
    /** Each channel is brought to a mean and deviation over the batch. */
    BATCH_NORM
  }

  /** Says where {@code input} is stated. Returns {@code input}. */
  public Tensor give(Tensor input, Origin origin) {
    given.put(plain(input), origin);
    return input;
  }

  /** Says what the axes of {@code x} must be. */
  public void expect(Tensor x, List<Role> roles) {
    Frame here = trace.here();
    expected.add(new Expected(plain(x), List.copyOf(roles), here.scope(), here.origin()));
  }

  /** Says what {@code axis} of {@code y} is. */
  public void make(Tensor y, int axis, Role role) {
    made.computeIfAbsent(plain(y), tensor -> new HashMap<>()).put(axis, role);
  }

  /** Says that {@code loss} compares {@code prediction} with {@code target}. */
  public void compare(Loss loss, Tensor prediction, Tensor target) {
    Frame here = trace.here();
    compared.add(new Compared(loss, plain(prediction), plain(target), here.scope(), here.origin()));
  }

  /** Says that the sizes of {@code target} follow from the prediction: nobody states them. */
  void imply(Tensor target) {
    implied.add(plain(target));
  }

  /** Says that {@code result} is {@code x} without all axes of 1, whichever they were. */
  public void squeeze(Tensor result) {
    squeezed.add(plain(result));
  }

  /** Says that {@code y} was regularised. Returns {@code y}. */
  public Tensor regularise(Tensor y, Regularised how) {
    regularised.put(plain(y), how);
    return y;
  }

  /** Where {@code input} is stated; {@link Origin#NONE} where nobody knows. */
  public Origin given(Tensor input) {
    return given.getOrDefault(plain(input), Origin.NONE);
  }

  /** What layers take, in order. */
  public List<Expected> expected() {
    return List.copyOf(expected);
  }

  /** What is compared, in order. */
  public List<Compared> compared() {
    return List.copyOf(compared);
  }

  /** Whether the sizes of {@code target} follow from the prediction that it is compared with. */
  public boolean isImplied(Tensor target) {
    return implied.contains(plain(target));
  }

  /** What lost all its axes of 1. */
  public List<Tensor> squeezed() {
    return List.copyOf(squeezed);
  }

  /** How {@code y} was regularised; null for not at all. */
  public Regularised regularised(Tensor y) {
    return regularised.get(plain(y));
  }

  /** What {@code axis} of {@code y} was said to be, or null. */
  Role made(Tensor y, int axis) {
    Map<Integer, Role> axes = made.get(plain(y));
    return axes == null ? null : axes.get(axis);
  }

  /** {@code x} as what it is in this trace, without a mask. */
  static Tensor plain(Tensor x) {
    return x.node().output(x.index());
  }
}
