package dev.tenon.ir;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Supplier;

/** What is being traced now: layers within each other, in a part of the function. */
final class Frames {
  private final Deque<Frame> frames = new ArrayDeque<>();
  private Phase phase = Phase.FORWARD;

  /** Runs {@code body} as the application of what {@code frame} says. */
  <T> T within(Frame frame, Supplier<T> body) {
    frames.push(frame);
    try {
      return body.get();
    } finally {
      frames.pop();
    }
  }

  /** Runs {@code body} with its nodes counted to {@code part}. */
  <T> T during(Phase part, Supplier<T> body) {
    Phase before = phase;
    phase = part;
    try {
      return body.get();
    } finally {
      phase = before;
    }
  }

  /** The part of the function that is recorded now. */
  Phase phase() {
    return phase;
  }

  /** What is being traced now, or null. */
  Frame now() {
    return frames.peek();
  }

  /** The path under which nodes are named now. */
  String scope() {
    return frames.isEmpty() ? "" : frames.peek().scope();
  }

  /** Where what is said now belongs: the layer that is being applied, or the user's call. */
  Frame here() {
    Frame frame = now();
    return frame == null || frame.users() ? new Frame(scope(), null, Places.here()) : frame;
  }

  /** Whether training leaves the layer that is being applied as it is. */
  boolean frozen() {
    Frame frame = now();
    return frame != null && frame.owner() != null && frame.owner().frozen();
  }
}
