package dev.tenon.ir.fluent;

import dev.tenon.Layer;
import dev.tenon.ir.Former;
import dev.tenon.ir.Origin;
import dev.tenon.ir.Places;
import dev.tenon.ir.Reflection;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A layer placed in another one.
 *
 * @param kind what it is called there: {@code conv2d}, {@code block}
 * @param origin the call that placed it
 * @param formerly what it was called before, as names beside it
 * @param frozen the calls that say that it does not learn
 */
public record Part(
    Layer layer, String kind, Origin origin, List<Former> formerly, List<Origin> frozen) {
  /** {@code layer}, never called otherwise, which learns. */
  public Part(Layer layer, String kind, Origin origin) {
    this(layer, kind, origin, List.of(), List.of());
  }

  /** {@code layer}, placed by the user's present call. */
  public static Part of(Layer layer, String kind) {
    return new Part(layer, kind, Places.here());
  }

  /** The same for a layer that says itself what it is. */
  public static Part of(Layer layer, boolean branch) {
    if (layer instanceof Composite composite) {
      List<Part> parts = composite.parts();
      if (parts.size() == 1) {
        return parts.get(0).formerly(composite.formerly()); // a chain of one layer is that layer
      }
      return of(layer, parts.isEmpty() ? "identity" : branch ? "branch" : "block");
    }
    return of(layer, kind(layer));
  }

  /** This, which was called {@code names} before. */
  public Part formerly(List<Former> names) {
    List<Former> all = new ArrayList<>(formerly);
    all.addAll(names);
    return names.isEmpty() ? this : new Part(layer, kind, origin, List.copyOf(all), frozen);
  }

  /** This, whose weights the call at {@code place} freezes. */
  public Part frozen(Origin place) {
    List<Origin> all = new ArrayList<>(frozen);
    all.add(place);
    return new Part(layer, kind, origin, formerly, List.copyOf(all));
  }

  /** The names of {@code parts} in a chain: {@code conv2d}, then {@code conv2d_2}. */
  public static List<String> names(List<Part> parts) {
    Map<String, Integer> seen = new HashMap<>();
    return parts.stream().map(part -> numbered(part.kind(), seen)).toList();
  }

  /** {@code conv2d}, then {@code conv2d_2}. */
  static String numbered(String kind, Map<String, Integer> seen) {
    int occurrence = seen.merge(kind, 1, Integer::sum);
    return occurrence == 1 ? kind : kind + "_" + occurrence;
  }

  /** What a layer is called where nothing else is said. */
  static String kind(Object layer) {
    if (layer instanceof Refused refused) {
      Class<?> annotation = refused.annotation();
      return annotation == null ? "layer" : Reflection.kind(annotation);
    }
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
