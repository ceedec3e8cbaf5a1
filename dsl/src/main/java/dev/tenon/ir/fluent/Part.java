package dev.tenon.ir.fluent;

import dev.tenon.Layer;
import dev.tenon.ir.Origin;
import dev.tenon.ir.Places;
import dev.tenon.ir.Reflection;
import java.util.List;

/**
 * A layer placed in another one.
 *
 * @param kind what it is called there: {@code conv2d}, {@code block}
 * @param origin the call that placed it
 */
public record Part(Layer layer, String kind, Origin origin) {
  /** {@code layer}, placed by the user's present call. */
  public static Part of(Layer layer, String kind) {
    return new Part(layer, kind, Places.here());
  }

  /** The same for a layer that says itself what it is. */
  public static Part of(Layer layer, boolean branch) {
    if (layer instanceof Composite composite) {
      List<Part> parts = composite.parts();
      if (parts.size() == 1) {
        return parts.get(0); // a chain of one layer is that layer
      }
      return of(layer, parts.isEmpty() ? "identity" : branch ? "branch" : "block");
    }
    return of(layer, kind(layer));
  }

  /** What a layer is called where nothing else is said. */
  static String kind(Object layer) {
    Class<?> type = layer.getClass();
    if (type.isHidden() || type.isSynthetic()) {
      return "lambda";
    }
    if (type.isAnonymousClass()) {
      return "layer";
    }
    return Reflection.kind(
        isBuiltIn(layer) && type.getEnclosingClass() != null && type.isRecord()
            ? type.getEnclosingClass()
            : type);
  }

  /** Whether Tenon itself brings {@code layer}. */
  static boolean isBuiltIn(Object layer) {
    return layer.getClass().getPackageName().equals("dev.tenon")
        || layer.getClass().getPackageName().equals("dev.tenon.ir.fluent");
  }

  /** Whether what it computes is the user's own code. */
  public boolean isUsers() {
    return !isBuiltIn(layer);
  }
}
