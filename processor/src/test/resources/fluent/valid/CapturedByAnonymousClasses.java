package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;
import java.util.*;

/** Layers that only what anonymous and inner classes use of the code around them holds. */
@Model
final class CapturedByAnonymousClasses {
  interface Node {
    Tensor on(Tensor x);

    static Node leaf(Layer layer) {
      return new Node() {
        @Override
        public Tensor on(Tensor x) {
          return layer.apply(x);
        }
      };
    }

    static Node both(Node... nodes) {
      return new Node() {
        @Override
        public Tensor on(Tensor x) {
          return concat(Arrays.stream(nodes).map(node -> node.on(x)).toArray(Tensor[]::new));
        }
      };
    }
  }

  static final class Block {
    final Layer inside;

    Block(int units) {
      inside = dense(units).relu();
    }

    Layer residual() {
      return new Layer() {
        @Override
        public Tensor apply(Tensor x) {
          return inside.apply(x).plus(x);
        }
      };
    }
  }

  final Node body = Node.both(Node.leaf(dense(3)), Node.leaf(dense(5)));
  final Layer residual = new Block(8).residual();

  @Shape("N 8")
  Tensor forward(@Shape("N 4") Tensor x) {
    return residual.apply(body.on(x));
  }
}
