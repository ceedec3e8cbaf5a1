package dev.tenon.processor.evaluate;

import dev.tenon.ir.Origin;
import dev.tenon.ir.Places;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Keeps the lines that a model prints, each with the place that printed it. */
final class Console extends OutputStream {
  /** Lines after which the rest is dropped. */
  private static final int MOST_LINES = 100;

  private final ByteArrayOutputStream line = new ByteArrayOutputStream();
  private final Map<String, Evaluated.Note> notes = new LinkedHashMap<>();

  /** A stream that writes here. */
  PrintStream stream() {
    return new PrintStream(this, true, StandardCharsets.UTF_8);
  }

  @Override
  public void write(int b) {
    if (b != '\n') {
      line.write(b);
      return;
    }
    String text = line.toString(StandardCharsets.UTF_8).stripTrailing();
    line.reset();
    if (!text.isEmpty() && notes.size() < MOST_LINES) {
      Origin origin = Places.here();
      // Functions are traced more than once; what they say is news only once.
      notes.putIfAbsent(origin.place() + "\n" + text, new Evaluated.Note(text, origin));
    }
  }

  /** What was printed, in order. */
  List<Evaluated.Note> notes() {
    if (line.size() > 0) {
      write('\n');
    }
    return List.copyOf(notes.values());
  }
}
