package dev.tenon.ir;

import java.util.HashMap;
import java.util.Map;

/** Numbers that tell the random streams of a function apart. */
final class Salts {
  private final Map<String, Integer> asked = new HashMap<>();

  /**
   * The next one of the layer that stands at {@code path}. It depends on that and how often the
   * layer has asked, so that inserting a layer leaves the streams of all others alone.
   */
  long next(String path) {
    return of(path + "#" + asked.merge(path, 1, Integer::sum));
  }

  /** That of the stream called {@code name} (FNV-1a, 64 bit). */
  static long of(String name) {
    long hash = 0xcbf29ce484222325L;
    for (int i = 0; i < name.length(); i++) {
      hash = (hash ^ name.charAt(i)) * 0x100000001b3L;
    }
    return hash;
  }
}
