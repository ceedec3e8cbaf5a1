package dev.tenon.runtime.data;

/**
 * A data set in two parts.
 *
 * @param <S> the class that carries the data contract
 * @param train what is learned from
 * @param test what results are measured on
 */
public record Splits<S>(Dataset<S> train, Dataset<S> test) {}
