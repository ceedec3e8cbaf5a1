package dev.tenon.processor.evaluate;

import dev.tenon.ir.Origin;
import dev.tenon.ir.Places;

/** Leads from a line of a spread source to the user's text. */
final class Mapper implements Places.Mapper {
  private final Classes classes;

  Mapper(Classes classes) {
    this.classes = classes;
  }

  @Override
  public Origin origin(StackTraceElement frame, Origin caller) {
    SourceFile file = classes.source(frame.getClassName());
    int token = file == null ? -1 : file.spread().tokenAt(frame.getLineNumber());
    return token < 0 ? null : origin(file, token, frame.getMethodName(), caller);
  }

  /** The place of a token inside {@code method}. */
  static Origin origin(SourceFile file, int token, String method, Origin caller) {
    String place = Places.describe(method, file.fileName(), (int) file.line(token));
    return new Origin(place, new Spot(file, token, Parsed.Part.EXPRESSION), caller);
  }

  /** {@code origin} with another extent marked. */
  static Origin marked(Origin origin, Parsed.Part part) {
    return origin.token() instanceof Spot spot
        ? new Origin(origin.place(), spot.as(part), origin.caller())
        : origin;
  }
}
