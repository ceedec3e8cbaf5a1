package dev.tenon.ir;

import dev.tenon.Dim;
import dev.tenon.Dims;
import dev.tenon.Problem;
import dev.tenon.ir.mend.Candidate;
import dev.tenon.ir.mend.Place;
import dev.tenon.ir.mend.Remedy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * ConstantLetters of shape texts that are called as a constant is: {@code "N T D"} beside {@code
 * static final int D = 32}. A letter is a size that each run decides, which whoever wrote it did
 * not mean.
 */
final class ConstantLetters {
  /** A letter by itself, and not in arithmetic. */
  private static final Pattern ALONE = Pattern.compile("(?<![\\w*+\"-])[A-Z](?![\\w*+\"-])");

  private static final Pattern SHAPE = Pattern.compile("\\[[^\\]]*]");

  private final Map<String, Long> constants;

  /** ConstantLetters beside {@code constants}. */
  ConstantLetters(Map<String, Long> constants) {
    this.constants = constants;
  }

  /** {@code problem} with what is to be said of such letters in it. */
  Problem told(Problem problem) {
    Problem told = problem;
    for (String letter : in(problem)) {
      told =
          told.explained(
              "%1$s in a shape is any size, and not the constant %1$s = %2$d: write %2$d, or call it by a word"
                  .formatted(letter, constants.get(letter)));
    }
    return told;
  }

  /** The inputs among {@code places} with the constants in place of such letters. */
  Optional<Candidate> meant(Problem problem, List<Place> places) {
    Set<String> letters = in(problem);
    List<Candidate> all = new ArrayList<>();
    for (Place place : letters.isEmpty() ? List.<Place>of() : places) {
      boolean input =
          place.output() != null
              && place.layer() == null
              && place.output().node().primitive() instanceof Source.Input;
      if (input) {
        Dims dims = place.output().dims();
        Dims sizes = sizes(dims, letters);
        if (!sizes.equals(dims)) {
          all.add(new Candidate(place, new Remedy.Sizes(place.output().type().with(sizes))));
        }
      }
    }
    return all.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Candidate(
                all.get(0).place(), all.get(0).remedy(), List.copyOf(all.subList(1, all.size()))));
  }

  private Dims sizes(Dims dims, Set<String> letters) {
    List<Dim> sizes = new ArrayList<>();
    for (Dim dim : dims) {
      String name = dim.toString();
      sizes.add(letters.contains(name) ? Dim.of(constants.get(name)) : dim);
    }
    return Dims.of(sizes);
  }

  /** Those that stand alone in {@code problem}, or in a shape beside the constant's number. */
  private Set<String> in(Problem problem) {
    if (constants.isEmpty()) {
      return Set.of();
    }
    String text = problem.getMessage();
    Set<String> alone = letters(SHAPE.matcher(text).replaceAll(""));
    return letters(text).stream()
        .filter(constants::containsKey)
        .filter(letter -> alone.contains(letter) || says(text, constants.get(letter)))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> letters(String text) {
    return ALONE.matcher(text).results().map(MatchResult::group).collect(Collectors.toSet());
  }

  private static boolean says(String text, long number) {
    return Pattern.compile("\\b" + number + "\\b").matcher(text).find();
  }
}
