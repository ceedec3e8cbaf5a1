package dev.tenon.processor;

import com.google.auto.service.AutoService;
import dev.tenon.Model;
import dev.tenon.Problem;
import dev.tenon.ir.Assembler;
import dev.tenon.ir.Declaration.Located;
import dev.tenon.ir.Origin;
import dev.tenon.ir.Program;
import dev.tenon.processor.emit.GeneratedFile;
import dev.tenon.processor.emit.ModelEmitter;
import dev.tenon.processor.read.Misplaced;
import dev.tenon.processor.read.ModelReader;
import dev.tenon.processor.read.Source;
import dev.tenon.processor.report.Reporter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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

  @Override
  public Set<String> getSupportedAnnotationTypes() {
    // Generated too: under -Xlint:all javac warns of an annotation that no processor claims, and
    // the files written here carry it.
    return Set.of("dev.tenon.*", "javax.annotation.processing.Generated");
  }

  @Override
  public SourceVersion getSupportedSourceVersion() {
    return SourceVersion.latest();
  }

  @Override
  public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
    Reporter reporter = new Reporter(processingEnv.getMessager());
    for (TypeElement type : ElementFilter.typesIn(round.getRootElements())) {
      taken.add(type.getQualifiedName().toString());
    }
    // ECJ gives them in any order
    List<TypeElement> models =
        ElementFilter.typesIn(round.getElementsAnnotatedWith(Model.class)).stream()
            .sorted(Comparator.comparing(model -> model.getQualifiedName().toString()))
            .toList();
    for (TypeElement model : models) {
      guarded(reporter, model, () -> process(model, reporter));
    }
    for (Element root : round.getRootElements().stream().limit(1).toList()) {
      guarded(
          reporter,
          root,
          () ->
              Misplaced.find(processingEnv, annotations, round)
                  .forEach(p -> reporter.report(p, root)));
    }
    return true; // ours alone; unclaimed annotations are a warning under -Xlint:all
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

  private void process(TypeElement model, Reporter reporter) throws IOException {
    Source source = new ModelReader(processingEnv).read(model);
    List<GeneratedFile> files =
        new ModelEmitter(source).stubs(source.names().model() + " does not compile");
    checkNames(source, files);
    try {
      files = check(source, reporter).orElse(files);
    } finally {
      write(files);
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
  private Optional<List<GeneratedFile>> check(Source source, Reporter reporter) {
    if (source.incomplete()) {
      return Optional.empty(); // the compiler says what it could not resolve
    }
    List<Located> problems = new ArrayList<>(source.problems());
    Program program = null;
    if (source.checkable() && !source.declaration().elements().isEmpty()) {
      Assembler.Result result = Assembler.assemble(source.declaration());
      program = result.program();
      result.problems().stream().filter(ModelReader::isNews).forEach(problems::add);
    }
    boolean failed = problems.stream().anyMatch(problem -> !problem.warning());
    problems.stream()
        .filter(problem -> !failed || !problem.warning()) // which may follow from the errors
        .forEach(problem -> reporter.report(problem, source.model()));
    return failed || program == null
        ? Optional.empty()
        : Optional.of(new ModelEmitter(source).files(program));
  }

  private void write(List<GeneratedFile> files) throws IOException {
    for (GeneratedFile file : files) {
      file.write(processingEnv.getFiler());
    }
  }
}
