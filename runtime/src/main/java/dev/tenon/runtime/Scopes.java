package dev.tenon.runtime;

import java.util.HashMap;
import java.util.Map;
import org.tensorflow.op.Ops;

/**
 * Name scopes by path. TensorFlow Java makes a new scope of another name ({@code conv1_1}) each
 * time one is asked for; here the same path is the same scope.
 */
final class Scopes {
  private final Map<String, Ops> byPath = new HashMap<>();

  Scopes(Ops root) {
    byPath.put("", root);
  }

  /** The scope at {@code path}, such as {@code gradients/conv1}; the root where it is empty. */
  Ops at(String path) {
    Ops known = byPath.get(path);
    if (known == null) {
      int slash = path.lastIndexOf('/');
      Ops parent = at(slash < 0 ? "" : path.substring(0, slash));
      known = parent.withSubScope(legal(path.substring(slash + 1)));
      byPath.put(path, known);
    }
    return known;
  }

  /** {@code name} with what TensorFlow does not take in names replaced. */
  static String legal(String name) {
    String replaced = name.replaceAll("[^A-Za-z0-9_.-]", "_");
    return replaced.matches("[A-Za-z0-9.].*") ? replaced : "x" + replaced;
  }
}
