package dev.tenon.ir.allow;

import dev.tenon.DidYouMean;
import dev.tenon.Problem;
import dev.tenon.ir.Declaration.Located;
import dev.tenon.ir.Origin;
import dev.tenon.ir.mend.Candidate;
import dev.tenon.ir.mend.Fix;
import dev.tenon.ir.mend.Place;
import dev.tenon.ir.mend.Remedy;
import java.lang.reflect.AnnotatedElement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One id in an {@link dev.tenon.Allow}.
 *
 * @param index which of its texts, counted from 0
 * @param origin where it stands
 */
public record Allowance(String id, int index, Origin origin) {
  /** The {@link dev.tenon.Allow} on {@code place}, as a token of an origin. */
  public record At(AnnotatedElement place) {}

  /** Each of {@code ids}, which stand at {@code origin}. */
  public static List<Allowance> all(List<String> ids, Origin origin) {
    List<Allowance> all = new ArrayList<>();
    for (String id : ids) {
      all.add(new Allowance(id, all.size(), origin));
    }
    return all;
  }

  /** Whether it names the warning {@code other}, if misspelt, of which its mistake tells enough. */
  boolean isFor(String other) {
    return id.equals(other) || Severity.of(id) == null && near().filter(other::equals).isPresent();
  }

  private Optional<String> near() {
    return DidYouMean.of(id, Severity.ids());
  }

  /** What is wrong with it by itself: it names no warning. */
  public Optional<Located> mistake() {
    Severity severity = Severity.of(id);
    if (severity == null) {
      Optional<String> near = near();
      String meant = near.map("; did you mean \"%s\"?"::formatted).orElse("");
      String help =
          near.map("write \"%s\""::formatted)
              .orElse("write the word in brackets that the warning begins with");
      return located(
          Problem.of("AllowUnknown", "@Allow names no problem: \"%s\"%s", id, meant).fix(help),
          false);
    }
    return severity != Severity.ERROR
        ? Optional.empty()
        : located(
            Problem.of(
                    "AllowError",
                    "@Allow names %s, an error: it cannot be allowed, the model would not work",
                    id)
                .fix("mend what it says, and remove it from @Allow"),
            false);
  }

  /** The warning that no warning was kept silent by it. */
  public Located unused() {
    Candidate removed = new Candidate(Place.ofText(this, "", "allow", origin), new Remedy.Unmark());
    return located(
            Problem.of("AllowUnused", "@Allow of %s keeps no warning silent here", id)
                .explained("what it was for is mended, or stands elsewhere")
                .fix("remove it")
                .mendedBy(List.of(new Fix(removed, "remove it"))),
            true)
        .orElseThrow();
  }

  private Optional<Located> located(Problem problem, boolean warning) {
    return Optional.of(new Located(problem.at("value", index), origin, warning));
  }
}
