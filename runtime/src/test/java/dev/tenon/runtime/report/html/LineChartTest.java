package dev.tenon.runtime.report.html;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import java.util.function.DoubleFunction;
import java.util.regex.Pattern;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class LineChartTest {
  private static final DoubleFunction<String> FOUR =
      value -> String.format(Locale.ROOT, "%.4f", value);

  private static List<String> labels(double low, double high) {
    return LineChart.readable(low, high, FOUR).stream().map(FOUR::apply).toList();
  }

  @Test
  void ticksAreRoundAndCoverTheRange() {
    assertEquals(
        List.of("0.7000", "0.7200", "0.7400", "0.7600", "0.7800", "0.8000"), labels(0.701, 0.795));
  }

  @Test
  void ticksDifferAsTheyAreWritten() {
    for (double low : DoubleStream.of(0.999895, 0, 0.5, 12).toArray()) {
      List<String> labels = labels(low, low + 5e-5);
      assertEquals(labels.stream().distinct().toList(), labels);
      assertTrue(Double.parseDouble(labels.get(0)) <= low, labels::toString);
    }
  }

  @Test
  void noTwoLabelsOfADrawnAxisAreAlike() {
    String drawn =
        LineChart.of(
            "auc", List.of(new LineChart.Line("test", "two", List.of(0.999892, 0.99995))), FOUR);
    List<String> labels =
        Pattern.compile("<text class=\"y\"[^>]*>([^<]*)")
            .matcher(drawn)
            .results()
            .map(label -> label.group(1))
            .toList();
    assertTrue(labels.size() > 1, drawn);
    assertEquals(labels.stream().distinct().toList(), labels);
  }
}
