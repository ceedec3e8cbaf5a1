package dev.tenon.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tenon.Adam;
import dev.tenon.AdamW;
import dev.tenon.DType;
import dev.tenon.Dims;
import dev.tenon.Optimizer;
import dev.tenon.RmsProp;
import dev.tenon.Sgd;
import dev.tenon.ir.Primitive;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tensorflow.Operand;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;

/** Each primitive and optimizer has its method, and there is no other. */
class TfOpsTest {
  static Stream<Class<? extends Primitive>> primitives() {
    return Primitives.all().stream();
  }

  @ParameterizedTest
  @MethodSource("primitives")
  void hasMethodOfPrimitive(Class<? extends Primitive> primitive) {
    Method method = Records.method(decapitalised(primitive.getSimpleName()));
    List<Class<?>> parameters = List.of(method.getParameterTypes());
    List<Class<?>> components = components(primitive, 0);

    assertTrue(Modifier.isStatic(method.getModifiers()));
    assertEquals(Ops.class, parameters.get(0));
    int inputs = parameters.size() - 1 - components.size();
    assertTrue(inputs >= 0, method + " has too few parameters");
    for (Class<?> input : parameters.subList(1, 1 + inputs)) {
      assertTrue(input == Operand.class || input == List.class, method + " takes " + input);
    }
    assertEquals(components, parameters.subList(1 + inputs, parameters.size()), method::toString);
    assertTrue(
        method.getReturnType() == Operand.class || method.getReturnType().isRecord(),
        method::toString);
  }

  @ParameterizedTest
  @ValueSource(classes = {Sgd.Rule.class, Adam.Rule.class, AdamW.Rule.class, RmsProp.Rule.class})
  void hasMethodOfOptimizer(Class<? extends Optimizer> optimizer) {
    Method method = Records.method(decapitalised(optimizer.getEnclosingClass().getSimpleName()));
    List<Class<?>> parameters = List.of(method.getParameterTypes());

    assertEquals(
        List.of(Ops.class, Weight.class, Operand.class, Operand.class, Operand.class, List.class),
        parameters.subList(0, 6));
    assertEquals(components(optimizer, 1), parameters.subList(6, parameters.size()));
    assertEquals(Op.class, method.getReturnType());
  }

  @Test
  void hasNoMethodTwice() {
    List<String> names =
        Arrays.stream(TfOps.class.getMethods())
            .filter(m -> Modifier.isStatic(m.getModifiers()) && !m.isVarArgs())
            .map(Method::getName)
            .toList();
    assertEquals(names.stream().distinct().sorted().toList(), names.stream().sorted().toList());
  }

  private static String decapitalised(String name) {
    return Character.toLowerCase(name.charAt(0)) + name.substring(1);
  }

  private static List<Class<?>> components(Class<?> type, int from) {
    return Arrays.stream(type.getRecordComponents())
        .skip(from)
        .map(RecordComponent::getType)
        .<Class<?>>map(t -> t == Dims.class ? Operand.class : t == DType.class ? Class.class : t)
        .toList();
  }
}
