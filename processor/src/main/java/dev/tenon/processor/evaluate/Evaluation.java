package dev.tenon.processor.evaluate;

import com.sun.source.util.Trees;
import dev.tenon.ir.Origin;
import dev.tenon.processor.emit.GeneratedFile;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.TypeElement;

/**
 * Runs models of the fluent form inside the compiler.
 *
 * <p>Each model is compiled aside with the sources that it needs, checked to do nothing but
 * compute, and loaded. See {@link LoadedModel#run}.
 */
public final class Evaluation implements AutoCloseable {
  /** The compiler option that says after how many seconds a model is given up. */
  public static final String TIMEOUT = "tenon.timeout";

  private static final int DEFAULT_TIMEOUT = 60;

  private final ProcessingEnvironment environment;
  private final Sources sources;
  private final ClassFiles classFiles;
  private final NestedCompiler compiler;
  private final OwnRules rules;
  private final int timeoutSeconds;

  private Evaluation(RealEnvironment.Found found, Set<String> roots) {
    this.environment = found.environment();
    this.sources = new Sources(found.trees(), environment.getElementUtils(), roots);
    this.classFiles = new ClassFiles(environment.getFiler(), environment.getElementUtils());
    this.compiler = new NestedCompiler(environment, sources, classFiles);
    this.timeoutSeconds = timeout(environment.getOptions().get(TIMEOUT));
    this.rules = new OwnRules(compiler, classFiles, timeoutSeconds);
  }

  /**
   * An evaluation in {@code environment}; empty in compilers without trees, such as Eclipse's.
   *
   * @param roots qualified names of the top-level types in sources, which may grow with each round
   */
  public static Optional<Evaluation> of(ProcessingEnvironment environment, Set<String> roots) {
    try {
      return RealEnvironment.of(environment).map(found -> new Evaluation(found, roots));
    } catch (LinkageError e) { // a JRE has no compiler
      return Optional.empty();
    }
  }

  /** The compiler's trees; null in compilers without. */
  public static Trees trees(ProcessingEnvironment environment) {
    try {
      return RealEnvironment.of(environment).map(RealEnvironment.Found::trees).orElse(null);
    } catch (LinkageError e) { // a JRE has no compiler
      return null;
    }
  }

  private static int timeout(String seconds) {
    try {
      return seconds == null ? DEFAULT_TIMEOUT : Math.max(1, Integer.parseInt(seconds));
    } catch (NumberFormatException e) {
      return DEFAULT_TIMEOUT;
    }
  }

  /**
   * A model that was compiled, or why it was not.
   *
   * @param model null where there are errors, which the compiler reports itself
   * @param error the first error; empty where there is none
   */
  public record Loaded(LoadedModel model, String error) {}

  /**
   * Compiles and checks {@code model}.
   *
   * @param stubs classes that will be generated, which the sources may name
   */
  public Loaded load(TypeElement model, List<GeneratedFile> stubs) throws IOException {
    NestedCompiler.Result result = compiler.compile(model, stubs);
    if (result.classes().isEmpty()) {
      return new Loaded(null, result.error());
    }
    Classes classes = new Classes(result.classes(), classFiles);
    String name = environment.getElementUtils().getBinaryName(model).toString();
    return new Loaded(
        new LoadedModel(
            name,
            model.getSimpleName().toString(),
            classes,
            PurityScan.of(name, classes),
            timeoutSeconds),
        "");
  }

  /** The rules of layers among the sources. */
  public OwnRules rules() {
    return rules;
  }

  /**
   * The class {@code rule} of a source; null where it is of none, or does not compile.
   *
   * @param stubs classes that will be generated, which the sources may name
   * @throws dev.tenon.Problem at its place, if it does what the compiler cannot do in its place
   */
  public Class<?> rule(TypeElement rule, List<GeneratedFile> stubs) throws IOException {
    return sources.file(rule) == null
        ? null
        : rules.load(rule, environment.getElementUtils().getBinaryName(rule).toString(), stubs);
  }

  /** Whether {@code type} stands in a source. */
  public boolean isSource(TypeElement type) {
    return sources.file(type) != null;
  }

  /** {@code origin} with its whole statement marked, for faults of plain Java. */
  public static Origin statement(Origin origin) {
    return Mapper.marked(origin, Parsed.Part.STATEMENT);
  }

  /**
   * Whether code in another file may name {@code type}: javac warns of a class that stands in the
   * file of another one.
   */
  public boolean isNamedByOthers(TypeElement type) {
    SourceFile file = sources.file(type);
    return file == null || file.fileName().equals(type.getSimpleName() + ".java");
  }

  @Override
  public void close() throws IOException {
    compiler.close();
  }
}
