package dev.tenon.processor.edit;

import dev.tenon.DType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Writes a shape text as whoever wrote the one before it did: {@code "N 36 WIDTH"} and not {@code
 * "N 36 64"}, {@code "N T<=CONTEXT"} and not {@code "N T"}.
 */
final class ShapeWords {
  private static final String FACTS = "%<>=";

  private final Map<String, Long> constants;

  /** Words beside {@code constants}. */
  ShapeWords(Map<String, Long> constants) {
    this.constants = constants;
  }

  /** {@code now} in the words of {@code before}: in place first, then wherever it stands. */
  String kept(String before, String now) {
    List<String> left = new ArrayList<>(sizes(before));
    List<String> sizes = sizes(now);
    List<String> words = new ArrayList<>(sizes);
    if (left.size() == sizes.size()) {
      for (int i = 0; i < sizes.size(); i++) {
        if (says(left.get(i), sizes.get(i))) {
          words.set(i, left.set(i, ""));
        }
      }
    }
    for (int i = 0; i < sizes.size(); i++) {
      String size = sizes.get(i);
      if (words.get(i).equals(size)) {
        Optional<String> said = left.stream().filter(word -> says(word, size)).findFirst();
        if (said.isPresent()) {
          left.set(left.indexOf(said.get()), "");
          words.set(i, said.get());
        }
      }
    }
    String start = now.trim().split("\\s+")[0];
    String all = String.join(" ", words);
    return isDType(start) ? start + " " + all : all;
  }

  private boolean says(String word, String size) {
    boolean letter = word.matches("[A-Z]"); // any size, also where a constant is called so
    return word.equals(size)
        || !letter && constants.containsKey(word) && constants.get(word).toString().equals(size)
        || word.length() > 1
            && FACTS.indexOf(word.charAt(1)) >= 0
            && word.substring(0, 1).equals(size);
  }

  private static List<String> sizes(String text) {
    return Arrays.stream(text.trim().split("\\s+"))
        .filter(word -> !isDType(word))
        .collect(Collectors.toList());
  }

  private static boolean isDType(String word) {
    return Arrays.stream(DType.values())
        .anyMatch(type -> type.name().toLowerCase(Locale.ROOT).equals(word));
  }
}
