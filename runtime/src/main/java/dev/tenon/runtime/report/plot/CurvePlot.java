package dev.tenon.runtime.report.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.image.BufferedImage;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler.LegendLayout;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Numbers by epoch as curves, as a picture. */
final class CurvePlot {
  private static final Color[] COLORS = {new Color(0x2563eb), new Color(0xd9480f)};
  private static final Marker[] MARKERS = {SeriesMarkers.CIRCLE, SeriesMarkers.SQUARE};
  private static final int MOST_MARKS = 40;

  /** The range of the numbers as a share of the largest. */
  private static final double LEAST_SPAN = 2e-3;

  /** Smaller ones are written as powers of ten. */
  private static final double PLAIN = 0.05;

  private CurvePlot() {}

  /**
   * A diagram with a curve for each of {@code curves}, which have a number for each epoch; NaN is a
   * gap.
   *
   * @return empty where there is no number
   */
  static Optional<BufferedImage> of(String model, String what, Map<String, List<Double>> curves) {
    boolean none = curves.values().stream().flatMap(List::stream).noneMatch(Double::isFinite);
    if (none || !Fonts.available()) {
      return Optional.empty();
    }
    XYChart chart =
        new XYChartBuilder()
            .width(900)
            .height(560)
            .title(model)
            .xAxisTitle("epoch")
            .yAxisTitle(what)
            .build();
    for (Map.Entry<String, List<Double>> curve : curves.entrySet()) {
      List<Double> values = curve.getValue();
      int index = chart.getSeriesCollection().size() % COLORS.length;
      double[] epochs = IntStream.rangeClosed(1, values.size()).asDoubleStream().toArray();
      double[] numbers =
          values.stream().mapToDouble(v -> Double.isFinite(v) ? v : Double.NaN).toArray();
      XYSeries series = chart.addSeries(curve.getKey(), epochs, numbers);
      series.setLineColor(COLORS[index]).setLineStyle(new BasicStroke(2.5f));
      series.setMarkerColor(COLORS[index]);
      series.setMarker(values.size() > MOST_MARKS ? SeriesMarkers.NONE : MARKERS[index]);
    }
    readable(chart, curves);
    int last = curves.values().stream().mapToInt(List::size).max().orElse(1);
    chart
        .getStyler()
        .setAxisTickLabelsFont(Fonts.plain(14))
        .setAxisTitleFont(Fonts.plain(15))
        .setXAxisMin(1.0)
        .setXAxisMax((double) Math.max(2, last))
        .setXAxisDecimalPattern("#")
        .setPlotGridLinesColor(new Color(0xe2e6ec));
    chart
        .getStyler()
        .setMarkerSize(8)
        .setLegendPosition(LegendPosition.OutsideS)
        .setLegendLayout(LegendLayout.Horizontal)
        .setLegendFont(Fonts.plain(14))
        .setChartTitleFont(new Font(Font.SANS_SERIF, Font.BOLD, 17))
        .setChartBackgroundColor(Color.WHITE);
    return Optional.of(BitmapEncoder.getBufferedImage(chart));
  }

  /** Numbers that hardly differ would be written as 9.99945E-1. */
  private static void readable(XYChart chart, Map<String, List<Double>> curves) {
    DoubleSummaryStatistics all =
        curves.values().stream()
            .flatMap(List::stream)
            .filter(Double::isFinite)
            .mapToDouble(Double::doubleValue)
            .summaryStatistics();
    double least = LEAST_SPAN * Math.max(Math.abs(all.getMin()), Math.abs(all.getMax()));
    if (least > 0 && all.getMax() - all.getMin() < least) {
      double middle = (all.getMin() + all.getMax()) / 2;
      chart.getStyler().setYAxisMin(middle - least / 2).setYAxisMax(middle + least / 2);
    }
    if (Math.abs(all.getMax()) > PLAIN) {
      chart.getStyler().setYAxisDecimalPattern("#,##0.####");
    }
  }
}
