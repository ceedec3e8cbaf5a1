package dev.tenon.ir;

import dev.tenon.Add;
import dev.tenon.Concat;
import dev.tenon.Join;
import dev.tenon.LayerNorm;
import dev.tenon.Tensor;
import dev.tenon.ir.Declaration.Element;
import dev.tenon.ir.fluent.LayerOptions;
import dev.tenon.ir.mend.Candidate;
import dev.tenon.ir.mend.Place;
import dev.tenon.ir.mend.Remedy;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Finds the element that a join was meant to take: the one before a pool, say, where it names the
 * pool. A sum may also take the one behind it; what is joined side by side would lose pixels then.
 */
final class Rewiring {
  /** Options of layers that decide on what a model learns; what has none only changes sizes. */
  private static final Set<String> LEARNING = Set.of("units", "filters", "kernel", "heads");

  private final Declaration declaration;
  private final Wiring wiring;
  private final Map<String, Tensor> values;

  Rewiring(Declaration declaration, Wiring wiring, Map<String, Tensor> values) {
    this.declaration = declaration;
    this.wiring = wiring;
    this.values = values;
  }

  /**
   * Other names for one of those that feed {@code element}.
   *
   * @param fits whether the element's join takes these inputs
   */
  List<Candidate> of(Element element, List<Tensor> inputs, Predicate<List<Tensor>> fits) {
    List<Candidate> candidates = new ArrayList<>();
    List<String> names = element.from();
    if (names.isEmpty() || inputs.size() != names.size()) {
      return candidates;
    }
    Place place = Place.ofText(element, element.name(), "from", element.fromOrigin());
    for (int index = 0; index < names.size(); index++) {
      if (!staysUsed(names.get(index), element)) {
        continue;
      }
      Element level = ofLevel(element, index);
      Element start = startOf(element, index);
      for (Element other : declaration.elements()) {
        Tensor value = values.get(other.name());
        if (value == null
            || names.contains(other.name())
            || other != level
                && other != start
                && !embeds(other, names.get(index), element)
                && !isForgotten(other, element)
                && !(names.size() > 1 && near(element, names.get(index), other))
                && !(names.size() == 2 && feeds(other, names.get(1 - index)))) {
          continue;
        }
        List<Tensor> changed = new ArrayList<>(inputs);
        changed.set(index, value);
        if (fits.test(changed)) {
          List<String> written = new ArrayList<>(names);
          written.set(index, other.name());
          Candidate candidate =
              new Candidate(place, new Remedy.Name(index, other.name()))
                  .told("write " + UnusedElements.from(written));
          candidates.add(other == start ? 0 : candidates.size(), candidate);
        }
      }
    }
    exchanged(element).ifPresent(exchange -> candidates.add(0, exchange));
    return candidates;
  }

  /**
   * The names of an element that feeds this join in the other order, where its first is not the one
   * above it, and its second is: a query stands before what it looks into.
   */
  private Optional<Candidate> exchanged(Element join) {
    List<Element> all = declaration.elements();
    return join.from().stream()
        .flatMap(name -> element(name).stream())
        .filter(feeding -> feeding.from().size() == 2 && all.indexOf(feeding) > 0)
        .filter(feeding -> isOrdered(feeding))
        .filter(
            feeding ->
                all.get(all.indexOf(feeding) - 1).name().equals(feeding.from().get(1))
                    && join.from().contains(feeding.from().get(1)))
        .findFirst()
        .map(
            feeding -> {
              Place place = Place.ofText(feeding, feeding.name(), "from", feeding.fromOrigin());
              String first = feeding.from().get(0);
              String second = feeding.from().get(1);
              Candidate other = new Candidate(place, new Remedy.Name(1, first));
              return new Candidate(place, new Remedy.Name(0, second), List.of(other))
                  .told(
                      "write %s in %s"
                          .formatted(UnusedElements.from(List.of(second, first)), feeding.name()));
            });
  }

  /** Whether its join gives something else when its inputs change place. */
  private static boolean isOrdered(Element element) {
    Object layer = element.layers().isEmpty() ? null : element.layers().get(0).layer();
    return layer instanceof Join
        && LayerOptions.isReadable(layer)
        && LayerOptions.options(layer).stream().anyMatch(LEARNING::contains);
  }

  /**
   * Where the layers began that led to the other one of two that are added: the nearest join above
   * it, or else the highest element in its sizes that is no normalisation, and from which other
   * layers go on than those that only change numbers; null where the one in question is no input,
   * as no layer has read it, or what led there is a single layer.
   */
  private Element startOf(Element element, int index) {
    boolean sum = element.layers().get(0).layer() instanceof Add.Rule;
    if (!sum || element.from().size() != 2) {
      return null;
    }
    Element at = element(element.from().get(1 - index)).orElse(null);
    Element last = at;
    Element wrong = element(element.from().get(index)).orElse(null);
    if (wrong == null || !isRaw(wrong)) {
      return null;
    }
    Tensor value = at == null ? null : values.get(at.name());
    Element start = null;
    while (value != null && at != null && at != wrong && at.input() == null) {
      List<String> sources = wiring.sources(at);
      Element above = sources == null ? null : element(sources.get(0)).orElse(null);
      if (above == null || sources.size() > 1) {
        break;
      }
      boolean same =
          values.get(above.name()) != null && values.get(above.name()).type().equals(value.type());
      boolean joins = above.from().size() > 1;
      if (same && at != last && (joins || !isNorm(above) && (learns(at) || isNorm(at)))) {
        start = above;
      }
      at = above;
    }
    List<Element> all = declaration.elements();
    return start != null && all.indexOf(wrong) < all.indexOf(start) ? start : null;
  }

  /** Whether it is an input, or numbers that no layer learns of one. */
  private boolean isRaw(Element element) {
    Element at = element;
    while (at != null && at.input() == null && !learns(at)) {
      List<String> sources = wiring.sources(at);
      if (sources == null || sources.size() != 1) {
        return false;
      }
      if (sources.get(0).equals(Wiring.DATA)) {
        return true;
      }
      at = element(sources.get(0)).orElse(null);
    }
    return at != null && at.input() != null;
  }

  private static boolean isNorm(Element element) {
    return element.layers().stream().allMatch(placed -> placed.layer() instanceof LayerNorm.Rule)
        && !element.layers().isEmpty();
  }

  /** Whether {@code other} is made of the indices called {@code name} by layers above. */
  private boolean embeds(Element other, String name, Element element) {
    Tensor indices = values.get(name);
    List<String> sources = wiring.sources(other);
    return indices != null
        && !indices.dtype().isFloating()
        && sources != null
        && sources.equals(List.of(name))
        && declaration.elements().indexOf(other) < declaration.elements().indexOf(element);
  }

  /**
   * The last element above that has as many positions as what one of two is joined with, as the
   * encoder of a U-Net has on each level; null where none has.
   */
  private Element ofLevel(Element element, int index) {
    Tensor beside = element.from().size() == 2 ? values.get(element.from().get(1 - index)) : null;
    if (beside == null || beside.dims().rank() < 3) {
      return null;
    }
    Set<String> same = new HashSet<>(element.from()); // that led to it, as large as it
    String at = element.from().get(1 - index);
    while (at != null && isAsLarge(values.get(at), beside)) {
      same.add(at);
      List<String> sources = element(at).map(wiring::sources).orElse(null);
      at = sources == null || sources.isEmpty() ? null : sources.get(0);
    }
    List<Element> above = declaration.elements();
    return above.subList(0, above.indexOf(element)).stream()
        .filter(other -> !same.contains(other.name()))
        .filter(other -> isAsLarge(values.get(other.name()), beside))
        .reduce((earlier, later) -> later)
        .orElse(null);
  }

  private static boolean isAsLarge(Tensor x, Tensor other) {
    int last = other.dims().rank() - 1;
    return x != null
        && x.dims().rank() == last + 1
        && x.dims().slice(0, last).sameAs(other.dims().slice(0, last));
  }

  /** Whether {@code other} stands above {@code element}, and nothing uses it. */
  private boolean isForgotten(Element other, Element element) {
    List<Element> all = declaration.elements();
    return all.indexOf(other) < all.indexOf(element)
        && other.output() == null
        && all.stream()
            .map(wiring::sources)
            .noneMatch(sources -> sources != null && sources.contains(other.name()));
  }

  /** Whether something uses the element called {@code name} where {@code element} does not. */
  private boolean staysUsed(String name, Element element) {
    return element(name).filter(used -> used.output() != null).isPresent()
        || declaration.elements().stream()
            .filter(other -> other != element)
            .anyMatch(
                other -> wiring.sources(other) != null && wiring.sources(other).contains(name));
  }

  /** Whether layers that learn nothing lead from one of these to the other. */
  private boolean near(Element element, String name, Element other) {
    boolean sides = element.layers().get(0).layer() instanceof Concat.Rule;
    return leads(other.name(), name) || !sides && leads(name, other.name());
  }

  /** Whether {@code other} is one of several that feed what it is joined with, as a query is. */
  private boolean feeds(Element other, String name) {
    List<String> sources = element(name).map(wiring::sources).orElse(null);
    return sources != null && sources.size() > 1 && sources.contains(other.name());
  }

  private Optional<Element> element(String name) {
    return declaration.elements().stream().filter(e -> e.name().equals(name)).findFirst();
  }

  private boolean leads(String from, String to) {
    String at = to;
    while (!at.equals(from)) {
      Element element = element(at).orElse(null);
      List<String> sources = element == null ? null : wiring.sources(element);
      if (sources == null || sources.size() != 1 || element.input() != null || learns(element)) {
        return false;
      }
      at = sources.get(0);
    }
    return true;
  }

  private static boolean learns(Element element) {
    return element.layers().stream()
        .map(Declaration.Placed::layer)
        .anyMatch(
            layer ->
                !LayerOptions.isReadable(layer)
                    || LayerOptions.options(layer).stream().anyMatch(LEARNING::contains));
  }
}
