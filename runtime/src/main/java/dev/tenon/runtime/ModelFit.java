package dev.tenon.runtime;

import dev.tenon.Type;
import dev.tenon.runtime.data.Dataset;

/** Whether a compiled model can do what a run asks for. */
record ModelFit(ModelGraph graph) {
  /** Data and model were checked when the model was compiled; the data may have changed since. */
  void checkData(Dataset<?> data) {
    if (data.size() == 0) {
      throw new UserError("there is no example in " + data + "; training and testing need some");
    }
    GraphFunction function = graph.function("evaluate");
    int index = 0;
    for (String name : function.inputs().keySet()) {
      Type given = index++ == 0 ? data.input() : data.label();
      long[] sizes = function.inputs().get(name).shape().asArray();
      boolean fits =
          given.dtype() == Types.of(function.inputs().get(name).type())
              && given.rank() == sizes.length;
      for (int axis = 1; fits && axis < sizes.length; axis++) {
        fits = sizes[axis] < 0 || sizes[axis] == given.dims().known(axis);
      }
      if (!fits) {
        throw new UserError(
            "%s of %s is not what %s gives, \"%s\"; compile the model anew"
                .formatted(name, graph.name(), data.spec().getSimpleName(), given));
      }
    }
  }

  /** Gathering gradients needs variables, which the graph has if the model asked for them. */
  void checkAccumulation(int batches) {
    if (batches > 1 && graph.function("train").gather().isEmpty()) {
      throw new UserError(
          ("%s was compiled for a step with each batch, and has no memory to gather gradients in;"
                  + " write @Training(accumulate = %d), and compile it")
              .formatted(graph.name(), batches));
    }
  }
}
