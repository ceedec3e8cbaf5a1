package dev.tenon.processor.edit;

/**
 * A change of a source file.
 *
 * @param start offset of the first character that is replaced
 * @param end offset after the last one
 */
public record Edit(SourceFileText file, int start, int end, String replacement) {}
