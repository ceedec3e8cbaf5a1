package dev.tenon.processor.read;

import dev.tenon.ir.Origin;
import java.util.List;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.Name;
import javax.lang.model.element.TypeElement;

/**
 * A place in the user's source, as the compiler names it.
 *
 * @param element what is declared there
 * @param mirror an annotation on it; null where the element itself is meant
 */
public record Token(Element element, AnnotationMirror mirror) {
  /** More annotations than any element has. */
  private static final int MANY = 1000;

  /** This as the origin of something. */
  public Origin origin() {
    return Origin.of(element.getSimpleName().toString(), this);
  }

  /** The class that the element stands in, or that it is. */
  public String around() {
    return (element instanceof TypeElement ? element : element.getEnclosingElement()).toString();
  }

  /** A number that grows from one annotation and member of {@link #around()} to the next. */
  public int index() {
    List<String> annotations =
        ElementReader.mirrors(element).stream()
            .map(annotation -> annotation.getAnnotationType().toString())
            .toList();
    int annotation =
        mirror == null
            ? annotations.size() // what is declared stands behind them
            : annotations.indexOf(mirror.getAnnotationType().toString());
    return member() * MANY + annotation;
  }

  private int member() {
    if (!(element.getEnclosingElement() instanceof TypeElement type)
        || element instanceof TypeElement) {
      return 0;
    }
    // ECJ lists the fields of a record in another order than its components
    List<Name> components =
        type.getRecordComponents().stream().map(Element::getSimpleName).toList();
    int component = components.indexOf(element.getSimpleName());
    return 1
        + (component >= 0
            ? component
            : components.size() + type.getEnclosedElements().indexOf(element));
  }
}
