package dev.tenon.processor;

import dev.tenon.DType;
import dev.tenon.ir.Assembler;
import dev.tenon.ir.Declaration.Located;
import dev.tenon.ir.Origin;
import dev.tenon.ir.allow.Allowance;
import dev.tenon.ir.allow.Allowances;
import dev.tenon.ir.fluent.Deferred;
import dev.tenon.ir.fluent.FluentAssembler;
import dev.tenon.ir.fluent.Instances;
import dev.tenon.ir.mend.Candidate;
import dev.tenon.ir.mend.FirstOfMany;
import dev.tenon.ir.mend.Place;
import dev.tenon.ir.mend.SameInput;
import dev.tenon.processor.edit.Editor;
import dev.tenon.processor.emit.GeneratedFile;
import dev.tenon.processor.emit.ModelEmitter;
import dev.tenon.processor.evaluate.Evaluated;
import dev.tenon.processor.evaluate.Evaluation;
import dev.tenon.processor.evaluate.LoadedModel;
import dev.tenon.processor.lock.Lock;
import dev.tenon.processor.read.Source;
import dev.tenon.processor.read.Watched;
import dev.tenon.processor.report.Ledger;
import dev.tenon.processor.report.Reporter;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;

/** Checks models of the fluent form: runs them in the compiler and traces what they do. */
final class FluentCheck {
  /** Mistakes of what is allowed, which are told of all sources at once. */
  private static final Set<String> OF_ALLOW = Set.of("AllowUnknown", "AllowError");

  private final Elements elements;
  private final Optional<Evaluation> evaluation;
  private final Ledger ledger;
  private final Lock lock;
  private final Editor editor;
  private final Reflected reflected;
  private boolean toldUnchecked;

  FluentCheck(
      Elements elements, Optional<Evaluation> evaluation, Editor editor, Ledger ledger, Lock lock) {
    this.elements = elements;
    this.reflected = new Reflected(elements);
    this.evaluation = evaluation;
    this.editor = editor;
    this.ledger = ledger;
    this.lock = lock;
  }

  /**
   * The files of {@code source}, or stubs that tell why there are none; empty where there are
   * problems, which are added to {@code problems}.
   *
   * @param stubs all classes that will be generated, which the model may name
   */
  Optional<List<GeneratedFile>> files(
      Source source, List<GeneratedFile> stubs, List<Located> problems, Reporter reporter)
      throws IOException {
    String name = source.names().model();
    if (evaluation.isEmpty()) {
      if (!toldUnchecked) {
        toldUnchecked = true;
        reporter.note(
            "models in plain Java, such as "
                + name
                + ", are checked by javac, or when they are first built; not by this compiler",
            Origin.NONE,
            source.model());
      }
      return Optional.of(
          source.each().stream().flatMap(each -> new ModelEmitter(each).live().stream()).toList());
    }
    Evaluation.Loaded loaded = evaluation.get().load(source.model(), stubs);
    LoadedModel model = loaded.model();
    if (model == null) {
      return stubs(source, name + " does not compile: " + loaded.error());
    }
    problems.addAll(model.problems());
    return model.problems().isEmpty() ? run(source, model, problems, reporter) : Optional.empty();
  }

  private static Optional<List<GeneratedFile>> stubs(Source source, String why) {
    return Optional.of(
        source.each().stream()
            .flatMap(each -> new ModelEmitter(each).stubs(why).stream())
            .toList());
  }

  private Optional<List<GeneratedFile>> run(
      Source source, LoadedModel model, List<Located> problems, Reporter reporter)
      throws IOException {
    Evaluated<Map<String, Assembler.Result>> evaluated = model.run(type -> assemble(source, type));
    evaluated.notes().forEach(note -> reporter.note(note.text(), note.origin(), source.model()));
    if (evaluated.bug() != null) {
      reporter.internalError(evaluated.bug(), source.model());
      return Optional.empty();
    }
    List<Located> found = new ArrayList<>(evaluated.problems());
    if (evaluated.value() != null) {
      evaluated.value().values().forEach(result -> found.addAll(result.problems()));
      found.removeIf(located -> OF_ALLOW.contains(located.problem().id()));
    }
    Set<Object> shown = new HashSet<>();
    found.sort(Comparator.comparing(Located::warning)); // what stops one variant is an error
    for (Located located : found) {
      Located placed = placed(located, source);
      // variants share their code, and so their mistakes, whatever their sizes are; what is said of
      // all of them by an annotation holds for each
      Object token = placed.origin().token();
      boolean each = located.origin().token() instanceof Annotation;
      Object place = token == null || each ? placed.problem().text() : token;
      if (shown.add(List.of(placed.problem().id(), place))) {
        problems.add(placed);
      }
    }
    if (evaluated.value() == null
        || evaluated.value().values().stream().anyMatch(result -> result.program() == null)) {
      return Optional.empty();
    }
    problems.addAll(locked(source, evaluated.value(), problems));
    // what is measured of one variant is measured of all
    evaluated.value().values().stream()
        .limit(1)
        .forEach(
            result -> problems.addAll(Watched.check(elements, source.model(), result.program())));
    for (Assembler.Result result : evaluated.value().values()) {
      ledger
          .of(result.program())
          .ifPresent(text -> reporter.note(text, Origin.NONE, source.model()));
    }
    List<TypeElement> helpers = helpers(evaluated.read(), source);
    List<GeneratedFile> files = new ArrayList<>();
    evaluated
        .value()
        .forEach(
            (constant, result) ->
                files.addAll(
                    new ModelEmitter(variant(source, constant)).files(result.program(), helpers)));
    return Optional.of(files);
  }

  private Map<String, Assembler.Result> assemble(Source source, Class<?> type) {
    List<Located> untold = new ArrayList<>();
    Map<String, Assembler.Result> results =
        Deferred.telling(() -> assembled(source, type), untold::add);
    if (!untold.isEmpty()) {
      String first = results.keySet().iterator().next();
      results.compute(first, (constant, result) -> result.with(untold));
    }
    return results;
  }

  private Map<String, Assembler.Result> assembled(Source source, Class<?> type) {
    Map<String, Assembler.Result> results = new LinkedHashMap<>();
    Map<String, Object> models = Instances.of(type);
    models.forEach(
        (constant, model) ->
            results.put(
                constant,
                FluentAssembler.assemble(
                    model,
                    variant(source, constant).names().model(),
                    DType.FLOAT32,
                    models.values().stream().filter(other -> other != model).toList(),
                    (candidate, places) -> written(candidate, places, source),
                    editor.arrangements())));
    return results;
  }

  /** {@code candidate} as it can be written into the source, the likeliest first. */
  private List<Candidate> written(Candidate candidate, List<Place> places, Source source) {
    if (!FirstOfMany.isMadeOnce(candidate, places)) {
      return List.of();
    }
    Optional<Candidate> others = SameInput.asOthers(candidate, places);
    if (others.filter(all -> all.remedy().equals(candidate.remedy())).isPresent()) {
      return others.flatMap(all -> inWords(all, source)).stream().toList();
    }
    return Stream.of(
            others.flatMap(all -> inWords(all, source)),
            editor.everywhere(candidate, places),
            inWords(SameInput.named(candidate, places), source),
            SameInput.everywhere(candidate, places).flatMap(all -> inWords(all, source)))
        .flatMap(Optional::stream)
        .toList();
  }

  private Optional<Candidate> inWords(Candidate candidate, Source source) {
    Candidate there = reflected.placed(candidate, source);
    Candidate worded = editor.worded(there, source.declaration().constants());
    return editor
        .written(worded)
        .map(
            other ->
                other.isAdvice()
                    ? worded.at(candidate).fixed()
                    : told(worded.at(candidate), other.written()));
  }

  /** {@code candidate} in these words; in the usual ones it is the same at each use of a block. */
  private static Candidate told(Candidate candidate, String words) {
    return words.isEmpty() ? candidate.literal() : candidate.told(words);
  }

  /**
   * What has changed since the locks were made; once, where several variants have it in common. And
   * what none of them needed to be allowed.
   *
   * @param told what is wrong besides
   */
  private Collection<Located> locked(
      Source source, Map<String, Assembler.Result> results, List<Located> told) throws IOException {
    Set<Allowance> unused = null;
    Map<List<Object>, Located> changes = new LinkedHashMap<>();
    for (Map.Entry<String, Assembler.Result> entry : results.entrySet()) {
      Source variant = variant(source, entry.getKey());
      Allowances allowances = entry.getValue().allowances();
      Optional<List<Located>> locked = lock.check(entry.getValue().program(), variant);
      List<Located> changed = allowances.told(locked.orElse(List.of()));
      List<Allowance> idle = allowances.unused(locked.isPresent());
      if (unused == null) {
        unused = new LinkedHashSet<>(idle);
      } else {
        unused.retainAll(idle);
      }
      for (Located located : changed) {
        Located placed = placed(located, source);
        Object token = placed.origin().token();
        changes.merge(
            List.of(placed.problem().id(), token == null ? "" : token),
            placed,
            (first, again) ->
                new Located(
                    first
                        .problem()
                        .explained("the lock of " + variant.names().model() + " tells the same"),
                    first.origin(),
                    first.warning()));
      }
    }
    List<Located> all = new ArrayList<>(changes.values());
    List<Located> others = new ArrayList<>(told);
    others.addAll(all);
    for (Located idle : Allowances.unused(unused, others)) {
      all.add(editor.writable(placed(idle, source)));
    }
    return all;
  }

  private static Source variant(Source source, String constant) {
    return constant.isEmpty() ? source : source.variant(constant);
  }

  /** {@code located} at the compiler's element where its place is one of reflection's. */
  private Located placed(Located located, Source source) {
    Origin origin =
        located.problem().id().equals("ModelFailed")
            ? Evaluation.statement(located.origin())
            : reflected.placed(located.origin(), source.model());
    return new Located(reflected.placed(located.problem(), source), origin, located.warning());
  }

  /** The classes of {@code names} that generated code can name, without the model itself. */
  private List<TypeElement> helpers(Set<String> names, Source source) {
    List<TypeElement> helpers = new ArrayList<>();
    for (String name : new TreeSet<>(names)) {
      TypeElement type = elements.getTypeElement(name);
      if (type == null
          || type.equals(source.model())
          || type.getNestingKind().isNested()
          || !evaluation.orElseThrow().isNamedByOthers(type)) {
        continue; // nested ones follow from the class around them
      }
      boolean near =
          elements
              .getPackageOf(type)
              .getQualifiedName()
              .contentEquals(source.names().packageName());
      if (near || type.getModifiers().contains(Modifier.PUBLIC)) {
        helpers.add(type);
      }
    }
    return helpers;
  }
}
