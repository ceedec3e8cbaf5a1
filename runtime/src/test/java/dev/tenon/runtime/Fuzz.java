package dev.tenon.runtime;

import java.util.Random;

/**
 * How much tests of mutated inputs do: {@code -Dtenon.fuzz.inputs=100000 -Dtenon.fuzz.from=7} for
 * more of them, and others.
 */
public final class Fuzz {
  private static final long FROM = Long.getLong("tenon.fuzz.from", 0);

  private Fuzz() {}

  /** How many inputs, where {@code usual} is enough for every day. */
  public static int inputs(int usual) {
    return Integer.getInteger("tenon.fuzz.inputs", usual);
  }

  /** Decides the inputs of one test. */
  public static Random random(long seed) {
    return new Random(FROM * 1_000_003 + seed);
  }
}
