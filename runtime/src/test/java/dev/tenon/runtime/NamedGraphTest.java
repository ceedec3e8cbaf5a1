package dev.tenon.runtime;

import static dev.tenon.Tenon.dense;
import static dev.tenon.Tenon.normalize;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import dev.tenon.Adam;
import dev.tenon.Layer;
import dev.tenon.Model;
import dev.tenon.Tensor;
import dev.tenon.ir.Network;
import dev.tenon.ir.Program;
import dev.tenon.ir.fluent.FluentAssembler;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.tensorflow.ExecutionEnvironment;
import org.tensorflow.Graph;
import org.tensorflow.ndarray.index.Indices;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.proto.NodeDef;
import org.tensorflow.types.TFloat32;

/** The names of a graph's operations, and what it costs to find them. */
class NamedGraphTest {
  /** As many layers as its maker wants. */
  @Model(data = Networks.Noise.class)
  @Adam(1e-3)
  static final class Deep {
    final Layer body;

    Deep(int layers) {
      body = normalize(o -> o.mean(0.5)).flatten().repeat(layers, i -> dense(4).relu()).dense(3);
    }

    Tensor forward(Tensor images) {
      return body.apply(images);
    }
  }

  /** Random calls of one function's kinds: in new scopes and old ones, with names and without. */
  private static List<NodeDef> nodes(Graph graph, ExecutionEnvironment naming, long seed) {
    Random random = new Random(seed);
    Scopes scopes = new Scopes(Ops.create(naming));
    Op last = null;
    for (int i = 0; i < 300; i++) {
      StringBuilder path = new StringBuilder();
      for (int depth = random.nextInt(4); depth > 0; depth--) {
        path.append(path.isEmpty() ? "" : "/").append("abc".charAt(random.nextInt(3)));
      }
      Ops ops = scopes.at(path.toString());
      if (random.nextInt(3) == 0) {
        ops = ops.withName("abc".charAt(random.nextInt(3)) + "");
      }
      if (last != null && random.nextInt(3) == 0) {
        ops = ops.withControlDependencies(List.of(last));
      }
      last =
          switch (random.nextInt(3)) {
            case 0 -> ops.constant(i);
            case 1 -> ops.math.add(ops.constant(i), ops.constant(1));
            default -> ops.stridedSlice(ops.constant(new int[] {i, 1}), Indices.at(0));
          };
    }
    return graph.toGraphDef().getNodeList();
  }

  @Test
  void namesAreThoseThatTensorFlowGives() {
    for (long seed = 0; seed < 20; seed++) {
      try (Graph plain = new Graph();
          Graph named = new Graph()) {
        List<NodeDef> nodes = nodes(named, new NamedGraph(named), seed);
        assertTrue(nodes.size() > 300);
        assertEquals(nodes(plain, plain, seed), nodes, "seed " + seed);
      }
    }
  }

  /** The bytes allocated count the steps, on any machine. */
  @Test
  void costsFourTimesAsMuchForFourTimesTheLayers() {
    allocated(10);
    long some = allocated(50);
    long more = allocated(200);
    assertTrue(more > 2 * some && more < 6 * some, some + " bytes for 50 layers, " + more);
  }

  private static long allocated(int layers) {
    Program program = FluentAssembler.assemble(new Deep(layers), "Deep").orThrow();
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    try (ModelGraph graph = new GraphBuilder(program)) {
      assertTrue(graph.has("train"));
      return threads.getCurrentThreadAllocatedBytes() - before;
    }
  }

  @Test
  void whoAddsToAGraphGetsOtherNames() {
    try (ModelGraph model = new OneWeight()) {
      Ops ops = Ops.create(model.graph());
      assertEquals("scale_1", ops.withName("scale").constant(1).op().name());
    }
  }

  private static final class OneWeight extends ModelGraph {
    OneWeight() {
      super("OneWeight");
      state("scale", TFloat32.class);
    }

    @Override
    public String summary() {
      return "";
    }

    @Override
    public Network network() {
      return Network.NONE;
    }

    @Override
    protected void define(Functions functions) {}
  }
}
