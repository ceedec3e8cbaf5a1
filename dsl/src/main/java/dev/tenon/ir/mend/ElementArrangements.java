package dev.tenon.ir.mend;

import dev.tenon.Join;
import dev.tenon.ir.Declaration;
import dev.tenon.ir.Declaration.Element;
import dev.tenon.ir.Declaration.Located;
import dev.tenon.ir.Declaration.Placed;
import dev.tenon.ir.Declaration.Text;
import dev.tenon.ir.Origin;
import dev.tenon.ir.Unsaid;
import dev.tenon.ir.mend.Rewriting.Span;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What may change place among the elements of a declaration, which stand in their order. */
public final class ElementArrangements implements Arrangements {
  private final List<Element> elements;

  /** Of the elements of {@code declaration}. */
  public ElementArrangements(Declaration declaration) {
    this.elements = declaration.elements();
  }

  @Override
  public boolean areNeighbours(Located one, Located other) {
    int first = index(one);
    int second = index(other);
    return first >= 0 && second >= 0 && Math.abs(first - second) <= 1;
  }

  @Override
  public List<Candidate> near(Located problem) {
    int index = index(problem);
    List<Candidate> all = new ArrayList<>();
    if (index < 0) {
      return all;
    }
    Element here = elements.get(index);
    List<List<Element>> pairs =
        IntStream.of(index, index - 1)
            .filter(first -> first >= 0 && first + 1 < elements.size())
            .mapToObj(first -> elements.subList(first, first + 2))
            .filter(pair -> pair.stream().noneMatch(ElementArrangements::isUnsaid))
            .toList();
    parted(here).ifPresent(all::add);
    pairs.forEach(pair -> all.addAll(new JoinArrangements(pair.get(0), pair.get(1)).all()));
    pairs.forEach(pair -> exchanged(pair.get(0), pair.get(1)).ifPresent(all::add));
    for (int i = 0; i + 1 < here.layers().size(); i++) {
      all.add(within(here, i));
    }
    pairs.forEach(pair -> parts(pair.get(0), pair.get(1)).ifPresent(all::add));
    return all;
  }

  private int index(Located problem) {
    return IntStream.range(0, elements.size())
        .filter(i -> origins(elements.get(i)).anyMatch(problem.origin()::isAt))
        .findFirst()
        .orElse(-1);
  }

  private static Stream<Origin> origins(Element element) {
    return Stream.of(
            Stream.of(element.origin(), element.fromOrigin()),
            element.layers().stream().map(Placed::origin),
            Stream.of(element.input(), element.stated()).filter(Objects::nonNull).map(Text::origin),
            Stream.ofNullable(element.output()).map(Declaration.Output::origin))
        .flatMap(some -> some)
        .filter(Objects::nonNull);
  }

  private static boolean isUnsaid(Element element) {
    return element.layers().stream().anyMatch(placed -> placed.layer() instanceof Unsaid);
  }

  // ---- whole elements

  /** Both with all their annotations, unless one names the other. */
  private static Optional<Candidate> exchanged(Element first, Element second) {
    boolean named = first.from().contains(second.name()) || second.from().contains(first.name());
    Span one = new Span(first.origin());
    Span other = new Span(second.origin());
    return named
        ? Optional.empty()
        : Optional.of(
            both(
                arranged(first, List.of(second), new Rewriting.By(one, other)),
                arranged(second, List.of(first), new Rewriting.By(other, one)),
                "exchange " + first.name() + " and " + second.name()));
  }

  // ---- layers

  private static Candidate within(Element element, int index) {
    List<Placed> layers = new ArrayList<>(element.layers());
    Placed one = layers.get(index);
    Placed other = layers.get(index + 1);
    Collections.swap(layers, index, index + 1);
    Span first = new Span(one.origin());
    Span second = new Span(other.origin());
    Element changed = with(element, element.input(), layers);
    return both(
        arranged(element, List.of(changed), new Rewriting.By(first, second)),
        arranged(element, List.of(changed), new Rewriting.By(second, first)),
        "exchange %s and %s of %s".formatted(called(one), called(other), element.name()));
  }

  /** What the first ends with, a layer or {@code @Input}, and what the second begins with. */
  private Optional<Candidate> parts(Element first, Element second) {
    Object last = last(first);
    Object next = second.input() != null ? second.input() : first(second);
    boolean like = isPlain(first) && isPlain(second);
    if (last == null || next == null || like) {
      return Optional.empty();
    }
    List<Placed> before = new ArrayList<>(first.layers());
    List<Placed> after = new ArrayList<>(second.layers());
    if (last instanceof Placed) {
      before.remove(before.size() - 1);
    }
    if (next instanceof Placed) {
      after.remove(0);
    }
    Text firstInput = last instanceof Text ? null : first.input();
    Text secondInput = next instanceof Text ? null : second.input();
    if (next instanceof Placed placed) {
      before.add(placed);
    }
    if (last instanceof Placed placed) {
      after.add(0, placed);
    }
    boolean twice = firstInput != null && next instanceof Text || repeats(before) || repeats(after);
    if (twice || secondInput != null && last instanceof Text) {
      return Optional.empty();
    }
    Text input = next instanceof Text text ? text : firstInput;
    Text otherInput = last instanceof Text text ? text : secondInput;
    Span one = new Span(origin(last));
    Span other = new Span(origin(next));
    Rewriting by = new Rewriting.By(one, other);
    return Optional.of(
        both(
            arranged(first, List.of(with(first, input, before)), by),
            arranged(
                second, List.of(with(second, otherInput, after)), new Rewriting.By(other, one)),
            "exchange %s of %s and %s of %s"
                .formatted(called(last), first.name(), called(next), second.name())));
  }

  /** Whether nothing but one layer or {@code @Input} and a name that nobody names stands there. */
  private boolean isPlain(Element element) {
    int parts = element.layers().size() + (element.input() == null ? 0 : 1);
    boolean named = elements.stream().anyMatch(other -> other.from().contains(element.name()));
    boolean more =
        element.fromOrigin() != null || element.stated() != null || element.output() != null;
    return parts == 1 && !named && !more;
  }

  private static Object last(Element element) {
    List<Placed> layers = element.layers();
    return layers.isEmpty() ? element.input() : layers.get(layers.size() - 1);
  }

  private static Placed first(Element element) {
    return element.layers().isEmpty() ? null : element.layers().get(0);
  }

  private static boolean repeats(List<Placed> layers) {
    return layers.stream().map(Placed::kind).distinct().count() < layers.size();
  }

  // ---- elements that ran together

  /** An element between two annotations, where a name is missing that is named behind them. */
  private Optional<Candidate> parted(Element element) {
    List<String> missing = element.from().stream().filter(this::isMissing).distinct().toList();
    if (missing.size() != 1) {
      return Optional.empty();
    }
    List<Placed> layers = element.layers();
    int join =
        IntStream.range(0, layers.size())
            .filter(i -> layers.get(i).layer() instanceof Join)
            .findFirst()
            .orElse(-1);
    boolean input = element.input() != null;
    if (input ? join >= 0 : join <= 0) {
      return Optional.empty();
    }
    List<Placed> before = input ? List.of() : layers.subList(0, join);
    Element missed =
        new Element(
            missing.get(0), before, List.of(), element.input(), null, null, element.origin(), null);
    Element left = with(element, null, input ? layers : layers.subList(join, layers.size()));
    Span at = new Span(input ? element.fromOrigin() : layers.get(join).origin());
    String declared = "Tensor " + missing.get(0);
    String where = input ? "@From" : called(layers.get(join));
    Candidate candidate =
        arranged(element, List.of(missed, left), new Rewriting.Parted(at, declared));
    return Optional.of(candidate.told("put " + declared + " before " + where));
  }

  private boolean isMissing(String name) {
    return elements.stream().noneMatch(element -> element.name().equals(name));
  }

  // ---- changes

  static Candidate arranged(Element element, List<Element> others, Rewriting rewriting) {
    Place place = Place.ofText(element, element.name(), "element", element.origin());
    return new Candidate(place, new Remedy.Arranged(others, rewriting));
  }

  static Candidate both(Candidate one, Candidate other, String told) {
    return new Candidate(one.place(), one.remedy(), List.of(other)).told(told);
  }

  static Element with(Element element, Text input, List<Placed> layers) {
    return with(element, input, layers, element.from(), element.fromOrigin());
  }

  static Element with(
      Element element, Text input, List<Placed> layers, List<String> from, Origin fromOrigin) {
    return new Element(
        element.name(),
        List.copyOf(layers),
        from,
        input,
        element.stated(),
        element.output(),
        element.origin(),
        fromOrigin,
        element.formerly(),
        element.frozen());
  }

  private static Origin origin(Object part) {
    return part instanceof Placed placed ? placed.origin() : ((Text) part).origin();
  }

  static String called(Object part) {
    if (part instanceof Text) {
      return "@Input";
    }
    String kind = ((Placed) part).kind();
    return "@" + Character.toUpperCase(kind.charAt(0)) + kind.substring(1);
  }
}
