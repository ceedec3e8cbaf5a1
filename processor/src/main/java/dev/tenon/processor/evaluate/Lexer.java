package dev.tenon.processor.evaluate;

import java.util.ArrayList;
import java.util.List;

/**
 * Finds the tokens of a Java text.
 *
 * <p>It may take several tokens for one, but never finds one inside a comment, a literal or a name.
 */
final class Lexer {
  private static final String OPERATORS = "=<>!~?:&|+-*/^%.";

  private final String text;
  private final List<Token> tokens = new ArrayList<>();
  private int at;

  private Lexer(String text) {
    this.text = text;
  }

  /** A token, from {@code start} to before {@code end}. */
  record Token(int start, int end) {}

  /** The tokens of {@code text}, in order. */
  static List<Token> tokens(String text) {
    Lexer lexer = new Lexer(text);
    while (lexer.at < text.length()) {
      int start = lexer.at;
      if (lexer.skip()) {
        continue;
      }
      lexer.take();
      lexer.tokens.add(new Token(start, lexer.at));
    }
    return lexer.tokens;
  }

  /** Goes over white space or a comment. */
  private boolean skip() {
    if (Character.isWhitespace(text.charAt(at)) || text.charAt(at) == 0x1A) {
      at++;
    } else if (text.startsWith("//", at)) {
      while (at < text.length() && text.charAt(at) != '\n' && text.charAt(at) != '\r') {
        at++;
      }
    } else if (text.startsWith("/*", at)) {
      int end = text.indexOf("*/", at + 2);
      at = end < 0 ? text.length() : end + 2;
    } else {
      return false;
    }
    return true;
  }

  private void take() {
    char c = text.charAt(at);
    if (text.startsWith("\"\"\"", at)) {
      at += 3;
      quoted("\"\"\"");
    } else if (c == '"' || c == '\'') {
      at++;
      quoted(String.valueOf(c));
    } else if (Character.isDigit(c) || (c == '.' && isDigit(at + 1))) {
      number();
    } else if (isName(at)) {
      while (isName(at)) {
        at++;
      }
      if (text.startsWith("non-sealed", at - 3)) {
        at += "-sealed".length(); // one keyword, which must not be torn
      }
    } else if (isOperator(at)) {
      while (isOperator(at)) {
        at++;
      }
    } else {
      at++;
    }
  }

  private void quoted(String end) {
    while (at < text.length() && !text.startsWith(end, at)) {
      at += text.charAt(at) == '\\' ? 2 : 1;
    }
    at = Math.min(text.length(), at + end.length());
  }

  private void number() {
    while (at < text.length()) {
      char c = text.charAt(at);
      boolean sign = (c == '+' || c == '-') && "eEpP".indexOf(text.charAt(at - 1)) >= 0;
      if (!Character.isLetterOrDigit(c) && c != '_' && c != '.' && !sign) {
        return;
      }
      at++;
    }
  }

  private boolean isDigit(int index) {
    return index < text.length() && Character.isDigit(text.charAt(index));
  }

  /** A backslash outside of literals starts a Unicode escape, here part of a name. */
  private boolean isName(int index) {
    if (index >= text.length()) {
      return false;
    }
    char c = text.charAt(index);
    return Character.isJavaIdentifierPart(c) || Character.isSurrogate(c) || c == '\\';
  }

  private boolean isOperator(int index) {
    return index < text.length()
        && OPERATORS.indexOf(text.charAt(index)) >= 0
        && !text.startsWith("//", index)
        && !text.startsWith("/*", index);
  }
}
