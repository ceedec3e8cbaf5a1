package dev.tenon.runtime;

import dev.tenon.DType;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.tensorflow.GraphOperation;
import org.tensorflow.Operand;
import org.tensorflow.Operation;
import org.tensorflow.Output;
import org.tensorflow.Tensor;
import org.tensorflow.ndarray.Shape;

/**
 * What a call takes at least: the results of its operations that grow with the batch. Kernels of
 * oneDNN write to address 0 where a CPU has no more memory for one of these, which ends the
 * process; so it is asked for before.
 */
final class CallMemory {
  /** Calls that take less are not looked at. */
  private static final long SMALL = 1L << 28;

  private final String model;
  private final boolean gpu;
  private final Map<String, Long> each = new ConcurrentHashMap<>();

  /**
   * Of calls of {@code model}.
   *
   * @param gpu whether a GPU computes it, which says so when it has no more memory
   */
  CallMemory(String model, boolean gpu) {
    this.model = model;
    this.gpu = gpu;
  }

  /**
   * Checks a call of {@code function}.
   *
   * @param inputs that it is given
   * @param outputs that it gives
   * @throws UserError if this machine has too little memory for it
   */
  void check(
      String function,
      Collection<? extends Tensor> inputs,
      Supplier<? extends Collection<? extends Output<?>>> outputs) {
    long examples = StepErrors.examples(inputs);
    if (gpu || examples < 2) {
      return;
    }
    double needed = (double) examples * each.computeIfAbsent(function, f -> each(outputs.get()));
    OptionalLong available = needed < SMALL ? OptionalLong.empty() : MachineMemory.available();
    if (available.isPresent() && needed > available.getAsLong()) {
      throw StepErrors.exhausted(
          model,
          function,
          examples,
          Math.max(1, (long) (examples * available.getAsLong() / needed / 2)),
          "it takes %.1f GB at least, and %.1f GB of the memory of this machine are free"
              .formatted(needed / 1e9, available.getAsLong() / 1e9),
          null);
    }
  }

  /**
   * Bytes for each example while the operation runs that takes most, of those from which {@code
   * wanted} is computed.
   */
  static long each(Collection<? extends Output<?>> wanted) {
    Deque<Operation> open = new ArrayDeque<>();
    Set<Operation> seen = new HashSet<>();
    wanted.forEach(output -> open.add(output.op()));
    long most = 0;
    while (!open.isEmpty()) {
      Operation operation = open.poll();
      if (seen.add(operation)) {
        List<? extends Operand<?>> inputs = ((GraphOperation) operation).inputs();
        most = Math.max(most, during(operation, inputs));
        inputs.forEach(input -> open.add(input.asOutput().op()));
      }
    }
    return most;
  }

  private static long during(Operation operation, List<? extends Operand<?>> inputs) {
    long made = 0;
    for (int i = 0; i < operation.numOutputs(); i++) {
      made += bytes(operation.output(i));
    }
    long taken = 0;
    for (Operand<?> input : inputs) {
      long bytes = bytes(input.asOutput());
      // what is as large as the result may be overwritten by it
      taken += bytes == made ? 0 : bytes;
    }
    return made + taken;
  }

  /** Of one example; 0 for what does not grow with the batch, or with other sizes, too. */
  private static long bytes(Output<?> output) {
    Shape shape = output.shape();
    if (shape.isUnknown() || shape.numDimensions() == 0 || shape.get(0) >= 0) {
      return 0;
    }
    long bytes = Types.of(output.dataType()).map(DType::bytes).orElse(0);
    for (int axis = 1; axis < shape.numDimensions(); axis++) {
      bytes *= Math.max(0, shape.get(axis));
    }
    return bytes;
  }
}
