package dev.tenon.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import java.util.ArrayList;
import java.util.List;

/**
 * A piece of a line of Java that knows how long it will be.
 *
 * <p>A {@link CodeBlock} knows that only once it is printed, and costs more: a deep model has a
 * hundred thousand pieces, so a whole method is handed to JavaPoet as one.
 *
 * @param format the text, with {@code $T} where a class is named and {@code $$} for {@code $}
 * @param types the classes, which the file imports
 * @param length columns that it takes once they are imported
 */
record Code(String format, List<ClassName> types, int length) {
  /** Text without classes, such as a name or a number. */
  static Code of(String text) {
    return new Code(escaped(text), List.of(), text.length());
  }

  /** {@code after} a class: {@code .class}, or a dot and a member of it. */
  static Code of(ClassName type, String after) {
    return new Code(
        "$T" + escaped(after),
        List.of(type),
        String.join(".", type.simpleNames()).length() + after.length());
  }

  /** A string literal. */
  static Code string(String text) {
    return of(isPlain(text) ? '"' + text + '"' : CodeBlock.of("$S", text).toString());
  }

  private static boolean isPlain(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ' || c > '~' || c == '"' || c == '\\') {
        return false;
      }
    }
    return true;
  }

  /** A call of {@code callee}, which is everything before the parenthesis. */
  static Code call(Code callee, List<Code> arguments) {
    return callee.then("(").then(join(arguments, ", ")).then(")");
  }

  /** {@code pieces} with {@code separator} between them. */
  static Code join(List<Code> pieces, String separator) {
    StringBuilder format = new StringBuilder();
    List<ClassName> types = new ArrayList<>();
    int length = 0;
    String between = "";
    for (Code piece : pieces) {
      format.append(escaped(between)).append(piece.format);
      types.addAll(piece.types);
      length += between.length() + piece.length;
      between = separator;
    }
    return new Code(format.toString(), types, length);
  }

  /** This, and {@code text} behind it. */
  Code then(String text) {
    return new Code(format + escaped(text), types, length + text.length());
  }

  /** This, and {@code next} behind it. */
  Code then(Code next) {
    return join(List.of(this, next), "");
  }

  /** The same for JavaPoet. */
  CodeBlock block() {
    return CodeBlock.of(format, types.toArray());
  }

  private static String escaped(String text) {
    return text.indexOf('$') < 0 ? text : text.replace("$", "$$");
  }
}
