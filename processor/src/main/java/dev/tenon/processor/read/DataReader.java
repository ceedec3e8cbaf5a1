package dev.tenon.processor.read;

import dev.tenon.DataSpec;
import dev.tenon.Problem;
import dev.tenon.ir.Declaration;
import dev.tenon.ir.Declaration.Located;
import dev.tenon.ir.Origin;
import dev.tenon.ir.RowSpec;
import java.util.List;
import java.util.function.Predicate;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;

/** Reads what the data set of a model says. */
final class DataReader {
  private final Elements elements;
  private final Predicate<TypeElement> written;
  private final Predicate<TypeElement> changeable;

  /**
   * A reader for one model.
   *
   * @param written whether a type is among the sources
   * @param changeable whether what a data set says may be changed for that
   */
  DataReader(Elements elements, Predicate<TypeElement> written, Predicate<TypeElement> changeable) {
    this.elements = elements;
    this.written = written;
    this.changeable = changeable;
  }

  /**
   * What {@code data} says, which {@code token} names; null where there is none, or it is wrong.
   */
  Declaration.Data read(TypeElement data, Token token, List<Located> problems) {
    if (data == null) {
      return null;
    }
    AnnotationMirror spec = Mirrors.find(data, DataSpec.class).orElse(null);
    if (spec == null) {
      return row(data, token, problems);
    }
    Declaration.Data stated = DataSpecs.stated(elements, data, spec).data(token.origin());
    if (!written.test(data)) {
      return stated;
    }
    Origin here =
        changeable.test(data)
            ? new Token(data, spec).origin()
            : Origin.of("the @DataSpec of " + stated.name(), null);
    return stated.changeable(here);
  }

  /** A record with a label says by its components what it holds. */
  private Declaration.Data row(TypeElement data, Token token, List<Located> problems) {
    if (RowReader.unresolved(data)) {
      return null;
    }
    try {
      RowSpec row = RowReader.read(elements, data);
      if (row != null) {
        return row.data(token.origin());
      }
      problems.add(new Located(noDataSpec(data.getSimpleName().toString()), token.origin(), false));
    } catch (Problem problem) {
      problems.add(new Located(problem, token.origin(), false));
    }
    return null;
  }

  static Problem noDataSpec(String data) {
    return Problem.of("NoDataSpec", "%s does not say what data it holds: it has no @DataSpec", data)
        .at("data")
        .fix("annotate it, such as @DataSpec(input = \"uint8 N 28 28 1\", classes = 10)");
  }
}
