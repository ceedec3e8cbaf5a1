package dev.tenon.processor.read;

import java.io.IOException;
import java.io.InputStream;
import javax.annotation.processing.Filer;
import javax.tools.StandardLocation;

/**
 * Loads the rules of layers: from the processor's own loader, else from the class path of the
 * compilation, where a library of layers may be.
 */
final class RuleLoader extends ClassLoader {
  static {
    registerAsParallelCapable();
  }

  private final Filer filer;

  RuleLoader(Filer filer) {
    super(RuleLoader.class.getClassLoader());
    this.filer = filer;
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    int dot = name.lastIndexOf('.');
    String packageName = dot < 0 ? "" : name.substring(0, dot);
    String file = name.substring(dot + 1) + ".class";
    try (InputStream in =
        filer.getResource(StandardLocation.CLASS_PATH, packageName, file).openInputStream()) {
      byte[] code = in.readAllBytes();
      return defineClass(name, code, 0, code.length);
    } catch (IOException | RuntimeException e) {
      throw new ClassNotFoundException(name, e);
    }
  }
}
