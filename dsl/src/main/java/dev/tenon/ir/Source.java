package dev.tenon.ir;

import dev.tenon.Type;
import java.util.List;

/** A value that a function starts from; it computes nothing. */
public sealed interface Source extends Primitive {
  /** The value that the caller hands in under this name. */
  record Input(String name, Type type) implements Source {
    @Override
    public List<Type> infer(List<Type> inputs) {
      return List.of(type);
    }
  }

  /** The value of a variable, read once at the start of the function. */
  record Read(Variable variable) implements Source {
    @Override
    public List<Type> infer(List<Type> inputs) {
      return List.of(variable.type());
    }
  }

  /** What a layer was meant to give that failed: the model has a problem and is never run. */
  record StandIn(Type type, String called) implements Source {
    @Override
    public List<Type> infer(List<Type> inputs) {
      return List.of(type);
    }
  }

  @Override
  default List<dev.tenon.Tensor> gradient(Node node, List<dev.tenon.Tensor> upstreams) {
    return List.of();
  }
}
