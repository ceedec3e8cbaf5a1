package dev.tenon.runtime;

import dev.tenon.ir.Primitive;
import dev.tenon.ir.op.Arithmetic;
import java.util.List;

/** The primitives that there are. */
final class Primitives {
  private Primitives() {}

  /** Every record in {@code dev.tenon.ir.op} that is a primitive. */
  static List<Class<? extends Primitive>> all() {
    List<Class<? extends Primitive>> found =
        Classes.beside(Arithmetic.class).stream()
            .filter(type -> type.isRecord() && Primitive.class.isAssignableFrom(type))
            .<Class<? extends Primitive>>map(type -> type.asSubclass(Primitive.class))
            .toList();
    if (found.size() < 20) {
      throw new AssertionError("found only " + found);
    }
    return found;
  }
}
