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

  /** Whether both change the same characters, or one puts something where the other begins. */
  boolean meets(Edit other) {
    boolean puts = start == end || other.start == other.end;
    int apart = puts ? 0 : 1;
    return file.uri().equals(other.file.uri())
        && start + apart <= other.end
        && other.start + apart <= end;
  }
}
