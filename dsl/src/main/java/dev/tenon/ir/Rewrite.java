package dev.tenon.ir;

import dev.tenon.Tensor;
import java.util.List;

/** Replaces nodes by others that give the same values at less cost. */
@FunctionalInterface
public interface Rewrite {
  /**
   * What to put in place of {@code node}.
   *
   * @param node of the old trace
   * @param inputs its inputs, in the new trace
   * @param replay records the replacement, by {@link Replay#once}
   * @return as many outputs as the node has, of the same types; null to leave it
   */
  List<Tensor> apply(Node node, List<Tensor> inputs, Replay replay);
}
