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

  private final Source source;
  private final int mostStatements;

  /** Writes the files of {@code source}. */
  public ModelEmitter(Source source) {
    this(source, GraphEmitter.MOST_STATEMENTS);
  }

  ModelEmitter(Source source, int mostStatements) {
    this.source = source;
    this.mostStatements = mostStatements;
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
    return all(new GraphEmitter(program, graph, mostStatements).type(read(helpers)));
  }

  /** The same types for a model with problems: they compile, and say {@code why} when used. */
  public List<GeneratedFile> stubs(String why) {
    return all(GraphEmitter.stub(generated("Graph"), source.names().model(), why));
  }

  /**
   * The same types for a model that this compiler cannot run: its graph is built when asked for.
   */
  public List<GeneratedFile> live() {
    ClassName model = ClassName.get(source.model());
    return all(GraphEmitter.live(generated("Graph"), model, source.constant()));
  }

  private List<GeneratedFile> all(TypeSpec.Builder graph) {
    List<GeneratedFile> files = new ArrayList<>();
    files.add(file(graph));
    for (TypeSpec.Builder facade : new Facades(source, this::generated).types()) {
      files.add(file(facade));
    }
    return files;
  }

  private ClassName generated(String what) {
    return ClassName.get(source.names().packageName(), source.names().generated(what));
  }

  private List<ClassName> read(Collection<TypeElement> helpers) {
    Set<ClassName> read = new LinkedHashSet<>();
    read.add(ClassName.get(source.model()));
    if (source.data() != null) {
      read.add(ClassName.get(source.data()));
    }
    helpers.forEach(helper -> read.add(ClassName.get(helper)));
    return List.copyOf(read);
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
