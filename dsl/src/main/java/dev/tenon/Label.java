package dev.tenon;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks the component of a row that is to be predicted. A record with one is a data set by itself:
 * the other components are the input.
 *
 * <pre>{@code
 * @Csv("flowers.csv")
 * record Flower(double petalLength, double petalWidth, Colour colour, @Label Species species) {
 *   enum Colour { RED, WHITE }
 *   enum Species { SETOSA, VIRGINICA }
 * }
 *
 * @Model(data = Flower.class) // input "N 4": two numbers and one of two colours; two classes
 * record FlowerNet(...) {}
 * }</pre>
 *
 * What the components give to the input, in their order:
 *
 * <ul>
 *   <li>{@code double}, {@code float}, {@code long}, {@code int}, {@code short}: one number, less
 *       the mean of the training rows and divided by their standard deviation; {@code boolean}: 0
 *       or 1.
 *   <li>their boxed types, for which a cell may be empty: two numbers, of which the second is 1
 *       where the cell is empty; the first is then the mean, which is 0, and false of a {@code
 *       Boolean}.
 *   <li>an enum: a number for each constant, 1 for the one that it is and 0 for the others.
 *   <li>{@code float[]} with {@link Columns}: as many numbers, like {@code double}.
 *   <li>{@code byte[]} with {@link Columns}, alone: {@code uint8} of any sizes, as they are.
 * </ul>
 *
 * An enum as label gives its constants as classes, {@code int32 N}; {@code boolean} gives two;
 * {@code int} with {@link #classes()} as many. Any other number is one to be predicted, {@code
 * float32 N 1}, as it is.
 */
@Documented
@Target(ElementType.RECORD_COMPONENT)
@Retention(RetentionPolicy.RUNTIME)
public @interface Label {
  /** How many classes an {@code int} tells apart, counted from 0; 0 where it is a number. */
  int classes() default 0;
}
