package dev.tenon.processor.emit;

/**
 * How much generated code stands together. More may not compile, and nobody reads it.
 *
 * @param statements of a method; also how many variables a class declares
 * @param constants of a class
 */
record Limits(int statements, int constants) {
  /** A class file has room for 65,535 constants; some are of no statement. */
  static final Limits OF_CLASS_FILES = new Limits(500, 60_000);
}
