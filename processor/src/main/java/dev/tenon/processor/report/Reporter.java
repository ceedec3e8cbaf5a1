package dev.tenon.processor.report;

import dev.tenon.Problem;
import dev.tenon.ir.Declaration.Located;
import dev.tenon.ir.Origin;
import dev.tenon.ir.allow.Pages;
import dev.tenon.processor.read.Token;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.annotation.processing.Messager;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.tools.Diagnostic.Kind;

/**
 * Shows problems at the innermost place that is at fault, all of a round in the order of the
 * sources: compilers hand over classes in any order.
 */
public final class Reporter {
  /** Lines of a stack trace that are shown; a recursion has a thousand. */
  private static final int MOST_LINES = 40;

  /** The processor's option: what stands before the name of a problem's page, such as a URL. */
  public static final String PAGES = "tenon.pages";

  private final Messager messager;
  private final Sources sources;
  private final Style style;
  private final Pages pages;
  private final List<Message> messages = new ArrayList<>();
  private final Map<Object, Set<String>> sharing = new HashMap<>();

  /** What is to be shown at a place. */
  private record Message(Sources.Position position, Runnable print) {}

  /** Reports to {@code messager}. */
  public Reporter(Messager messager, Sources sources, Style style, Pages pages) {
    this.messager = messager;
    this.sources = sources;
    this.style = style;
    this.pages = pages;
  }

  /** Shows what was reported. */
  public void show() {
    messages.stream().sorted(Comparator.comparing(Message::position)).forEach(m -> m.print().run());
    messages.clear();
  }

  /** Reports {@code located}, on {@code model} where it says no place. */
  public void report(Located located, Element model) {
    report(located, model, style);
  }

  private void report(Located located, Element model, Style how) {
    Problem problem = located.problem();
    Kind kind = located.warning() ? Kind.WARNING : Kind.ERROR;
    SourcePlace call = place(located.origin());
    SourcePlace place = call == null ? null : call.option(problem.option(), problem.element());
    // models that share data or a helper share its mistakes, whatever their sizes are
    Object source = problem.advice().orElse("");
    if (source.equals("") && place != null) {
      source = List.of(position(place), kind, problem.id());
    }
    Set<String> models = new LinkedHashSet<>();
    Set<String> known = source.equals("") ? null : sharing.putIfAbsent(source, models);
    if (model != null) {
      (known == null ? models : known).add(model.getSimpleName().toString());
    }
    if (known != null) {
      return;
    }
    Supplier<String> text = () -> how.text(shared(problem, models), sources::where, pages);
    if (place != null) {
      messages.add(new Message(position(place), () -> place.print(kind, text.get())));
      return;
    }
    Token token = token(located.origin()).orElse(new Token(model, null));
    AnnotationValue value = token.mirror() == null ? null : value(token.mirror(), problem);
    messages.add(
        new Message(
            sources.position(token, value),
            () -> print(kind, text.get(), token, value, problem.option())));
  }

  /** {@code problem}, which all of {@code models} have; it tells of the first. */
  private static Problem shared(Problem problem, Set<String> models) {
    return models.size() < 2
        ? problem
        : problem.alsoAt(
            Stream.of(
                    problem.others(),
                    models.stream().skip(1).collect(Collectors.joining(", ", "also in ", "")))
                .filter(line -> !line.isEmpty())
                .collect(Collectors.joining("\n")));
  }

  private static Sources.Position position(SourcePlace place) {
    return new Sources.Position(place.file().toUri().toString(), place.offset());
  }

  private void print(Kind kind, String text, Token token, AnnotationValue value, String option) {
    if (EcjRecords.report(messager, kind, text, token, option)) {
      return;
    } else if (token.mirror() == null) {
      messager.printMessage(kind, text, token.element());
    } else if (value == null) {
      messager.printMessage(kind, text, token.element(), token.mirror());
    } else {
      messager.printMessage(kind, text, token.element(), token.mirror(), value);
    }
  }

  /** Reports what is wrong at no place of a source. */
  public void report(Problem problem) {
    String text = style.text(problem, sources::where, pages);
    messages.add(new Message(Sources.Position.NONE, () -> messager.printMessage(Kind.ERROR, text)));
  }

  /** Reports a mistake of Tenon itself. */
  public void internalError(Throwable thrown, Element model) {
    StringWriter trace = new StringWriter();
    thrown.printStackTrace(new PrintWriter(trace));
    Problem problem =
        Problem.of("Internal", "This is a bug in Tenon; please report it, with these lines:")
            .explained(
                trace.toString().lines().limit(MOST_LINES).collect(Collectors.joining("\n")));
    report(new Located(problem, Origin.NONE, false), model, Style.FULL);
  }

  /** Shows a line that {@code model} printed. */
  public void note(String text, Origin origin, Element model) {
    SourcePlace place = place(origin);
    messages.add(
        place == null
            ? new Message(
                sources.position(new Token(model, null), null),
                () -> messager.printMessage(Kind.NOTE, text, model))
            : new Message(position(place), () -> place.print(Kind.NOTE, text)));
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
