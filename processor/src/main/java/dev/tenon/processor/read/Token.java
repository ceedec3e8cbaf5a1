package dev.tenon.processor.read;

import dev.tenon.ir.Origin;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;

/**
 * A place in the user's source, as the compiler names it.
 *
 * @param element what is declared there
 * @param mirror an annotation on it; null where the element itself is meant
 */
public record Token(Element element, AnnotationMirror mirror) {
  /** This as the origin of something. */
  public Origin origin() {
    return Origin.of(element.getSimpleName().toString(), this);
  }
}
