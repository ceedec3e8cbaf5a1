package dev.tenon.runtime.cli;

/** Where a model runs. */
public enum Device {
  /** A GPU where there is one that works, else the CPU. */
  AUTO,
  /** The CPU, also where there is a GPU. */
  CPU,
  /** A GPU; an error where there is none. */
  GPU
}
