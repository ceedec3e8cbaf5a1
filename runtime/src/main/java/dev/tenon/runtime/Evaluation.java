package dev.tenon.runtime;

/**
 * How well a model does on a data set.
 *
 * @param loss mean over the examples
 * @param accuracy share of them that is classified right, 0 to 1; NaN where there are no classes
 * @param examples how many there were
 */
public record Evaluation(double loss, double accuracy, long examples) {}
