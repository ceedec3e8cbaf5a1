package dev.tenon.ir;

import dev.tenon.Init;
import dev.tenon.Parameter;
import dev.tenon.Problem;
import dev.tenon.Tensor;
import dev.tenon.Type;
import dev.tenon.ir.mend.Place;
import dev.tenon.ir.mend.Remedy;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** The variables that a trace reads, each once. */
final class Reads {
  private final Trace trace;
  private final Recovery recovery;
  private final Map<Variable, Tensor> values = new HashMap<>();
  private final Map<Parameter, Tensor> unread = new HashMap<>(); // what stands for these

  Reads(Trace trace, Recovery recovery) {
    this.trace = trace;
    this.recovery = recovery;
  }

  /** The current value of a variable. */
  Tensor read(Variable variable) {
    Tensor known = values.get(variable);
    if (known == null) {
      known = trace.apply(new Source.Read(variable), List.of()).get(0);
      values.put(variable, known);
    }
    return known;
  }

  /** The current value of a variable of the layer that is being applied. */
  Tensor read(String local, Type type, Init init, Variable.Role role) {
    Frame frame = trace.frame();
    if (frame == null || frame.owner() == null) {
      throw Problem.of(
              "LayerInMethod",
              "needs a weight, %s, but no field of the model holds this layer",
              local)
          .fix("make the layer where the model is made, and keep it in a field")
          .ofItself();
    }
    Variables variables = trace.variables();
    // a chain is applied elsewhere than it is made
    Supplier<Origin> origin = variables.isFluent() ? Places::here : frame::origin;
    return read(variables.get(frame, local, type, init, role, origin));
  }

  /** The current value of a parameter or state that a field of the model holds. */
  Tensor read(Parameter parameter) {
    Type type = trace.stated(parameter, parameter.type(trace.floatType()));
    if (parameter.mistake() != null && !trace.amendments().states(parameter)) {
      return unread.computeIfAbsent(parameter, each -> misstated(each, type));
    }
    Variable variable;
    try {
      variable = trace.variables().get(parameter, type);
    } catch (Problem problem) {
      return unread.computeIfAbsent(parameter, each -> standIn(problem, type));
    }
    boolean first = !values.containsKey(variable);
    Tensor value = read(variable);
    if (first) {
      String path = trace.variables().ownership().owner(parameter).path();
      Origin origin = parameter.origin();
      recovery.applied(Place.ofText(parameter, path, kind(parameter), origin, true, value));
    }
    return value;
  }

  private static String kind(Parameter parameter) {
    return parameter.role() == Variable.Role.STATE ? "state" : "parameter";
  }

  /**
   * What stands for a parameter whose sizes are wrong and were perhaps meant to be {@code type}.
   */
  private Tensor misstated(Parameter parameter, Type type) {
    Problem problem = parameter.mistake().problem();
    boolean guessed = type.rank() > 0;
    if (guessed && type.dims().isKnown()) {
      problem = problem.or(new Remedy.Sizes(type, parameter.sizes()));
    }
    Frame frame = trace.frame();
    if (trace.report() == null || frame == null) {
      throw problem.placed(parameter.origin());
    }
    Origin origin = parameter.origin();
    String kind = kind(parameter);
    Place place = new Place(parameter, null, kind, kind, origin, true, List.of(), null, 0, 0);
    Problem told = recovery.studied(problem.placed(origin), place);
    trace.report().accept(new Declaration.Located(told, origin, false));
    return recovery.standIn(type, false, !guessed, List.of(), kind, frame);
  }

  /** What stands for a parameter of {@code type} whose {@code problem} is told. */
  private Tensor standIn(Problem problem, Type type) {
    Frame frame = trace.frame();
    if (trace.report() == null || frame == null || !frame.users()) {
      throw problem;
    }
    Origin here = Places.here();
    trace.report().accept(new Declaration.Located(problem.placed(here), here, false));
    return recovery.standIn(type, false, false, List.of(), "parameter", frame);
  }
}
