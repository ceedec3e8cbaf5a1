package dev.tenon.processor.edit;

/**
 * A change of a source file.
 *
 * @param start offset of the first character that is replaced
 * @param end offset after the last one
 * @param told what a person has to do, where that is not plain from what is changed
 */
public record Edit(SourceFileText file, int start, int end, String replacement, String told) {
  /** A change that is told by what it changes. */
  Edit(SourceFileText file, int start, int end, String replacement) {
    this(file, start, end, replacement, "");
  }

  /** Whether both change the same characters, or stand side by side. */
  boolean meets(Edit other) {
    return file.uri().equals(other.file.uri()) && start <= other.end && other.start <= end;
  }
}
