package dev.tenon.ir.lock;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Layers of one kind in one place, which have numbers: {@code body/conv2d}, {@code body/conv2d_2}.
 *
 * @param outer path of the place
 * @param base the kind
 */
record Numbering(String outer, String base) {
  private static final Pattern NUMBER = Pattern.compile("_\\d+$");

  /** That in which {@code was} and {@code is} have other numbers and are alike otherwise. */
  static Optional<Numbering> between(String was, String is) {
    List<String> before = List.of(was.split("/"));
    List<String> after = List.of(is.split("/"));
    int place = -1;
    for (int i = 0; before.size() == after.size() && i < after.size(); i++) {
      if (!before.get(i).equals(after.get(i))) {
        if (place >= 0 || !base(before.get(i)).equals(base(after.get(i)))) {
          return Optional.empty();
        }
        place = i;
      }
    }
    return place < 0
        ? Optional.empty()
        : Optional.of(
            new Numbering(String.join("/", after.subList(0, place)), base(after.get(place))));
  }

  /** Whether {@code path} lies in one of these. */
  boolean has(String path) {
    String start = outer.isEmpty() ? "" : outer + "/";
    return path.startsWith(start)
        && base(path.substring(start.length()).split("/")[0]).equals(base);
  }

  private static String base(String name) {
    return NUMBER.matcher(name).replaceFirst("");
  }
}
