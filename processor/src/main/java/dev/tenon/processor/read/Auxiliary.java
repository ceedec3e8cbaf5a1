package dev.tenon.processor.read;

import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import dev.tenon.processor.evaluate.Evaluation;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;

/**
 * Finds classes in files of another name, about which javac warns where another file, such as a
 * generated one, names them.
 */
final class Auxiliary {
  private Auxiliary() {}

  /** Whether {@code type}, or the class around it, stands in a source file of another name. */
  static boolean is(ProcessingEnvironment environment, TypeElement type) {
    Element outermost = type;
    while (outermost.getEnclosingElement().getKind() != ElementKind.PACKAGE) {
      outermost = outermost.getEnclosingElement();
    }
    Trees trees = Evaluation.trees(environment);
    TreePath path = trees == null ? null : trees.getPath(outermost); // only javac warns
    if (path == null) {
      return false; // compiled before
    }
    String file = path.getCompilationUnit().getSourceFile().getName().replace('\\', '/');
    return !file.substring(file.lastIndexOf('/') + 1).equals(outermost.getSimpleName() + ".java");
  }
}
