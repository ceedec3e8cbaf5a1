package dev.tenon.ir;

import dev.tenon.Input;
import dev.tenon.Problem;
import dev.tenon.Shape;
import dev.tenon.ir.Declaration.Element;
import dev.tenon.ir.Declaration.Located;
import dev.tenon.ir.mend.Amendments;
import dev.tenon.ir.mend.Candidate;
import dev.tenon.ir.mend.Place;
import dev.tenon.ir.mend.Remedy;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** A first element that states its sizes and has no layer: an input that is not marked as one. */
final class StatedInputs {
  private StatedInputs() {}

  /** {@code declaration} with such an element as the input that it was meant to be. */
  static Declaration read(Declaration declaration, Amendments change, Consumer<Located> report) {
    if (declaration.data() != null || declaration.elements().isEmpty()) {
      return declaration;
    }
    Element first = declaration.elements().get(0);
    boolean meant =
        first.stated() != null
            && first.input() == null
            && first.layers().isEmpty()
            && first.fromOrigin() == null;
    if (!meant) {
      return declaration;
    }
    if (!change.isInput(first)) {
      Place place = Place.ofText(first, first.name(), "shape", first.stated().origin());
      Remedy marked = new Remedy.Marked(Shape.class, Input.class);
      report.accept(
          new Located(
              Problem.of("NoInput", "%s has no input: nothing stands above it", first.name())
                  .fix("write @Input in place of @Shape, if it is an input itself")
                  .found(List.of(), List.of(new Candidate(place, marked))),
              first.stated().origin(),
              false));
    }
    Element input =
        new Element(
            first.name(),
            List.of(),
            List.of(),
            first.stated(),
            null,
            first.output(),
            first.origin(),
            null,
            first.formerly(),
            first.frozen());
    List<Element> elements = new ArrayList<>(declaration.elements());
    elements.set(0, input);
    return declaration.with(elements, declaration.data());
  }
}
