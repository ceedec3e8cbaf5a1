package dev.tenon;

import dev.tenon.ir.Trace;
import dev.tenon.ir.Variable;
import java.util.Arrays;

/**
 * A tensor that a model keeps from step to step and training leaves alone; {@link #assign} changes
 * it. Made by {@link Tenon#state(String, Init)}.
 */
public final class State extends Parameter {
  State(StoredSizes sizes, Init init) {
    super(sizes, init);
  }

  @Override
  public Variable.Role role() {
    return Variable.Role.STATE;
  }

  /**
   * Says that this has {@code value} after the step.
   *
   * @throws Problem if {@code value} has other sizes
   */
  public void assign(Tensor value) {
    Trace trace = Trace.current();
    trace.call(
        "assign",
        Arrays.asList(this, value),
        Arrays.asList(value),
        (given, written) -> {
          trace.assignments().update(trace.read(this), given.get(1));
          return given.get(1);
        });
  }
}
