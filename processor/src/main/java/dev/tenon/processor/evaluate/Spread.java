package dev.tenon.processor.evaluate;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A source text with each token on a line of its own, so that the line in a stack trace tells the
 * token.
 *
 * <p>Only line breaks are added, so that the text means what it meant.
 */
final class Spread {
  /** A class file has no larger line number. */
  private static final int MOST_LINES = 65_535;

  private final String original;
  private final String text;
  private final List<Lexer.Token> tokens;
  private final int[] tokenOfLine;

  private Spread(String original, List<Lexer.Token> tokens, boolean all) {
    this.original = original;
    this.tokens = tokens;
    StringBuilder spread = new StringBuilder(original.length() * 2);
    int[] starts = new int[tokens.size()];
    int copied = 0;
    for (int i = 0; i < tokens.size(); i++) {
      int start = tokens.get(i).start();
      spread.append(original, copied, start);
      if (!startsLine(spread) && (all || isWanted(i))) {
        spread.append('\n');
      }
      starts[i] = spread.length();
      copied = start;
    }
    this.text = spread.append(original, copied, original.length()).toString();
    this.tokenOfLine = tokenOfLine(text, starts);
  }

  /** Spreads {@code original}; only what most matters where it is too long for all. */
  static Spread of(String original) {
    List<Lexer.Token> tokens = Lexer.tokens(original);
    Spread all = new Spread(original, tokens, true);
    return all.tokenOfLine.length <= MOST_LINES ? all : new Spread(original, tokens, false);
  }

  /** Whether a token can be the line of an instruction: a call, a new object, a statement. */
  private boolean isWanted(int token) {
    String word = word(token);
    if (token == 0 || word.equals("(") || word.equals("new")) {
      return true;
    }
    String before = word(token - 1);
    return before.equals(";") || before.equals("{") || before.equals("}") || before.equals("->");
  }

  private static boolean startsLine(CharSequence text) {
    for (int i = text.length() - 1; i >= 0; i--) {
      char c = text.charAt(i);
      if (c == '\n') {
        return true;
      } else if (c != ' ' && c != '\t') {
        return false;
      }
    }
    return true;
  }

  /** By line, from 1: the first token on it, or the last one before it, or -1. */
  private static int[] tokenOfLine(String text, int[] starts) {
    List<Integer> lines = new ArrayList<>();
    lines.add(0);
    int token = 0;
    int lineStart = 0;
    while (lineStart <= text.length()) {
      int end = lineEnd(text, lineStart);
      while (token < starts.length && starts[token] < lineStart) {
        token++;
      }
      boolean here = token < starts.length && starts[token] < end;
      lines.add(here ? token : token - 1);
      lineStart = end;
      if (end == text.length()) {
        break;
      }
    }
    return lines.stream().mapToInt(Integer::intValue).toArray();
  }

  /** Where the next line starts, by the compiler's rules. */
  private static int lineEnd(String text, int from) {
    for (int i = from; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\n' || (c == '\r' && !text.startsWith("\n", i + 1))) {
        return i + 1;
      }
    }
    return text.length();
  }

  /** The text with the line breaks. */
  String text() {
    return text;
  }

  /** The text without. */
  String original() {
    return original;
  }

  /** How many tokens there are. */
  int size() {
    return tokens.size();
  }

  /** Index of the token that stands on {@code line} of {@link #text}; -1 where there is none. */
  int tokenAt(int line) {
    return line < 1 || line >= tokenOfLine.length ? -1 : tokenOfLine[line];
  }

  /** The line of {@link #text} on which a token stands; the reverse of {@link #tokenAt}. */
  int lineOf(int token) {
    int low = 1;
    int high = tokenOfLine.length - 1;
    while (low < high) {
      int middle = (low + high) / 2;
      if (tokenOfLine[middle] < token) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** The first token that starts at {@code offset} in the original text or after it. */
  int tokenAfter(int offset) {
    int low = 0;
    int high = tokens.size() - 1;
    while (low < high) {
      int middle = (low + high) / 2;
      if (start(middle) < offset) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** The text of a token. */
  String word(int token) {
    Lexer.Token found = tokens.get(token);
    return original.substring(found.start(), found.end());
  }

  /** Where a token starts in the original text. */
  int start(int token) {
    return tokens.get(token).start();
  }

  /** Where a token ends in the original text. */
  int end(int token) {
    return tokens.get(token).end();
  }

  /**
   * The first {@code new} of a class of this simple name after token {@code from} and before the
   * statement ends; -1 where there is none.
   */
  int nextNew(int from, String simpleName) {
    int depth = 0;
    for (int i = from + 1; i < tokens.size(); i++) {
      String word = word(i);
      if (word.equals("new") && names(i + 1, simpleName)) {
        return i;
      }
      depth += word.equals("{") ? 1 : word.equals("}") ? -1 : 0;
      if (depth < 0 || (depth == 0 && word.equals(";"))) {
        return -1;
      }
    }
    return -1;
  }

  /** Whether the qualified name that starts at {@code token} ends in {@code simpleName}. */
  private boolean names(int token, String simpleName) {
    int last = token;
    while (last + 2 < tokens.size() && word(last + 1).equals(".")) {
      last += 2;
    }
    return last < tokens.size() && word(last).equals(simpleName);
  }

  /** The first token {@code word} from token {@code from} on, near it; -1 where there is none. */
  int next(int from, String word) {
    for (int i = Math.max(0, from); i < tokens.size() && !word(i).equals(";"); i++) {
      if (word(i).equals(word)) {
        return i;
      }
    }
    return -1;
  }

  /** All names and keywords in the text. */
  Set<String> words() {
    Set<String> words = new HashSet<>();
    for (int i = 0; i < tokens.size(); i++) {
      if (Character.isJavaIdentifierStart(original.charAt(start(i)))) {
        words.add(word(i));
      }
    }
    return words;
  }
}
