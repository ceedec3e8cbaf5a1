package dev.tenon;

/** What a sliding window does at the borders of its input. */
public enum Padding {
  /** Zeros are added so that the output size is {@code ceil(in / stride)}, whatever the kernel. */
  SAME,
  /** Nothing is added; the window stays inside the input, and the output shrinks. */
  VALID
}
