package dev.tenon.runtime.data;

/** What becomes of the examples that do not fill a batch. */
public enum LastBatch {
  /** They are a smaller batch. */
  KEEP,
  /** They are left out. */
  DROP
}
