package dev.tenon.runtime.data;

/**
 * Permutations from a seed, the same on every JDK and machine.
 *
 * <p>The generator is SplitMix64 (Steele, Lea and Flood, Fast Splittable Pseudorandom Number
 * Generators, 2014), the exchange is that of Fisher and Yates from the end, and a number below
 * {@code bound} is the upper half of the product of {@code bound} with 32 random bits. This is part
 * of what "same seed, same weights" promises, so it must not change.
 */
final class Shuffle {
  private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

  private long state;

  private Shuffle(long state) {
    this.state = state;
  }

  /** The numbers 0 up to {@code size}, in an order of their own for each seed and epoch. */
  static int[] permutation(int size, long seed, long epoch) {
    int[] order = new int[size];
    for (int i = 0; i < size; i++) {
      order[i] = i;
    }
    // Both are mixed, so that seed 1 in epoch 2 differs from seed 2 in epoch 1.
    Shuffle random = new Shuffle(mix(mix(seed) + epoch));
    for (int i = size - 1; i > 0; i--) {
      int other = random.below(i + 1);
      int swapped = order[i];
      order[i] = order[other];
      order[other] = swapped;
    }
    return order;
  }

  private int below(int bound) {
    state += GOLDEN_GAMMA;
    return (int) ((mix(state) >>> 32) * bound >>> 32);
  }

  private static long mix(long value) {
    long z = value;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
