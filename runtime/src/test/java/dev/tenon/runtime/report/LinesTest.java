package dev.tenon.runtime.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tenon.Monitor;
import dev.tenon.runtime.cli.Watch;
import dev.tenon.runtime.report.EpochProgress.Moment;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LinesTest {
  private static final double NAN = Double.NaN;

  @Test
  void tellsAnEpoch() {
    EpochResult result = result(1, 0.15234, 0.04811, 0.98412, 12.84, 4980.4);
    String line =
        "epoch 1/3  loss 0.1523  test loss 0.0481  test accuracy 98.41 %  12.8 s  4,980 examples/s";
    assertEquals(line, Lines.epoch(result, run(3)));
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.GERMANY);
      assertEquals(line, Lines.epoch(result, run(3)));
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void leavesOutWhatThereIsNot() {
    assertEquals(
        "epoch  2/10  loss 0.5000  test loss NaN  1.0 s",
        Lines.epoch(result(2, 0.5, NAN, NAN, 1, NAN), run(10)));
  }

  @Test
  void tellsAMoment() {
    assertEquals(
        "loss 0.1523  accuracy 95.31 %  4,980 examples/s  0:32 left",
        Lines.running(new Moment(1, 3, 500, 938, 0.15234, 0.95312, 4980, 32, false)));
    assertEquals(
        "loss 0.1523  4,980 examples/s",
        Lines.running(new Moment(1, 3, 500, 938, 0.15234, NAN, 4980, NAN, false)));
    assertEquals(
        "loss 0.1523  evaluating",
        Lines.running(new Moment(1, 3, 938, 938, 0.15234, NAN, 4980, 12, true)));
    assertEquals("", Lines.running(new Moment(1, 3, 0, 938, NAN, NAN, NAN, NAN, false)));
  }

  @Test
  void tellsTheStart() {
    assertEquals(
        "MnistCnn: 421,642 parameters; CPU, 2 threads; 3 epochs of 938 steps of 64",
        Lines.start(new RunInfo("MnistCnn", 3, 938, 64, 421_642, "CPU", 2)));
    assertEquals(
        "Line: 1 parameter; CPU, 1 thread; 1 epoch of 1 step of 8",
        Lines.start(new RunInfo("Line", 1, 1, 8, 1, "CPU", 1)));
  }

  @Test
  void tellsTheEnd() {
    EpochResult first = result(1, 0.2, 0.1, 0.98, 20, 1);
    EpochResult best = result(2, 0.1, 0.1, 0.9912, 15, 1);
    EpochResult last = result(3, 0.1, 0.1, 0.99, 15, 1);
    assertEquals(
        "3 epochs in 50.0 s; best test accuracy 99.12 % after epoch 2",
        Lines.end(List.of(first, best, last), Watch.NONE));
    EpochResult number = result(1, 1, 0.5, NAN, 1, 1);
    assertEquals(
        "1 epoch in 1.0 s; best test loss 0.5000 after epoch 1",
        Lines.end(List.of(number), Watch.NONE));
    EpochResult none = result(1, 1, NAN, NAN, 1, 1);
    assertEquals("1 epoch in 1.0 s", Lines.end(List.of(none), Watch.NONE));
  }

  @ParameterizedTest
  @CsvSource({
    "loss, 'test loss 0.1000 after epoch 1'",
    "accuracy, 'test accuracy 99.12 % after epoch 2'",
    "trainLoss, 'train loss 0.1000 after epoch 2'",
    "max trainLoss, 'train loss 0.2000 after epoch 1'"
  })
  void theBestIsThatOfTheMonitor(String monitor, String best) {
    EpochResult first = result(1, 0.2, 0.1, 0.98, 20, 1);
    EpochResult second = result(2, 0.1, 0.2, 0.9912, 15, 1);
    Watch watch = Watch.NONE.by(Monitor.of(monitor));
    assertEquals("2 epochs in 35.0 s; best " + best, Lines.end(List.of(first, second), watch));
    assertEquals(
        "2 epochs in 35.0 s; best test loss 0.1000 after epoch 1",
        Lines.end(List.of(first, second), Watch.NONE.stoppingAfter(1)));
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0.0000",
    "0.15234, 0.1523",
    "0.001, 0.0010",
    "0.00012342, 1.234e-04",
    "123.4, 123.4000",
    "1234567, 1.235e+06",
    "-0.00012342, -1.234e-04",
    "NaN, NaN",
    "Infinity, Infinity"
  })
  void aLossShowsItsSize(double loss, String text) {
    assertEquals(text, Lines.loss(loss));
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0.0 s",
    "12.84, 12.8 s",
    "59.94, 59.9 s",
    "59.96, 1 min 00 s",
    "185, 3 min 05 s",
    "3599.4, 59 min 59 s",
    "3599.6, 1 h 00 min",
    "7470, 2 h 04 min"
  })
  void durations(double seconds, String text) {
    assertEquals(text, Lines.duration(seconds));
  }

  @ParameterizedTest
  @CsvSource({"0.4, 0:00", "32, 0:32", "59.6, 1:00", "725, 12:05", "7449, 2:04:09"})
  void clocks(double seconds, String text) {
    assertEquals(text, Lines.clock(seconds));
  }

  @ParameterizedTest
  @CsvSource({"0, '  0 %'", "0.999, ' 99 %'", "1, '100 %'"})
  void isDoneOnlyAtTheEnd(double fraction, String text) {
    assertEquals(text, Lines.done(fraction));
  }

  private static RunInfo run(int epochs) {
    return new RunInfo("Net", epochs, 10, 64, 1000, "CPU", 2);
  }

  @Test
  void tellsTheMetricsThatAreAskedFor() {
    RunInfo run =
        new RunInfo(
            "Net",
            3,
            10,
            64,
            1000,
            "CPU",
            2,
            List.of(),
            0,
            List.of("f1", "top3", "auc", "mae"),
            Watch.NONE);
    Map<String, Double> metrics =
        Map.of("accuracy", 0.5, "f1", 0.48125, "top3", 0.987, "auc", NAN, "mae", 12.5);
    assertEquals(
        "epoch 1/3  loss 0.5000  test loss 0.2500  test f1 0.4813  test top3 98.70 %"
            + "  test mae 12.5000  1.0 s",
        Lines.epoch(new EpochResult(1, 0.5, NAN, 0.25, metrics, 1e-3, 1, NAN), run));
  }

  private static EpochResult result(
      int epoch, double trainLoss, double testLoss, double accuracy, double seconds, double rate) {
    Map<String, Double> metrics = Double.isNaN(accuracy) ? Map.of() : Map.of("accuracy", accuracy);
    return new EpochResult(epoch, trainLoss, NAN, testLoss, metrics, 1e-3, seconds, rate);
  }
}
