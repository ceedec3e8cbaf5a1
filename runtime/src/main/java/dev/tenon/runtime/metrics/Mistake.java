package dev.tenon.runtime.metrics;

/**
 * A label that was predicted wrong.
 *
 * @param example its index in the data set
 * @param position which label of the example; 0 where each has one
 * @param predicted the class that was predicted, from 0
 * @param label the class that it is, from 0
 * @param probability how probable the model said that the predicted class is, 0 to 1
 */
public record Mistake(long example, int position, int predicted, int label, double probability) {}
