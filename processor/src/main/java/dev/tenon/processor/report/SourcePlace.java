package dev.tenon.processor.report;

import javax.tools.Diagnostic.Kind;

/** A place inside a source file, finer than the elements that a compiler knows. */
public interface SourcePlace {
  /** Shows {@code text} there. */
  void print(Kind kind, String text);
}
