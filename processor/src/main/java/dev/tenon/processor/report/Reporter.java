package dev.tenon.processor.report;

import dev.tenon.Problem;
import dev.tenon.ir.Declaration.Located;
import dev.tenon.ir.Origin;
import dev.tenon.ir.allow.Pages;
import dev.tenon.processor.read.Token;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.annotation.processing.Messager;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.tools.Diagnostic.Kind;

/** Shows problems at the innermost place that is at fault. */
public final class Reporter {
  /** Lines of a stack trace that are shown; a recursion has a thousand. */
  private static final int MOST_LINES = 40;

  /** The processor's option: what stands before the name of a problem's page, such as a URL. */
  public static final String PAGES = "tenon.pages";

  private final Messager messager;
  private final Function<Origin, String> where;
  private final Style style;
  private final Pages pages;

  /**
   * Reports to {@code messager}.
   *
   * @param where the file and line of an origin; empty where unknown
   */
  public Reporter(Messager messager, Function<Origin, String> where, Style style, Pages pages) {
    this.messager = messager;
    this.where = where;
    this.style = style;
    this.pages = pages;
  }

  /** Reports {@code located}, on {@code model} where it says no place. */
  public void report(Located located, Element model) {
    Problem problem = located.problem();
    Kind kind = located.warning() ? Kind.WARNING : Kind.ERROR;
    SourcePlace place = place(located.origin());
    if (place != null) {
      place.print(kind, style.text(problem, where, pages));
      return;
    }
    Token token = token(located.origin()).orElse(new Token(model, null));
    String text = style.text(problem, where, pages);
    if (EcjRecords.report(messager, kind, text, token, problem.option())) {
      return;
    } else if (token.mirror() == null) {
      messager.printMessage(kind, text, token.element());
    } else {
      AnnotationValue value = value(token.mirror(), problem);
      if (value == null) {
        messager.printMessage(kind, text, token.element(), token.mirror());
      } else {
        messager.printMessage(kind, text, token.element(), token.mirror(), value);
      }
    }
  }

  /** Reports what is wrong at no place of a source. */
  public void report(Problem problem) {
    messager.printMessage(Kind.ERROR, style.text(problem, where, pages));
  }

  /** Reports a mistake of Tenon itself. */
  public void internalError(Throwable thrown, Element model) {
    StringWriter trace = new StringWriter();
    thrown.printStackTrace(new PrintWriter(trace));
    Problem problem =
        Problem.of("Internal", "This is a bug in Tenon; please report it, with these lines:")
            .explained(
                trace.toString().lines().limit(MOST_LINES).collect(Collectors.joining("\n")));
    new Reporter(messager, where, Style.FULL, pages)
        .report(new Located(problem, Origin.NONE, false), model);
  }

  /** Shows a line that {@code model} printed. */
  public void note(String text, Origin origin, Element model) {
    SourcePlace place = place(origin);
    if (place == null) {
      messager.printMessage(Kind.NOTE, text, model);
    } else {
      place.print(Kind.NOTE, text);
    }
  }

  private static SourcePlace place(Origin origin) {
    for (Origin place = origin; place != null; place = place.caller()) {
      if (place.token() instanceof SourcePlace found) {
        return found;
      }
    }
    return null;
  }

  private static Optional<Token> token(Origin origin) {
    for (Origin place = origin; place != null; place = place.caller()) {
      if (place.token() instanceof Token token) {
        return Optional.of(token);
      }
    }
    return Optional.empty();
  }

  /** The innermost value at fault; null where it is not written. */
  private static AnnotationValue value(AnnotationMirror mirror, Problem problem) {
    for (Map.Entry<? extends ExecutableElement, ? extends AnnotationValue> entry :
        mirror.getElementValues().entrySet()) {
      if (entry.getKey().getSimpleName().contentEquals(problem.option())) {
        AnnotationValue value = entry.getValue();
        return value.getValue() instanceof List<?> elements
                && problem.element() >= 0
                && problem.element() < elements.size()
                && elements.get(problem.element()) instanceof AnnotationValue element
            ? element
            : value;
      }
    }
    return null;
  }
}
