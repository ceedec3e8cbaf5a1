package dev.tenon.ir.mend;

import dev.tenon.Join;
import dev.tenon.ir.Declaration.Element;
import dev.tenon.ir.Declaration.Placed;
import dev.tenon.ir.mend.Rewriting.Span;
import java.util.ArrayList;
import java.util.List;

/** A join that stands on one of two neighbours while the other names what is to be joined. */
final class JoinArrangements {
  private final Element first;
  private final Element second;

  JoinArrangements(Element first, Element second) {
    this.first = first;
    this.second = second;
  }

  /** What is to change place, the likeliest first. */
  List<Candidate> all() {
    if (joinsNothing(first) && namesSeveral(second)) {
      List<Candidate> all = new ArrayList<>(moved(first, second));
      all.addAll(exchanged());
      return all;
    }
    return joinsNothing(second) && namesSeveral(first) ? moved(second, first) : List.of();
  }

  private static boolean joinsNothing(Element element) {
    return isJoin(element) && element.from().size() < 2;
  }

  private static boolean namesSeveral(Element element) {
    return !isJoin(element) && element.from().size() > 1;
  }

  private static boolean isJoin(Element element) {
    return !element.layers().isEmpty() && element.layers().get(0).layer() instanceof Join;
  }

  private static List<Placed> withoutJoin(Element element) {
    return element.layers().subList(1, element.layers().size());
  }

  private static List<Placed> withJoin(Element element, Placed join) {
    List<Placed> layers = new ArrayList<>(element.layers());
    layers.add(0, join);
    return layers;
  }

  /** The join alone. */
  private static List<Candidate> moved(Element from, Element to) {
    if (withoutJoin(from).isEmpty()) {
      return List.of();
    }
    Placed join = from.layers().get(0);
    Span span = new Span(join.origin());
    Element left = ElementArrangements.with(from, from.input(), withoutJoin(from));
    Element joining = ElementArrangements.with(to, to.input(), withJoin(to, join));
    Candidate taken =
        ElementArrangements.arranged(from, List.of(left), new Rewriting.Without(span));
    Candidate put =
        ElementArrangements.arranged(
            to, List.of(joining), new Rewriting.Ahead(new Span(to.origin()), span));
    String told = "move " + ElementArrangements.called(join) + " to " + to.name();
    return List.of(ElementArrangements.both(taken, put, told));
  }

  /** All that stands behind the join, or the layer that does so and what is to be joined. */
  private List<Candidate> exchanged() {
    List<Placed> behind = withoutJoin(first);
    boolean plain =
        first.input() == null
            && first.stated() == null
            && first.output() == null
            && first.fromOrigin() == null;
    if (!plain || behind.isEmpty() || second.input() != null) {
      return List.of();
    }
    Placed join = first.layers().get(0);
    List<Candidate> all = new ArrayList<>();
    Span rest = new Span(behind.get(0).origin(), true);
    Span whole = new Span(second.origin());
    Element joining = ElementArrangements.with(second, null, withJoin(second, join));
    Element later = ElementArrangements.with(first, null, behind);
    all.add(
        ElementArrangements.both(
            ElementArrangements.arranged(first, List.of(joining), new Rewriting.By(rest, whole)),
            ElementArrangements.arranged(second, List.of(later), new Rewriting.By(whole, rest)),
            "exchange %s and %s behind %s"
                .formatted(first.name(), second.name(), ElementArrangements.called(join))));
    if (behind.size() == 1) {
      Span layer = new Span(behind.get(0).origin());
      Span from = new Span(second.fromOrigin());
      List<Placed> layers = new ArrayList<>(behind);
      layers.addAll(second.layers());
      Element named =
          ElementArrangements.with(first, null, List.of(join), second.from(), second.fromOrigin());
      Element other = ElementArrangements.with(second, null, layers, List.of(), null);
      all.add(
          ElementArrangements.both(
              ElementArrangements.arranged(first, List.of(named), new Rewriting.By(layer, from)),
              ElementArrangements.arranged(second, List.of(other), new Rewriting.By(from, layer)),
              "exchange %s of %s and @From of %s"
                  .formatted(
                      ElementArrangements.called(behind.get(0)), first.name(), second.name())));
    }
    return all;
  }
}
