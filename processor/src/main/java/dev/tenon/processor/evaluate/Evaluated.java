package dev.tenon.processor.evaluate;

import dev.tenon.ir.Declaration.Located;
import dev.tenon.ir.Origin;
import java.util.List;
import java.util.Set;

/**
 * What came of running a model.
 *
 * @param value what the body gave; null where it failed
 * @param problems what stopped it; empty where nothing did
 * @param notes what it printed
 * @param read binary names of the classes that took part
 * @param bug what Tenon itself got wrong; null where nothing is
 */
public record Evaluated<T>(
    T value, List<Located> problems, List<Note> notes, Set<String> read, Throwable bug) {
  /** A line that the model printed, and the place that printed it. */
  public record Note(String text, Origin origin) {}
}
