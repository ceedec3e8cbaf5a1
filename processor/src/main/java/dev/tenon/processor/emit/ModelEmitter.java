package dev.tenon.processor.emit;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.TypeSpec;
import dev.tenon.ir.Program;
import dev.tenon.processor.read.Source;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.TypeElement;

/** Writes the files of one model. */
public final class ModelEmitter {
  private static final ClassName GENERATED =
      ClassName.get("javax.annotation.processing", "Generated");

  /** Against javac's warning about classes in files of another name, which the user chose. */
  private static final AnnotationSpec SUPPRESS_AUXILIARY =
      AnnotationSpec.builder(SuppressWarnings.class)
          .addMember("value", "$S", "auxiliaryclass")
          .build();

  private final Source source;

  /** Writes the files of {@code source}. */
  public ModelEmitter(Source source) {
    this.source = source;
  }

  /** Graph, trainer and predictor of a model without problems. */
  public List<GeneratedFile> files(Program program) {
    return files(program, List.of());
  }

  /**
   * The same of a model that was run.
   *
   * @param helpers other classes that the program follows from
   */
  public List<GeneratedFile> files(Program program, Collection<TypeElement> helpers) {
    ClassName graph = generated("Graph");
    Set<TypeElement> read = read(helpers);
    List<ClassName> names = read.stream().map(ClassName::get).toList();
    return all(new GraphEmitter(program, graph, Limits.OF_CLASS_FILES).type(names), read);
  }

  /** The same types for a model with problems: they compile, and say {@code why} when used. */
  public List<GeneratedFile> stubs(String why) {
    return all(GraphEmitter.stub(generated("Graph"), source.names().model(), why), read(List.of()));
  }

  /**
   * The same types for a model that this compiler cannot run: its graph is built when asked for.
   */
  public List<GeneratedFile> live() {
    ClassName model = ClassName.get(source.model());
    return all(GraphEmitter.live(generated("Graph"), model, source.constant()), read(List.of()));
  }

  private List<GeneratedFile> all(TypeSpec.Builder graph, Set<TypeElement> read) {
    List<TypeSpec.Builder> types = new ArrayList<>();
    types.add(graph);
    types.addAll(new Facades(source, this::generated).types());
    if (read.stream().anyMatch(source.auxiliary())) {
      types.forEach(type -> type.addAnnotation(SUPPRESS_AUXILIARY));
    }
    return types.stream().map(this::file).toList();
  }

  private ClassName generated(String what) {
    return ClassName.get(source.names().packageName(), source.names().generated(what));
  }

  private Set<TypeElement> read(Collection<TypeElement> helpers) {
    Set<TypeElement> read = new LinkedHashSet<>();
    read.add(source.model());
    if (source.data() != null) {
      read.add(source.data());
    }
    read.addAll(helpers);
    return read;
  }

  private GeneratedFile file(TypeSpec.Builder type) {
    type.addAnnotation(
        AnnotationSpec.builder(GENERATED)
            .addMember("value", "$S", "dev.tenon.processor.ModelProcessor")
            .build());
    type.addOriginatingElement(source.model());
    TypeSpec built = type.build();
    JavaFile file =
        JavaFile.builder(source.names().packageName(), built)
            .skipJavaLangImports(true)
            .indent("  ")
            .build();
    String dot = source.names().packageName().isEmpty() ? "" : ".";
    return new GeneratedFile(
        source.names().packageName() + dot + built.name(), SourceText.of(file), source.model());
  }
}
