package dev.tenon.runtime.report.plot;

import dev.tenon.runtime.report.Answers;
import java.awt.Color;
import java.awt.Font;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.HeatMapChart;
import org.knowm.xchart.HeatMapChartBuilder;

/** Which classes a model takes for which, as a picture. */
public final class ConfusionPlot {
  private static final int MOST_NUMBERS = 20;
  private static final int MOST_CLASSES = 120;
  private static final Color[] SHADES = {
    new Color(0xf7fafc), new Color(0x9ecae1), new Color(0x4292c6)
  };

  private ConfusionPlot() {}

  /**
   * A row for each class, a column for what it is taken for; empty where it would not be legible.
   */
  public static Optional<BufferedImage> of(Answers answers) {
    List<String> classes = answers.classes();
    int count = classes.size();
    if (count > MOST_CLASSES || !Fonts.available()) {
      return Optional.empty();
    }
    boolean numbers = count <= MOST_NUMBERS;
    int side = Math.max(560, numbers ? 60 * count + 220 : 8 * count + 260);
    HeatMapChart chart =
        new HeatMapChartBuilder()
            .width(side + 60)
            .height(side)
            .title("%,d of %,d examples wrong".formatted(answers.wrong(), answers.examples()))
            .xAxisTitle("taken for")
            .yAxisTitle("is")
            .build();
    long[][] counts = answers.counts();
    List<Number[]> cells = new ArrayList<>();
    for (int said = 0; said < count; said++) {
      for (int label = 0; label < count; label++) {
        // rows grow downwards in a table, and upwards in a diagram
        cells.add(new Number[] {said, count - 1 - label, counts[label][said]});
      }
    }
    List<String> upwards =
        IntStream.range(0, count).mapToObj(i -> classes.get(count - 1 - i)).toList();
    chart.addSeries("examples", classes, upwards, cells);
    chart
        .getStyler()
        .setShowValue(numbers)
        .setHeatMapValueDecimalPattern("#,##0")
        .setValueFont(Fonts.plain(14))
        .setRangeColors(SHADES)
        .setMin(0)
        .setDrawBorder(true);
    chart
        .getStyler()
        .setXAxisLabelRotation(count > 10 || longest(classes) > 6 ? 90 : 0)
        .setAxisTickLabelsFont(Fonts.plain(numbers ? 14 : 9))
        .setAxisTitleFont(Fonts.plain(15))
        .setPlotContentSize(1)
        .setChartTitleFont(new Font(Font.SANS_SERIF, Font.BOLD, 16))
        .setChartBackgroundColor(Color.WHITE);
    return Optional.of(BitmapEncoder.getBufferedImage(chart));
  }

  private static int longest(List<String> classes) {
    return classes.stream().mapToInt(String::length).max().orElse(0);
  }
}
