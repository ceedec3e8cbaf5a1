package dev.tenon.ir.mend;

import dev.tenon.Tensor;
import dev.tenon.ir.Origin;
import java.util.List;

/**
 * A layer that was applied where it is written.
 *
 * @param key what stands for the place, by identity: the same object in each trace of the model
 * @param layer the layer or join as written
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
  /** Whether the node with this id belongs to it. */
  boolean made(int node) {
    return first <= node && node < end;
  }
}
