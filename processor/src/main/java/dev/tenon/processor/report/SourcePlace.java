package dev.tenon.processor.report;

import javax.tools.Diagnostic.Kind;
import javax.tools.FileObject;

/** A place inside a source file, finer than the elements that a compiler knows. */
public interface SourcePlace {
  /** Shows {@code text} there. */
  void print(Kind kind, String text);

  /**
   * Where an option of the layer that is made there is written; this place where it is not.
   *
   * @param element which number of it, counted from 0; -1 for all
   */
  SourcePlace option(String name, int element);

  /** The place of the call in the same file of which the name ends at {@code offset}. */
  SourcePlace call(int offset);

  /** The file. */
  FileObject file();

  /** Offset in the file after the name of the call that stands there. */
  int offset();
}
