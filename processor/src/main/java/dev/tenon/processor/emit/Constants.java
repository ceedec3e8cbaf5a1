package dev.tenon.processor.emit;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/** How many constants the file of a class holds because of its statements: at most so many. */
final class Constants {
  /** A method has this many: its reference, name and type, name, type. Other words have fewer. */
  private static final int OF_A_WORD = 4;

  private final Set<String> words = new HashSet<>();

  /** Adds those of {@code statements}, unless there would be more than {@code most}. */
  boolean add(Collection<Statement> statements, int most) {
    Set<String> more = new HashSet<>();
    for (Statement statement : statements) {
      if (statement.name() != null) {
        more.add(statement.name());
      }
      words(statement.callee().format(), more);
      statement.arguments().forEach(argument -> words(argument.format(), more));
    }
    more.removeAll(words);
    if ((words.size() + more.size()) * OF_A_WORD > most) {
      return false;
    }
    words.addAll(more);
    return true;
  }

  /** Adds to {@code words} the names with their qualifiers, numbers and strings of {@code code}. */
  private static void words(String code, Set<String> words) {
    int start = 0;
    while (start < code.length()) {
      int end = start;
      if (code.charAt(start) == '"') {
        end++;
        while (code.charAt(end) != '"') {
          end += code.charAt(end) == '\\' ? 2 : 1;
        }
        end++;
      } else {
        while (end < code.length() && isWord(code.charAt(end))) {
          end++;
        }
      }
      if (end > start) {
        words.add(code.substring(start, end));
      }
      start = Math.max(end, start + 1);
    }
  }

  private static boolean isWord(char c) {
    return c == '.' || Character.isJavaIdentifierPart(c);
  }
}
