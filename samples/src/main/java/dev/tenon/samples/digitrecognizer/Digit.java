package dev.tenon.samples.digitrecognizer;

import dev.tenon.Columns;
import dev.tenon.Csv;
import dev.tenon.Label;

/**
 * A row of {@code train.csv}: a digit, and the 28 x 28 pixels {@code pixel0} to {@code pixel783}.
 */
@Csv(value = Digit.TRAIN, folder = "digit-recognizer", testFraction = 0.1)
public record Digit(
    @Label(classes = 10) int label,
    @Columns(
            value = "pixel",
            sizes = {28, 28, 1})
        byte[] pixels) {
  static final String TRAIN = "train.csv";
}
