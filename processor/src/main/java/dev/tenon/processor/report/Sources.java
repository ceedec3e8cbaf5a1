package dev.tenon.processor.report;

import dev.tenon.ir.Origin;
import dev.tenon.processor.read.Token;
import java.util.Comparator;
import javax.lang.model.element.AnnotationValue;

/** What is known of the places of sources. */
public interface Sources {
  /** The file and line of an origin: {@code Mnist.java:14}; empty where it is unknown. */
  String where(Origin origin);

  /**
   * Where the compiler shows what is said of {@code token}.
   *
   * @param value the value of its annotation that is meant; null for the annotation itself
   */
  Position position(Token token, AnnotationValue value);

  /**
   * A place among all sources.
   *
   * @param file what sorts files; empty for what stands in none
   * @param offset in the file, or any number that grows
   */
  record Position(String file, int offset) implements Comparable<Position> {
    /** Of what has no place: it comes last. */
    static final Position NONE = new Position("", 0);

    private static final Comparator<Position> ORDER =
        Comparator.comparing((Position position) -> position.file().isEmpty())
            .thenComparing(Position::file)
            .thenComparingInt(Position::offset);

    @Override
    public int compareTo(Position other) {
      return ORDER.compare(this, other);
    }
  }
}
