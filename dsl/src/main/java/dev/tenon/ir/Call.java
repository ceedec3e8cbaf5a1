package dev.tenon.ir;

import dev.tenon.Dim;
import dev.tenon.Dims;
import dev.tenon.Tensor;
import dev.tenon.Type;
import dev.tenon.ir.mend.Amendments;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * A call that computes with tensors, as it is written.
 *
 * @param name of the method
 * @param tensors what it computes with, the one that it is called of first
 * @param written all that stands in parentheses, in order
 * @param how makes the outputs of tensors, and of what is written in place of these
 * @param meant the types of outputs to go on with where the call fails and no correction of it is
 *     known, from those of the tensors
 * @param decides whether other values in parentheses may mend what fails later
 */
public record Call(
    String name,
    List<Tensor> tensors,
    List<?> written,
    BiFunction<List<Tensor>, List<?>, List<Tensor>> how,
    UnaryOperator<List<Type>> meant,
    boolean decides) {
  /** Keeps its own lists, in which there may be null. */
  public Call {
    tensors = Collections.unmodifiableList(new ArrayList<>(tensors));
    written = Collections.unmodifiableList(new ArrayList<>(written));
  }

  /** A call with one output, which was meant to be as the first tensor is. */
  public static Call of(
      String name,
      List<Tensor> tensors,
      List<?> written,
      BiFunction<List<Tensor>, List<?>, Tensor> how) {
    return new Call(
        name,
        tensors,
        written,
        (given, values) -> List.of(how.apply(given, values)),
        types -> types.subList(0, Math.min(1, types.size())),
        false);
  }

  /** The same, which computes with these tensors. */
  Call of(List<Tensor> others) {
    return new Call(name, others, written, how, meant, decides);
  }

  /** The same, meant to give one output of the type that {@code type} makes of the tensors'. */
  public Call meaning(Function<List<Type>, Type> type) {
    return new Call(name, tensors, written, how, types -> List.of(type.apply(types)), decides);
  }

  /** The same, whose values in parentheses may be changed to mend what fails later. */
  public Call deciding() {
    return new Call(name, tensors, written, how, meant, true);
  }

  /** Whether no tensors stand in parentheses. */
  boolean isPlain() {
    return written.stream().noneMatch(each -> each == null || each instanceof Tensor);
  }

  /** Whether whole numbers or sizes stand in parentheses, which calls of sizes may have made. */
  boolean isSized() {
    return written.stream().anyMatch(Call::isSize);
  }

  private static boolean isSize(Object value) {
    boolean whole = value instanceof Integer || value instanceof Long;
    return whole || value instanceof Dim || value instanceof Dims;
  }

  /** As it is written, {@code sum(5)}; the name alone where tensors stand in parentheses. */
  String text() {
    return isPlain()
        ? written.stream().map(Amendments::text).collect(Collectors.joining(", ", name + "(", ")"))
        : name;
  }
}
