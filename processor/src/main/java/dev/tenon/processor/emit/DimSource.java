package dev.tenon.processor.emit;

import com.palantir.javapoet.ClassName;
import dev.tenon.Condition;
import dev.tenon.Dim;
import java.util.List;

/** Sizes as Java that makes them again: {@code Dim.named("H").floorDiv(2)}. */
final class DimSource implements Dim.Fold<DimSource.Part> {
  private static final ClassName DIM = ClassName.get(Dim.class);
  private static final ClassName CONDITION = ClassName.get(Condition.class);

  private DimSource() {}

  /** A number, or an expression of type {@code Dim} where {@code dim} is not null. */
  record Part(long number, Code dim) {
    Code asDim() {
      return dim != null ? dim : Code.call(Code.of(DIM, ".of"), List.of(asArgument()));
    }

    Code asArgument() {
      return dim != null ? dim : Code.of(number == (int) number ? number + "" : number + "L");
    }

    Part then(String method, Part argument) {
      return new Part(0, Code.call(asDim().then("." + method), List.of(argument.asArgument())));
    }
  }

  static Code of(Dim dim) {
    return dim.fold(new DimSource()).asDim();
  }

  static Code of(Condition condition) {
    Code left = of(condition.left());
    return switch (condition.kind()) {
      case SAME -> call("same", left, of(condition.right()));
      case MULTIPLE -> call("multiple", left, Code.of(condition.right().known() + "L"));
      case AT_LEAST -> call("atLeast", left, of(condition.right()));
      case AT_MOST -> call("atMost", left, Code.of(condition.right().known() + "L"));
    };
  }

  private static Code call(String method, Code left, Code right) {
    return Code.call(Code.of(CONDITION, "." + method), List.of(left, right));
  }

  @Override
  public Part number(long value) {
    return new Part(value, null);
  }

  @Override
  public Part name(String name) {
    return new Part(0, Code.call(Code.of(DIM, ".named"), List.of(Code.string(name))));
  }

  @Override
  public Part sum(List<Part> summands) {
    return combined("plus", summands);
  }

  @Override
  public Part product(List<Part> factors) {
    return combined("times", factors);
  }

  /** A number comes last, as an argument; it is first in a product and last in a sum. */
  private static Part combined(String method, List<Part> parts) {
    Part first = parts.get(0).dim() == null ? parts.get(1) : parts.get(0);
    Part result = first;
    for (Part part : parts) {
      if (part != first) {
        result = result.then(method, part);
      }
    }
    return result;
  }

  @Override
  public Part minus(Part left, Part right) {
    return left.then("minus", right);
  }

  @Override
  public Part floorDiv(Part value, long divisor) {
    return value.then("floorDiv", new Part(divisor, null));
  }

  @Override
  public Part ceilDiv(Part value, long divisor) {
    return value.then("ceilDiv", new Part(divisor, null));
  }
}
