package dev.tenon.runtime.report.drawing;

import java.util.Locale;

/** Grows a text of HTML or SVG; whatever is put in as text or value is escaped. */
public final class Markup {
  private final StringBuilder text = new StringBuilder();

  /** Opens {@code element}; {@code attributes} are names and values in turn. */
  public Markup open(String element, Object... attributes) {
    return tag(element, attributes, ">");
  }

  /** Closes {@code element}. */
  public Markup close(String element) {
    text.append("</").append(element).append('>');
    return this;
  }

  /** An element that holds nothing. */
  public Markup empty(String element, Object... attributes) {
    return tag(element, attributes, "/>");
  }

  /** An element that holds {@code content} and nothing else. */
  public Markup leaf(String element, Object content, Object... attributes) {
    return open(element, attributes).text(content).close(element);
  }

  private Markup tag(String element, Object[] attributes, String end) {
    text.append('<').append(element);
    for (int i = 0; i < attributes.length; i += 2) {
      text.append(' ').append(attributes[i]).append("=\"");
      text.append(escaped(shown(attributes[i + 1]))).append('"');
    }
    text.append(end);
    return this;
  }

  /** Adds text. */
  public Markup text(Object content) {
    text.append(escaped(shown(content)));
    return this;
  }

  /** Adds markup as it is. */
  public Markup raw(String markup) {
    text.append(markup);
    return this;
  }

  /** Begins a line, for whoever reads the source. */
  public Markup line() {
    text.append('\n');
    return this;
  }

  /** Numbers in a tenth of a pixel, without a locale. */
  private static String shown(Object value) {
    if (value instanceof Double number) {
      String tenths = String.format(Locale.ROOT, "%.1f", number);
      return tenths.endsWith(".0") ? tenths.substring(0, tenths.length() - 2) : tenths;
    }
    return String.valueOf(value);
  }

  /** {@code text} with what is markup, or no character of XML, replaced. */
  public static String escaped(String text) {
    StringBuilder escaped = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            c -> {
              switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                default -> escaped.appendCodePoint(isCharacter(c) ? c : 0xfffd);
              }
            });
    return escaped.toString();
  }

  private static boolean isCharacter(int c) {
    return c == '\t'
        || c == '\n'
        || c >= 0x20 && c != 0x7f && (c < 0xd800 || c > 0xdfff) && c != 0xfffe && c != 0xffff;
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
