package dev.tenon.ir.fluent;

import dev.tenon.Inference;
import dev.tenon.Notation;
import dev.tenon.Objective;
import dev.tenon.Problem;
import dev.tenon.Shape;
import dev.tenon.Tensor;
import dev.tenon.Type;
import dev.tenon.Update;
import dev.tenon.ir.Declaration;
import dev.tenon.ir.Frame;
import dev.tenon.ir.Masks;
import dev.tenon.ir.Origin;
import dev.tenon.ir.Recovery;
import dev.tenon.ir.Reflection;
import dev.tenon.ir.Require;
import dev.tenon.ir.Trace;
import dev.tenon.ir.mend.ShapeText;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** A method of a model that becomes a function of its program. */
record ModelMethod(Method method, Kind kind) {
  /** What a method is for. */
  enum Kind {
    /** {@code forward}: what the model makes of an example. */
    FORWARD,
    /** Another question that a trained model answers. */
    INFERENCE,
    /** A way of training. */
    OBJECTIVE,
    /** Another change of weights. */
    UPDATE
  }

  private static final String FORWARD_NAME = "forward";

  /** The methods of {@code model} that are functions: forward first, then by name. */
  static List<ModelMethod> of(Class<?> model) {
    Map<String, ModelMethod> found = new TreeMap<>();
    for (Class<?> type = model; type != null && type != Object.class; type = type.getSuperclass()) {
      for (Method method : type.getDeclaredMethods()) {
        Kind kind = kind(method);
        if (kind != null && !method.isSynthetic() && !Modifier.isStatic(method.getModifiers())) {
          String signature = method.getName() + Arrays.toString(method.getParameterTypes());
          found.putIfAbsent(signature, new ModelMethod(method, kind));
        }
      }
    }
    List<ModelMethod> methods = new ArrayList<>(found.values());
    methods.sort(Comparator.comparing(ModelMethod::kind));
    checkNames(methods);
    return methods;
  }

  private static void checkNames(List<ModelMethod> methods) {
    boolean single = methods.stream().filter(m -> m.kind() == Kind.OBJECTIVE).count() == 1;
    Set<String> taken = new HashSet<>(Set.of("initialize"));
    for (ModelMethod method : methods) {
      boolean only = method.kind() == Kind.OBJECTIVE && single;
      List<String> functions =
          method.kind() == Kind.FORWARD
              ? List.of("predict")
              : only ? List.of("train", "evaluate") : List.of(method.name());
      for (String function : functions) {
        if (!taken.add(function)) {
          throw Problem.of("FunctionName", "two functions are called %s", function)
              .fix("rename " + method.name())
              .placed(method.origin());
        }
      }
    }
  }

  private static Kind kind(Method method) {
    if (method.getReturnType() == Objective.class) {
      return Kind.OBJECTIVE;
    }
    if (method.getReturnType() == Update.class) {
      return Kind.UPDATE;
    }
    if (method.isAnnotationPresent(Inference.class)) {
      return Kind.INFERENCE;
    }
    return method.getName().equals(FORWARD_NAME) && givesTensors(method) ? Kind.FORWARD : null;
  }

  private static boolean givesTensors(Method method) {
    return method.getReturnType() == Tensor.class || method.getReturnType().isRecord();
  }

  String name() {
    return method.getName();
  }

  /** Its declaration. */
  Origin origin() {
    return Origin.of(name(), method);
  }

  /** The parameters that are tensors, by the names of the inputs that they become. */
  Map<String, Parameter> tensors() {
    Map<String, Parameter> tensors = new LinkedHashMap<>();
    Iterator<String> names = inputNames(true).iterator();
    for (Parameter parameter : method.getParameters()) {
      if (parameter.getType() == Tensor.class) {
        tensors.put(names.next(), parameter);
      } else {
        components(parameter).forEach(component -> names.next());
      }
    }
    return tensors;
  }

  private List<String> inputNames(boolean data) {
    InputNames names = new InputNames(data);
    for (Parameter parameter : method.getParameters()) {
      if (parameter.getType() == Tensor.class) {
        names.add(parameter.getName(), parameter.isAnnotationPresent(Shape.class));
      } else {
        components(parameter)
            .forEach(
                each ->
                    names.add(
                        parameter.getName(),
                        each.getName(),
                        each.isAnnotationPresent(Shape.class)));
      }
    }
    return names.all();
  }

  private static List<RecordComponent> components(Parameter parameter) {
    return parameter.getType().isRecord()
        ? List.of(parameter.getType().getRecordComponents())
        : List.of();
  }

  /**
   * Calls it on {@code model} with inputs of {@code trace}.
   *
   * @param data what the data set says of inputs that state no type, or null
   */
  Object call(Object model, Trace trace, Declaration.Data data) {
    List<Object> arguments = new ArrayList<>();
    Inputs inputs = new Inputs(trace, data);
    for (Parameter parameter : method.getParameters()) {
      arguments.add(inputs.argument(parameter));
    }
    Frame frame = Frame.ofUser();
    return trace.within(frame, () -> invoke(model, arguments));
  }

  private Object invoke(Object model, List<Object> arguments) {
    try {
      method.setAccessible(true);
      Object result = method.invoke(model, arguments.toArray());
      if (result == null) {
        String given = method.getReturnType() == void.class ? "nothing" : "null";
        throw Problem.of("NoResult", "%s returns %s", name(), given)
            .fix("return what it computes")
            .placed(origin());
      }
      return result;
    } catch (InvocationTargetException e) {
      throw Failure.of(e.getCause());
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(method + " cannot be called", e);
    }
  }

  /** The tensors of {@code result} by name: its components where it is a record. */
  Map<String, Tensor> outputs(Object result, Trace trace) {
    Map<String, Tensor> outputs = new LinkedHashMap<>();
    if (result instanceof Tensor tensor) {
      outputs.put("output", checked(tensor, trace, method));
    } else if (result instanceof Record) {
      for (RecordComponent component : result.getClass().getRecordComponents()) {
        Object value = value(component, result);
        if (value instanceof Tensor tensor) {
          outputs.put(component.getName(), checked(tensor, trace, component));
        } else if (holdsTensors(component.getType(), value)) {
          throw Problem.of(
                  "FunctionResult",
                  "%s returns %s, whose %s is %s, not a tensor",
                  name(),
                  result.getClass().getSimpleName(),
                  component.getName(),
                  value == null ? "null" : component.getType().getSimpleName())
              .fix("give each tensor a component of its own")
              .placed(origin());
        }
      }
    }
    if (outputs.isEmpty()) {
      throw Problem.of(
              "FunctionResult",
              "%s returns %s; a function returns a Tensor or a record of tensors",
              name(),
              method.getReturnType().getSimpleName())
          .fix("let it return a Tensor, or write a record of what it computes")
          .placed(origin());
    }
    return outputs;
  }

  /** Whether a caller would miss what a component holds. */
  private static boolean holdsTensors(Class<?> type, Object value) {
    return type == Tensor.class
        || value instanceof Tensor[]
        || value instanceof Collection<?> several
            && several.stream().anyMatch(Tensor.class::isInstance)
        || value instanceof Record
            && Arrays.stream(type.getRecordComponents()).anyMatch(c -> c.getType() == Tensor.class);
  }

  private static Object value(RecordComponent component, Object record) {
    try {
      Method accessor = component.getAccessor();
      accessor.setAccessible(true);
      return accessor.invoke(record);
    } catch (InvocationTargetException e) {
      throw Failure.of(e.getCause());
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(component + " cannot be read", e);
    }
  }

  private Tensor checked(Tensor tensor, Trace trace, AnnotatedElement stating) {
    Tensor value = trace.record(() -> tensor.node().output(tensor.index()));
    if (value.trace() != trace) {
      throw Problem.of("ForeignTensor", "%s returns a tensor of another function", name())
          .fix("compute it in this one")
          .placed(origin());
    }
    Shape stated = stating.getAnnotation(Shape.class);
    if (stated != null) {
      check(Reflection.shape(stated.value(), method.getDeclaringClass()), value, stating);
    }
    return Masks.with(value, Masks.mask(tensor));
  }

  private void check(Notation.Parsed written, Tensor value, AnnotatedElement stating) {
    Trace trace = value.trace();
    Type type = trace.stated(key(stating), written.type());
    Notation.Parsed stated = written.with(type);
    try {
      trace.record(
          () -> {
            Require.stated(stated, value, name(), () -> misstated(type, value.type()));
            return null;
          });
    } catch (Problem problem) {
      Origin origin = Origin.of(name(), stating);
      if (trace.recovery().follows(problem, origin, List.of(value))) {
        return;
      }
      throw trace.recovery().stated(problem.placed(origin()), key(stating), type, value, origin);
    }
  }

  private Problem misstated(Type stated, Type given) {
    return Problem.of(
            "StatedShape", "%s is stated to give [%s] but gives [%s]", name(), stated, given)
        .fix(Recovery.restating(given));
  }

  /** What stands for {@code stating} in each trace: reflection makes components anew each time. */
  private static Object key(AnnotatedElement stating) {
    return stating instanceof RecordComponent component
        ? List.of(component.getDeclaringRecord(), component.getName())
        : stating;
  }

  /** Makes the inputs of one call. */
  private final class Inputs {
    private final Trace trace;
    private final Declaration.Data data;
    private final Iterator<String> names;
    private int next;

    Inputs(Trace trace, Declaration.Data data) {
      this.trace = trace;
      this.data = data;
      this.names = inputNames(data != null).iterator();
    }

    Object argument(Parameter parameter) {
      if (parameter.getType() == Tensor.class) {
        return input(parameter.getName(), parameter);
      }
      if (!parameter.getType().isRecord()) {
        throw Problem.of(
                "FunctionParameter",
                "%s takes %s, but a function takes tensors and records of tensors",
                name(),
                parameter.getType().getSimpleName())
            .fix("keep it in a field of the model, or take it as a Tensor")
            .placed(origin());
      }
      List<Object> components = new ArrayList<>();
      RecordComponent[] declared = parameter.getType().getRecordComponents();
      for (RecordComponent component : declared) {
        components.add(input(component.getName(), component));
      }
      return construct(parameter.getType(), declared, components);
    }

    private Object construct(Class<?> type, RecordComponent[] declared, List<Object> components) {
      try {
        var constructor =
            type.getDeclaredConstructor(
                Arrays.stream(declared).map(RecordComponent::getType).toArray(Class<?>[]::new));
        constructor.setAccessible(true);
        return constructor.newInstance(components.toArray());
      } catch (InvocationTargetException e) {
        throw Failure.of(e.getCause());
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException(type + " cannot be made", e);
      }
    }

    private Tensor input(String name, AnnotatedElement stating) {
      String called = names.next();
      Shape stated = stating.getAnnotation(Shape.class);
      if (stated != null) {
        Origin origin = Origin.of(called, stating);
        try {
          Notation.Parsed written =
              new ShapeText(key(stating), called, "shape", origin)
                  .read(stated.value(), Reflection.constants(scope(stating)), trace.amendments());
          return trace.meanings().give(trace.input(called, written, key(stating), origin), origin);
        } catch (Problem problem) {
          throw problem.placed(origin());
        }
      }
      if (data == null || next > 1) {
        throw Problem.of("UnstatedInput", "%s does not say what %s is", name(), name)
            .fix("write @Shape(\"N ...\") Tensor " + name)
            .placed(Origin.of(name, stating));
      }
      try {
        return next++ == 0
            ? trace.input(called, Reflection.shape(data.input(), null), data)
            : trace
                .recovery()
                .labelled(data, trace.input(called, Reflection.shape(data.label(), null)));
      } catch (Problem problem) {
        throw problem.placed(origin());
      }
    }

    private Class<?> scope(AnnotatedElement stating) {
      return stating instanceof RecordComponent component
          ? component.getDeclaringRecord()
          : method.getDeclaringClass();
    }
  }
}
