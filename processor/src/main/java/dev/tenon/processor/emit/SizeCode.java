package dev.tenon.processor.emit;

import com.palantir.javapoet.CodeBlock;
import dev.tenon.Dim;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Sizes as Java: numbers as they are, named sizes as the locals that hold them. */
final class SizeCode implements Dim.Fold<CodeBlock> {
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
  public CodeBlock number(long value) {
    return value == (int) value ? CodeBlock.of("$L", value) : CodeBlock.of("$LL", value);
  }

  @Override
  public CodeBlock name(String name) {
    return CodeBlock.of("$L", locals.get(name));
  }

  @Override
  public CodeBlock sum(List<CodeBlock> summands) {
    return call("sum", summands);
  }

  @Override
  public CodeBlock product(List<CodeBlock> factors) {
    return call("product", factors);
  }

  @Override
  public CodeBlock floorDiv(CodeBlock value, long divisor) {
    return call("floorDiv", List.of(value, CodeBlock.of("$L", divisor)));
  }

  private CodeBlock call(String method, List<CodeBlock> operands) {
    List<CodeBlock> arguments = new ArrayList<>(List.of(CodeBlock.of("$L", tf)));
    arguments.addAll(operands);
    return CodeBlock.of("$T.$L($L)", TensorTypes.TF_OPS, method, CodeBlock.join(arguments, ", "));
  }
}
