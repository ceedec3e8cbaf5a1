package dev.tenon.processor.evaluate;

import dev.tenon.Problem;
import dev.tenon.ir.Declaration.Located;
import dev.tenon.processor.emit.GeneratedFile;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import javax.lang.model.element.TypeElement;

/** Rules of layers that stand in the sources being compiled: compiled aside, checked and loaded. */
public final class OwnRules {
  private final NestedCompiler compiler;
  private final Map<String, NestedFiles.Output> compiled = new HashMap<>();
  private final Set<String> sound = new HashSet<>();
  private final Classes classes;
  private final ModelLoader loader;
  private final Sandbox sandbox;

  OwnRules(NestedCompiler compiler, ClassFiles classFiles, int timeoutSeconds) {
    this.compiler = compiler;
    this.classes = new Classes(compiled, classFiles);
    this.loader = new ModelLoader(classes);
    this.sandbox = new Sandbox("layers", classes, loader, timeoutSeconds);
  }

  /**
   * The class {@code rule}, whose binary name is {@code name}; null where it does not compile,
   * which the compiler says itself.
   *
   * @param stubs classes that will be generated
   * @throws Problem at its place, if it does what the compiler cannot do in its place
   */
  Class<?> load(TypeElement rule, String name, List<GeneratedFile> stubs) throws IOException {
    if (!compiled.containsKey(name)) {
      compiler.compile(rule, stubs).classes().forEach(compiled::putIfAbsent);
    }
    if (!compiled.containsKey(name)) {
      return null;
    }
    if (!sound.contains(name)) {
      for (Located impure : PurityScan.ofLayer(name, classes)) {
        throw impure.problem().placed(impure.origin());
      }
      sound.add(name);
    }
    try {
      return loader.loadClass(name);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(name + " was compiled", e);
    }
  }

  /** Whether any was loaded, so that what applies layers may run the user's code. */
  public boolean isUsed() {
    return !sound.isEmpty();
  }

  /** Runs {@code body}, which may call rules. */
  public <T> Evaluated<T> run(Callable<T> body) {
    return sandbox.run(body);
  }
}
