package dev.tenon.runtime.weights;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What weights of PyTorch's layers are called here, and how their axes lie. */
final class PyTorchNames {
  private static final String WEIGHT = ".weight";

  private static final Map<Integer, Rearrangement> KERNELS =
      Map.of(
          2, new Rearrangement("o i -> i o", Map.of()),
          3, new Rearrangement("o i w -> w i o", Map.of()),
          4, new Rearrangement("o i h w -> h w i o", Map.of()),
          5, new Rearrangement("o i d h w -> d h w i o", Map.of()));

  private final Set<String> norms = new HashSet<>();

  /** Of the weights of one model: a layer whose weight is a vector normalises. */
  PyTorchNames(Map<String, Stored> tensors) {
    tensors.forEach(
        (name, stored) -> {
          if (name.endsWith(WEIGHT) && stored.shape().numDimensions() == 1) {
            norms.add(layer(name));
          }
        });
  }

  private static String layer(String name) {
    return name.substring(0, Math.max(0, name.lastIndexOf('.')));
  }

  /** {@code "conv1.weight"} is {@code "conv1/kernel"}. */
  String named(String name) {
    String layer = layer(name);
    String local = name.substring(layer.isEmpty() ? 0 : layer.length() + 1);
    boolean norm = norms.contains(layer);
    String here =
        switch (local) {
          case "weight" -> norm ? "gamma" : "kernel";
          case "bias" -> norm ? "beta" : "bias";
          case "running_mean" -> "movingMean";
          case "running_var" -> "movingVariance";
          default -> local;
        };
    return (layer.isEmpty() ? here : layer + "." + here).replace('.', '/');
  }

  /** How the axes of a weight called {@code name} here are put; empty for as they are. */
  static List<Rearrangement> axes(String name, int rank) {
    Rearrangement kernel = KERNELS.get(rank);
    return kernel != null && name.matches("(.*/)?kernel") ? List.of(kernel) : List.of();
  }
}
