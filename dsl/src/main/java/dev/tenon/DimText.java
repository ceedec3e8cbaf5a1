package dev.tenon;

import java.util.List;
import java.util.stream.Collectors;

/** Writes a {@link Dim} as compact arithmetic. */
final class DimText implements Dim.Fold<DimText.Text> {
  private DimText() {}

  /** Text with what binds its parts: a sum, tighter a product, tightest an atom. */
  record Text(String text, int strength) {
    String in(int context) {
      return strength < context ? "(" + text + ")" : text;
    }
  }

  private static final int SUM = 0;
  private static final int PRODUCT = 1;
  private static final int ATOM = 2;

  static String of(Dim dim) {
    return dim.fold(new DimText()).text();
  }

  /** As one word of a list: a sum stands in parentheses. */
  static String inList(Dim dim) {
    return dim.fold(new DimText()).in(PRODUCT);
  }

  @Override
  public Text number(long value) {
    return new Text(Long.toString(value), ATOM);
  }

  @Override
  public Text name(String name) {
    return new Text(name, ATOM);
  }

  @Override
  public Text sum(List<Text> summands) {
    return new Text(summands.stream().map(Text::text).collect(Collectors.joining(" + ")), SUM);
  }

  @Override
  public Text product(List<Text> factors) {
    String text = factors.stream().map(f -> f.in(ATOM)).collect(Collectors.joining("*"));
    return new Text(text.startsWith("-1*") ? "-" + text.substring(3) : text, PRODUCT);
  }

  @Override
  public Text minus(Text left, Text right) {
    return new Text(left.text() + " - " + right.in(PRODUCT), SUM);
  }

  @Override
  public Text floorDiv(Text value, long divisor) {
    return new Text("floor(" + value.in(PRODUCT) + " / " + divisor + ")", ATOM);
  }

  @Override
  public Text ceilDiv(Text value, long divisor) {
    return new Text("ceil(" + value.in(PRODUCT) + " / " + divisor + ")", ATOM);
  }
}
