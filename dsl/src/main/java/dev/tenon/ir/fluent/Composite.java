package dev.tenon.ir.fluent;

import dev.tenon.Layer;
import dev.tenon.ir.Former;
import java.util.List;

/** A layer made of layers: a chain, or branches that are joined. */
public interface Composite extends Layer {
  /** What it is made of, in order. */
  List<Part> parts();

  /** What all of it was called before, as names beside it. */
  default List<Former> formerly() {
    return List.of();
  }
}
