package dev.tenon.runtime;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What keeps variables of one model from being read into another. */
final class Differences {
  private static final int SHOWN = 12;

  private Differences() {}

  /**
   * A line for each variable that is not the same on both sides; empty where all are.
   *
   * @param here the variables of the model, name and type
   * @param there those of the checkpoint
   */
  static Optional<String> between(Map<String, String> here, Map<String, String> there) {
    List<String> lines = new ArrayList<>();
    here.forEach(
        (name, type) -> {
          String other = there.get(name);
          if (other == null) {
            lines.add("  %s (%s) is not in the checkpoint".formatted(name, type));
          } else if (!other.equals(type)) {
            lines.add("  %s is %s in the checkpoint, %s in the model".formatted(name, other, type));
          }
        });
    there.forEach(
        (name, type) -> {
          if (!here.containsKey(name)) {
            lines.add("  %s (%s) is only in the checkpoint".formatted(name, type));
          }
        });
    if (lines.isEmpty()) {
      return Optional.empty();
    }
    int more = lines.size() - SHOWN;
    List<String> shown = new ArrayList<>(lines.subList(0, Math.min(SHOWN, lines.size())));
    if (more > 0) {
      shown.add("  and %d more".formatted(more));
    }
    return Optional.of(String.join("\n", shown));
  }
}
