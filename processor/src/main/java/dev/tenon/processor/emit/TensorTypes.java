package dev.tenon.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import dev.tenon.DType;

/** TensorFlow's and the runtime's types, by name: the processor depends on neither. */
final class TensorTypes {
  static final ClassName OPS = ClassName.get("org.tensorflow.op", "Ops");
  static final ClassName OPERAND = ClassName.get("org.tensorflow", "Operand");
  static final ClassName TF_OPS = runtime("TfOps");
  static final ClassName WEIGHT = runtime("Weight");
  static final ClassName MODEL_GRAPH = runtime("ModelGraph");
  static final ClassName FUNCTION_GRAPH = runtime("FunctionGraph");

  /** A member of {@link #MODEL_GRAPH}, which graphs inherit. */
  static final ClassName FUNCTIONS = ClassName.get("", "Functions");

  private TensorTypes() {}

  /** A class of the runtime. */
  static ClassName runtime(String name) {
    return ClassName.get("dev.tenon.runtime", name);
  }

  /** The type of a tensor's elements, such as {@code TFloat32}. */
  static ClassName of(DType dtype) {
    String text = dtype.text();
    return ClassName.get(
        "org.tensorflow.types", "T" + Character.toUpperCase(text.charAt(0)) + text.substring(1));
  }

  /** {@code Operand<TFloat32>}. */
  static TypeName operand(DType dtype) {
    return ParameterizedTypeName.get(OPERAND, of(dtype));
  }
}
