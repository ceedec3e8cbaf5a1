package dev.tenon.processor.emit;

import java.io.IOException;
import java.io.Writer;
import javax.annotation.processing.Filer;
import javax.lang.model.element.TypeElement;

/**
 * A file to be written.
 *
 * @param name qualified name of the class
 * @param text the whole source
 * @param model what it was generated from
 */
public record GeneratedFile(String name, String text, TypeElement model) {
  /** Writes it. */
  public void write(Filer filer) throws IOException {
    try (Writer writer = filer.createSourceFile(name, model).openWriter()) {
      writer.write(text);
    }
  }
}
