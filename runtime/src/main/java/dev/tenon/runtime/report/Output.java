package dev.tenon.runtime.report;

/** How much a run says on standard output. */
public enum Output {
  /** A progress bar in a terminal, else lines. */
  AUTO,
  /** Lines, also in a terminal. */
  PLAIN,
  /** Nothing. */
  QUIET
}
