package dev.tenon.ir;

import java.util.List;
import java.util.stream.Stream;

/**
 * What a layer, or all that stands at one place, was called before.
 *
 * @param path a path, such as {@code body/conv2d_2}; in the fluent form, until it is known where
 *     the layer stands, a name beside it
 * @param origin where that is said
 */
public record Former(String path, Origin origin) {
  /** Each of {@code names}, said at {@code origin}. */
  public static List<Former> all(String[] names, Origin origin) {
    return Stream.of(names).map(name -> new Former(name, origin)).toList();
  }

  /** What stands at {@code name} within this. */
  public Former in(String name) {
    return new Former(path + "/" + name, origin);
  }

  /** The same with the whole path, for a layer that stands at {@code place}. */
  public Former beside(String place) {
    int slash = place.lastIndexOf('/');
    String outer = path.startsWith("/") || slash < 0 ? "" : place.substring(0, slash + 1);
    return new Former(outer + (path.startsWith("/") ? path.substring(1) : path), origin);
  }
}
