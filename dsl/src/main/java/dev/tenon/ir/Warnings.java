package dev.tenon.ir;

import dev.tenon.Problem;
import java.util.ArrayList;
import java.util.List;

/** What layers and calls say, while they are traced, that may be a mistake. */
public final class Warnings {
  private final Trace trace;
  private final Frames frames;
  private final List<Declaration.Located> found = new ArrayList<>();

  Warnings(Trace trace, Frames frames) {
    this.trace = trace;
    this.frames = frames;
  }

  /**
   * Says what may be a mistake of the layer that is being applied, or of the user's call.
   *
   * @param call how the call is named
   */
  void add(Problem problem, String call) {
    Frame frame = frames.now();
    String name = frame == null || frame.users() ? call : frame.scope();
    Frame here = frames.here();
    found.add(new Declaration.Located(problem.about(name), here.origin(), true, here.scope()));
  }

  /** The same of the call that computes {@code primitive}. */
  void add(Problem problem, Primitive primitive) {
    add(problem, trace.called(primitive));
  }

  /** All, in the order in which they were found. */
  public List<Declaration.Located> all() {
    return List.copyOf(found);
  }
}
