package dev.tenon.ir.mend;

import dev.tenon.Notation;
import dev.tenon.NotationException;
import dev.tenon.Problem;
import dev.tenon.ir.Origin;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A shape text of an annotation, which may be misspelt.
 *
 * @param key what stands for it in each trace of the model
 * @param name of what it is about
 * @param kind what the annotation is called: {@code input}
 */
public record ShapeText(Object key, String name, String kind, Origin origin) {
  /**
   * What {@code text} says, or what is tried in its place where it cannot be read.
   *
   * @throws Problem if it cannot be read, with what was likely meant
   */
  public Notation.Parsed read(String text, Map<String, Long> constants, Amendments change) {
    try {
      return Notation.parse(text, constants);
    } catch (NotationException malformed) {
      Optional<String> tried = tried(change);
      if (tried.isPresent()) {
        return Notation.parse(tried.get(), constants);
      }
      Problem problem = malformed.problem();
      throw malformed.fix().map(meant -> mended(problem, meant, constants)).orElse(problem);
    }
  }

  private Optional<String> tried(Amendments change) {
    return change.candidates().stream()
        .filter(each -> each.place().key().equals(key))
        .filter(each -> each.remedy() instanceof Remedy.Sizes)
        .map(each -> ((Remedy.Sizes) each.remedy()).text())
        .findFirst();
  }

  private Problem mended(Problem problem, String meant, Map<String, Long> constants) {
    Place place = Place.ofText(key, name, kind, origin);
    Remedy other = new Remedy.Sizes(Notation.parse(meant, constants).type(), meant);
    return problem.found(List.of(), List.of(new Candidate(place, other)));
  }
}
