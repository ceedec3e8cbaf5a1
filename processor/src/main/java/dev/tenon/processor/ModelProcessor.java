package dev.tenon.processor;

import com.google.auto.service.AutoService;
import dev.tenon.DType;
import dev.tenon.Model;
import dev.tenon.Problem;
import dev.tenon.ir.Assembler;
import dev.tenon.ir.Declaration.Located;
import dev.tenon.ir.Origin;
import dev.tenon.ir.Program;
import dev.tenon.ir.Unsaid;
import dev.tenon.ir.allow.Allowances;
import dev.tenon.ir.allow.Pages;
import dev.tenon.ir.mend.Candidate;
import dev.tenon.processor.edit.Editor;
import dev.tenon.processor.edit.Patch;
import dev.tenon.processor.emit.GeneratedFile;
import dev.tenon.processor.emit.ModelEmitter;
import dev.tenon.processor.evaluate.Evaluated;
import dev.tenon.processor.evaluate.Evaluation;
import dev.tenon.processor.lock.Lock;
import dev.tenon.processor.read.Allows;
import dev.tenon.processor.read.DataSpecs;
import dev.tenon.processor.read.Misplaced;
import dev.tenon.processor.read.ModelReader;
import dev.tenon.processor.read.Source;
import dev.tenon.processor.read.Watched;
import dev.tenon.processor.report.Ledger;
import dev.tenon.processor.report.Reporter;
import dev.tenon.processor.report.Style;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.Processor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;

/** Checks models and generates their graphs, trainers and predictors. */
@AutoService(Processor.class)
public final class ModelProcessor extends AbstractProcessor {
  /** Qualified names of the classes that are written by hand, or were generated before. */
  private final Set<String> taken = new HashSet<>();

  private final RulesAside rules = new RulesAside(taken, this::evaluation);
  private Optional<Evaluation> evaluation;
  private FluentCheck fluentCheck;
  private Editor editor;
  private Set<TypeElement> shared = Set.of(); // data sets of several models
  private final Patch patch = new Patch();

  @Override
  public Set<String> getSupportedAnnotationTypes() {
    // Generated too: under -Xlint:all javac warns of an annotation that no processor claims, and
    // the files written here carry it.
    return Set.of("dev.tenon.*", "javax.annotation.processing.Generated");
  }

  @Override
  public Set<String> getSupportedOptions() {
    return Set.of(
        Evaluation.TIMEOUT,
        Patch.OPTION,
        Ledger.OPTION,
        Style.OPTION,
        Reporter.PAGES,
        Lock.FOLDER,
        Lock.SEVERITY);
  }

  @Override
  public SourceVersion getSupportedSourceVersion() {
    return SourceVersion.latest();
  }

  @Override
  public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
    Reporter reporter =
        new Reporter(
            processingEnv.getMessager(),
            editor(),
            Style.of(processingEnv.getOptions().get(Style.OPTION)),
            pages());
    try {
      process(annotations, round, reporter);
    } finally {
      reporter.show();
    }
    return true; // ours alone; unclaimed annotations are a warning under -Xlint:all
  }

  private void process(
      Set<? extends TypeElement> annotations, RoundEnvironment round, Reporter reporter) {
    for (TypeElement type : ElementFilter.typesIn(round.getRootElements())) {
      taken.add(type.getQualifiedName().toString());
    }
    // compilers give them in any order
    List<TypeElement> models =
        ElementFilter.typesIn(round.getElementsAnnotatedWith(Model.class)).stream()
            .sorted(Comparator.comparing(model -> model.getQualifiedName().toString()))
            .toList();
    shared = DataSpecs.shared(processingEnv.getElementUtils(), models);
    List<Unwritten> unwritten = new ArrayList<>();
    for (TypeElement model : models) {
      guarded(reporter, model, () -> unwritten.add(read(model)));
    }
    List<GeneratedFile> stubs = unwritten.stream().flatMap(u -> u.stubs().stream()).toList();
    for (Unwritten model : unwritten) {
      guarded(reporter, model.source().model(), () -> write(model, stubs, reporter));
    }
    for (Located found : DataSpecs.find(processingEnv.getElementUtils(), round)) {
      Located located = editor().writable(found);
      patch(located);
      reporter.report(located, null);
    }
    for (Located located : Allows.mistakes(round)) {
      reporter.report(located, null);
    }
    for (Element root : round.getRootElements().stream().limit(1).toList()) {
      guarded(
          reporter,
          root,
          () ->
              Misplaced.find(processingEnv, annotations, round)
                  .forEach(p -> reporter.report(p, root)));
    }
    if (round.processingOver()) {
      close();
      writePatch(reporter);
    }
  }

  /** What runs models in this compiler, made when it is first needed. */
  private Optional<Evaluation> evaluation() {
    if (evaluation == null) {
      evaluation = Evaluation.of(processingEnv, taken);
    }
    return evaluation;
  }

  private Pages pages() {
    String base = processingEnv.getOptions().get(Reporter.PAGES);
    return base == null ? Pages.DEFAULT : new Pages(base);
  }

  private Ledger ledger() {
    return new Ledger(Boolean.parseBoolean(processingEnv.getOptions().get(Ledger.OPTION)));
  }

  private Editor editor() {
    if (editor == null) {
      editor = new Editor(Evaluation.trees(processingEnv));
    }
    return editor;
  }

  private void patch(Located located) {
    located.problem().fixes().stream()
        .findFirst()
        .flatMap(fix -> editor().edits(fix.candidate()))
        .ifPresent(patch::add);
  }

  private void writePatch(Reporter reporter) {
    String file = processingEnv.getOptions().get(Patch.OPTION);
    if (file != null) {
      try {
        patch.write(Path.of(file));
      } catch (Problem problem) {
        reporter.report(problem);
      }
    }
  }

  /** Whether {@code type} is among the sources. */
  private boolean isWritten(TypeElement type) {
    Element outermost = type;
    while (outermost.getEnclosingElement() instanceof TypeElement around) {
      outermost = around;
    }
    return taken.contains(((TypeElement) outermost).getQualifiedName().toString());
  }

  private void close() {
    if (evaluation != null && evaluation.isPresent()) {
      try {
        evaluation.get().close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** A task that may fail to write a file. */
  private interface Task {
    void run() throws IOException;
  }

  private static void guarded(Reporter reporter, Element element, Task task) {
    try {
      task.run();
    } catch (Problem problem) {
      reporter.report(new Located(problem, Origin.NONE, false), element);
    } catch (IOException e) {
      Problem problem =
          Problem.of("CannotWrite", "cannot write generated code: %s", e.getMessage());
      reporter.report(new Located(problem, Origin.NONE, false), element);
    } catch (RuntimeException | LinkageError | StackOverflowError e) {
      reporter.internalError(e, element);
    }
  }

  /**
   * A model that was read, and what is generated for it if it cannot be more.
   *
   * @param again whether it has rules among the sources, which can be run only now
   */
  private record Unwritten(Source source, List<GeneratedFile> stubs, boolean again) {}

  private ModelReader reader() {
    return new ModelReader(
        processingEnv, rules, this::isWritten, data -> isWritten(data) && !shared.contains(data));
  }

  private Unwritten read(TypeElement model) {
    rules.defer();
    Source source = reader().read(model);
    List<GeneratedFile> stubs =
        source.each().stream()
            .flatMap(
                each ->
                    new ModelEmitter(each)
                        .stubs(source.names().model() + " does not compile").stream())
            .toList();
    checkNames(source, stubs);
    return new Unwritten(source, stubs, rules.isMet());
  }

  private void write(Unwritten model, List<GeneratedFile> stubs, Reporter reporter)
      throws IOException {
    List<GeneratedFile> files = model.stubs();
    try {
      rules.generating(stubs);
      Source source = model.again() ? reader().read(model.source().model()) : model.source();
      files = check(source, stubs, reporter).orElse(files);
    } finally {
      for (GeneratedFile file : files) {
        file.write(processingEnv.getFiler());
      }
    }
  }

  private void checkNames(Source source, List<GeneratedFile> files) {
    for (GeneratedFile file : files) {
      if (!taken.add(file.name())) {
        throw Problem.of(
                "GeneratedName",
                "%s is generated for %s, but another class is called so",
                file.name().substring(file.name().lastIndexOf('.') + 1),
                source.names().model())
            .fix("rename one of them");
      }
    }
  }

  /** Reports what is wrong with {@code source}; its files, or none if something is. */
  private Optional<List<GeneratedFile>> check(
      Source source, List<GeneratedFile> stubs, Reporter reporter) throws IOException {
    if (source.incomplete()) {
      return Optional.empty(); // the compiler says what it could not resolve
    }
    List<Located> problems = new ArrayList<>();
    source.problems().stream().map(editor()::writable).forEach(problems::add);
    Optional<List<GeneratedFile>> files = Optional.empty();
    if (source.fluent() && source.checkable() && problems.isEmpty()) {
      if (fluentCheck == null) {
        fluentCheck =
            new FluentCheck(
                processingEnv.getElementUtils(),
                evaluation(),
                editor(),
                ledger(),
                new Lock(processingEnv));
      }
      files = fluentCheck.files(source, stubs, problems, reporter);
    } else if (source.checkable() && !source.declaration().elements().isEmpty()) {
      Assembler.Result result = assembled(source, reporter);
      boolean whole = source.isWhole();
      result.problems().stream()
          .filter(problem -> whole || !problem.warning()) // which may come from what is missing
          .filter(located -> !Unsaid.isReported(located.problem()))
          .forEach(problems::add);
      Optional<Program> program = Optional.ofNullable(result.program());
      program
          .flatMap(ledger()::of)
          .ifPresent(text -> reporter.note(text, Origin.NONE, source.model()));
      if (program.isPresent()) {
        Optional<List<Located>> locked = new Lock(processingEnv).check(program.get(), source);
        problems.addAll(result.allowances().told(locked.orElse(List.of())));
        Allowances.unused(result.allowances().unused(locked.isPresent()), problems).stream()
            .map(editor()::writable)
            .forEach(problems::add);
        problems.addAll(
            Watched.check(processingEnv.getElementUtils(), source.model(), program.get()));
      }
      files = program.map(new ModelEmitter(source)::files);
    }
    problems.sort(Comparator.comparingInt(problem -> editor().position(problem.origin())));
    problems.forEach(this::patch);
    boolean failed = problems.stream().anyMatch(problem -> !problem.warning());
    problems.forEach(problem -> reporter.report(problem, source.model()));
    return failed ? Optional.empty() : files;
  }

  private Assembler.Result assembled(Source source, Reporter reporter) {
    Map<String, Long> constants = source.declaration().constants();
    Function<Candidate, Optional<Candidate>> written =
        candidate -> editor().written(editor().worded(candidate, constants));
    if (evaluation == null || evaluation.isEmpty() || !evaluation.get().rules().isUsed()) {
      return Assembler.assemble(source.declaration(), DType.FLOAT32, written);
    }
    Evaluated<Assembler.Result> evaluated =
        evaluation
            .get()
            .rules()
            .run(() -> Assembler.assemble(source.declaration(), DType.FLOAT32, written));
    evaluated.notes().forEach(note -> reporter.note(note.text(), note.origin(), source.model()));
    if (evaluated.bug() != null) {
      reporter.internalError(evaluated.bug(), source.model());
    }
    return evaluated.value() == null
        ? new Assembler.Result(null, evaluated.problems(), Allowances.none())
        : evaluated.value();
  }
}
