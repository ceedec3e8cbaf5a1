package dev.tenon.ir.fluent;

import dev.tenon.Problem;
import dev.tenon.ir.Declaration.Located;
import dev.tenon.ir.Origin;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Tells a mistake once that several calls reach, and with it what these calls are: then it is the
 * helper that is wrong, or the layer that is applied several times, and not one of the calls.
 */
final class Elsewhere {
  /** Calls that are told beside the first. */
  private static final int MOST = 3;

  /** What is about several calls, and tells them itself. */
  private static final Set<String> OF_SEVERAL = Set.of("SharedWeights");

  private final Map<String, Mistake> mistakes = new LinkedHashMap<>();

  /** A call of the user's, of which a line may hold several. */
  private record Call(String place, Object token) {
    String line() {
      return place.replaceFirst(", \\d+\\w+ repetition$", "");
    }
  }

  /** A mistake as it is told, and the lines of the other calls that reach it. */
  private static final class Mistake {
    final Located first;
    final Set<String> others = new LinkedHashSet<>();
    String applied = "";

    Mistake(Located first) {
      this.first = first;
    }

    void reachedBy(Located other) {
      List<Call> led = route(first);
      List<Call> now = route(other);
      int same = 0;
      while (same < led.size() && same < now.size() && led.get(same).equals(now.get(same))) {
        same++;
      }
      boolean called = same < led.size(); // else the model itself calls what is wrong
      boolean alike = words(first).equals(words(other));
      if (same == now.size()
          || alike && (!called || led.get(same).line().equals(now.get(same).line()))) {
        return;
      }
      boolean applies = same >= calls(other.origin().caller()).size();
      if (applies && called) {
        applied = "applied at " + led.get(same).place();
      }
      String place = now.get(same).place();
      others.add(
          !alike
              ? "also at " + place + ": " + other.problem().getMessage()
              : (applies ? "applied at " : "also called from ") + place);
    }

    /** The first line without the name of the layer, which counts the uses of a block. */
    private static String words(Located located) {
      return located.problem().getMessage().replaceFirst("^\\S+ ", "");
    }

    List<String> lines() {
      List<String> lines = new ArrayList<>();
      if (!applied.isEmpty()) {
        lines.add(applied);
      }
      others.stream().limit(MOST).forEach(lines::add);
      if (others.size() > MOST) {
        lines.add("and " + (others.size() - MOST) + " more");
      }
      return lines;
    }
  }

  /** Whether {@code located} is told; not where one told before is the same mistake. */
  boolean isFirst(Located located) {
    Origin origin = located.origin();
    String place = origin.token() == null ? origin.place() : String.valueOf(origin.token());
    String key = place + located.problem().id();
    Mistake known = mistakes.putIfAbsent(key, new Mistake(located));
    if (known == null) {
      return true;
    }
    if (!OF_SEVERAL.contains(located.problem().id())) {
      known.reachedBy(located);
    }
    return false;
  }

  /**
   * The other calls that reach the mistake that {@code first} tells, a line each, and its own where
   * that says which of the layer's inputs it is about.
   */
  String lines(Located first) {
    List<String> lines =
        mistakes.values().stream()
            .filter(mistake -> mistake.first == first)
            .findFirst()
            .map(Mistake::lines)
            .orElse(List.of());
    boolean told = lines.stream().anyMatch(line -> line.startsWith("applied at "));
    Stream<String> own = told ? Stream.empty() : applied(first);
    return Stream.concat(own, lines.stream()).collect(Collectors.joining("\n"));
  }

  /**
   * The call that applies a layer which stands elsewhere to what has another shape than it takes;
   * how a single size came about says enough without.
   */
  private static Stream<String> applied(Located located) {
    Problem problem = located.problem();
    boolean whole =
        problem.causes().stream()
            .anyMatch(cause -> cause.axes().length == cause.tensor().dims().rank());
    List<Call> applies = calls(problem.use());
    if (!whole || OF_SEVERAL.contains(problem.id()) || applies.isEmpty()) {
      return Stream.empty();
    }
    String line = applies.get(0).line();
    Stream<Origin> known = Stream.iterate(located.origin(), Objects::nonNull, Origin::caller);
    boolean shown = known.anyMatch(origin -> (origin.place() + ",").startsWith(line + ","));
    return shown ? Stream.empty() : Stream.of("applied at " + line);
  }

  /**
   * The calls that led to a place, the innermost first: of what made it, then of what applies it.
   */
  private static List<Call> route(Located located) {
    List<Call> route = new ArrayList<>(calls(located.origin().caller()));
    route.addAll(calls(located.problem().use()));
    return route;
  }

  private static List<Call> calls(Origin from) {
    List<Call> calls = new ArrayList<>();
    for (Origin call = from; call != null && !call.equals(Origin.NONE); call = call.caller()) {
      calls.add(new Call(call.place().replaceFirst(", in \\w+", ""), call.token()));
    }
    return calls;
  }
}
