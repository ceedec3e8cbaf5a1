package dev.tenon;

/** Reads what {@link Dim#toString()} writes: an independent check of the text. */
final class TextDims {
  private final String text;
  private int at;

  private TextDims(String text) {
    this.text = text.replace(" ", "");
  }

  static Dim parse(String text) {
    TextDims parser = new TextDims(text);
    Dim dim = parser.sum();
    if (parser.at != parser.text.length()) {
      throw new IllegalArgumentException(text + " at " + parser.at);
    }
    return dim;
  }

  private boolean skip(String token) {
    boolean found = text.startsWith(token, at);
    at += found ? token.length() : 0;
    return found;
  }

  private Dim sum() {
    Dim sum = product();
    while (true) {
      if (skip("+")) {
        sum = sum.plus(product());
      } else if (skip("-")) {
        sum = sum.minus(product());
      } else {
        return sum;
      }
    }
  }

  private Dim product() {
    Dim product = atom();
    while (skip("*")) {
      product = product.times(atom());
    }
    return product;
  }

  private Dim atom() {
    if (skip("-")) {
      return Dim.of(0).minus(atom());
    }
    boolean floor = skip("floor(");
    if (floor || skip("ceil(")) {
      Dim value = sum();
      expect("/");
      long divisor = atom().known();
      expect(")");
      return floor ? value.floorDiv(divisor) : value.ceilDiv(divisor);
    }
    if (skip("(")) {
      Dim inner = sum();
      expect(")");
      return inner;
    }
    int from = at;
    while (at < text.length() && Character.isLetterOrDigit(text.charAt(at))) {
      at++;
    }
    String word = text.substring(from, at);
    return Character.isDigit(word.charAt(0)) ? Dim.of(Long.parseLong(word)) : Dim.named(word);
  }

  private void expect(String token) {
    if (!skip(token)) {
      throw new IllegalArgumentException(text + ": no " + token + " at " + at);
    }
  }
}
