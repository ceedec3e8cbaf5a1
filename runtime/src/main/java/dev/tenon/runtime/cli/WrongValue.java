package dev.tenon.runtime.cli;

/** What a value should have been: the end of "--epochs takes ...". */
final class WrongValue extends Exception {
  private static final long serialVersionUID = 1;

  WrongValue(String expected) {
    super(expected);
  }
}
