package dev.tenon.runtime;

import dev.tenon.ir.Counted;
import dev.tenon.runtime.data.DataContract;
import dev.tenon.runtime.data.Dataset;
import java.util.OptionalLong;
import java.util.function.Consumer;

/**
 * Whether batches fit into memory. Asked before training: Linux gives a process more than there is,
 * and ends it without a word when it comes to use it.
 */
final class BatchMemory {
  /** What Java can hold in one array. */
  private static final long ARRAY = Integer.MAX_VALUE - 8L;

  private static final int BUFFERS = 2;

  /**
   * How much a step takes of what it keeps for its gradients: measured 1.05 (resnet20), 1.4
   * (cifar10) and 1.6 (mnist).
   */
  private static final double MOST = 1.6;

  private static final double GIGABYTE = 1e9;

  private final String model;
  private final long batch;

  /** Of steps of {@code model} on {@code batch} examples. */
  BatchMemory(String model, long batch) {
    this.model = model;
    this.batch = batch;
  }

  /**
   * Checks a run on {@code train}, as far as it can be known.
   *
   * @param warned is told of what may be too much
   * @throws UserError if it is too much
   */
  static void check(
      ModelSession session, Dataset<?> train, int batchSize, Consumer<String> warned) {
    BatchMemory memory = new BatchMemory(session.graph().name(), Math.min(batchSize, train.size()));
    Runtime java = Runtime.getRuntime();
    memory.checkData(train.contract(), java.maxMemory() - java.totalMemory() + java.freeMemory());
    Devices.Info device = Devices.choose(session.device());
    boolean gpu = device.kind().equals("GPU");
    memory.checkStep(
        session.graph().activationBytes(),
        gpu ? OptionalLong.of(device.memory()) : MachineMemory.available(),
        gpu,
        warned);
  }

  /**
   * Checks what Java keeps of the data.
   *
   * @param heap bytes that can still be allocated
   * @throws UserError if it is too much
   */
  void checkData(DataContract contract, long heap) {
    long example = (long) contract.inputBytes() + contract.labelBytes();
    long most = Math.min(ARRAY / Math.max(1, example), heap / (BUFFERS * Math.max(1, example)));
    if (batch > most) {
      throw new UserError(
          ("a batch of %s of %s is more than Java's heap can hold twice, for one to be"
                  + " prepared while another is used; give a --batch-size of %s or less, or a larger"
                  + " heap by -Xmx")
              .formatted(
                  Counted.of(batch, "example"), Counted.of(example, "byte"), Math.max(1, most)));
    }
  }

  /**
   * Checks what a step takes, which is known within a half.
   *
   * <p>A GPU says when it has no more. A process that takes more of the machine's memory than there
   * is is killed, or another one is, so that what may be too much is refused.
   *
   * @param each bytes that it keeps of each example for its gradients; 0 where that is not known
   * @param available bytes that can be had
   * @param warned is told where it may be too much for a GPU
   * @throws UserError if it is too much
   */
  void checkStep(long each, OptionalLong available, boolean gpu, Consumer<String> warned) {
    double kept = (double) each * batch;
    if (each == 0 || available.isEmpty() || kept * MOST <= available.getAsLong()) {
      return;
    }
    double free = available.getAsLong();
    String told =
        ("a step of %s on %s may take %.1f GB, and %.1f GB of the memory of this %s are"
                + " free; give a smaller --batch-size, such as %d")
            .formatted(
                model,
                Counted.of(batch, "example"),
                kept * MOST / GIGABYTE,
                free / GIGABYTE,
                gpu ? "GPU" : "machine",
                // half of what there is, in a round number
                Long.highestOneBit((long) Math.max(1, free / 2 / (each * MOST))));
    if (gpu && kept <= free) {
      warned.accept(told);
    } else {
      throw new UserError(told);
    }
  }

  /** How many examples, at most {@code wanted}, can be evaluated at once without much memory. */
  static int evaluated(long each, int wanted) {
    return each == 0 ? wanted : (int) Math.max(1, Math.min(wanted, (1L << 30) / each));
  }
}
