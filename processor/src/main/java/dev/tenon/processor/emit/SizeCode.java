package dev.tenon.processor.emit;

import dev.tenon.Dim;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Sizes as Java: numbers as they are, named sizes as the locals that hold them. */
final class SizeCode implements Dim.Fold<Code> {
  private final String tf;
  private final Map<String, String> locals;

  /**
   * Sizes computed in a scope.
   *
   * @param tf the {@code Ops} of that scope
   * @param locals what holds each named size
   */
  SizeCode(String tf, Map<String, String> locals) {
    this.tf = tf;
    this.locals = locals;
  }

  @Override
  public Code number(long value) {
    return value == (int) value ? Code.of(Long.toString(value)) : Code.of(value + "L");
  }

  @Override
  public Code name(String name) {
    return Code.of(locals.get(name));
  }

  @Override
  public Code sum(List<Code> summands) {
    return call("sum", summands);
  }

  @Override
  public Code product(List<Code> factors) {
    return call("product", factors);
  }

  @Override
  public Code floorDiv(Code value, long divisor) {
    return call("floorDiv", List.of(value, Code.of(Long.toString(divisor))));
  }

  private Code call(String method, List<Code> operands) {
    List<Code> arguments = new ArrayList<>(List.of(Code.of(tf)));
    arguments.addAll(operands);
    return Code.call(Code.of(TensorTypes.TF_OPS, "." + method), arguments);
  }
}
