package dev.tenon.runtime;

import com.google.protobuf.ByteString;
import dev.tenon.runtime.cli.Device;
import dev.tenon.runtime.export.GraphParts;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.proto.AttrValue;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.proto.NodeDef;
import org.tensorflow.proto.TensorShapeProto;
import org.tensorflow.types.family.TType;

/** A graph made of nodes of another, with a session of its own. Owner of both. */
final class ImportedGraph implements AutoCloseable {
  private final Graph graph = new Graph();
  private final Session session;
  private final Scopes scopes;
  private final List<Weight<?>> weights = new ArrayList<>();
  private final Saver saver;

  /** Imports {@code nodes}; its variables have no values yet. */
  ImportedGraph(GraphDef nodes) {
    graph.importGraphDef(nodes);
    scopes = new Scopes(Ops.create(graph));
    for (NodeDef node : nodes.getNodeList()) {
      if (node.getOp().equals("VarHandleOp")) {
        weights.add(weight(node));
      }
    }
    saver = weights.isEmpty() ? null : Saver.build(scopes.at("save"), weights);
    session =
        new Session(graph, Devices.config(Device.CPU, Runtime.getRuntime().availableProcessors()));
  }

  private Weight<? extends TType> weight(NodeDef node) {
    Output<?> handle = graph.outputOrThrow(node.getName() + ":0");
    return new Weight<>(
        node.getAttrOrThrow("shared_name").getS().toStringUtf8(),
        Types.of(Types.of(node.getAttrOrThrow("dtype").getType()).orElseThrow()),
        Shape.of(
            node.getAttrOrThrow("shape").getShape().getDimList().stream()
                .mapToLong(TensorShapeProto.Dim::getSize)
                .toArray()),
        false,
        handle);
  }

  /** A variable for {@code value}, which the node called {@code made} computes in {@code parts}. */
  static NodeDef variable(GraphParts parts, String made, Value value) {
    String name = made + "/stored";
    while (parts.nodes().containsKey(name)) {
      name += "_";
    }
    TensorShapeProto.Builder shape = TensorShapeProto.newBuilder();
    for (long size : value.shape().asArray()) {
      shape.addDim(TensorShapeProto.Dim.newBuilder().setSize(size));
    }
    return NodeDef.newBuilder()
        .setName(name)
        .setOp("VarHandleOp")
        .putAttr("dtype", AttrValue.newBuilder().setType(Types.proto(value.dtype())).build())
        .putAttr("shape", AttrValue.newBuilder().setShape(shape).build())
        .putAttr("container", text(""))
        .putAttr("shared_name", text(made))
        .build();
  }

  private static AttrValue text(String text) {
    return AttrValue.newBuilder().setS(ByteString.copyFromUtf8(text)).build();
  }

  /** The names of its variables. */
  List<String> variables() {
    return weights.stream().<String>map(Weight::name).toList();
  }

  /** Gives all variables their values. */
  void assign(Function<String, Value> values) {
    for (Weight<?> weight : weights) {
      try (TType tensor = values.apply(weight.name()).tensor()) {
        session
            .runner()
            .feed(saver.newValues().get(weight), tensor)
            .addTarget(saver.assigns().get(weight))
            .run()
            .close();
      }
    }
  }

  /** The value of the first output of {@code node}. */
  Value fetch(String node) {
    try (Result result = session.runner().fetch(node).run()) {
      return Value.copyOf(result.get(0));
    }
  }

  /** What {@code operand} of the other graph is here. */
  Output<?> find(Operand<?> operand) {
    Output<?> output = operand.asOutput();
    return graph.outputOrThrow(output.op().name() + ":" + output.index());
  }

  /** Builds further nodes, in {@code scope}. */
  Ops ops(String scope) {
    return scopes.at(scope);
  }

  Session session() {
    return session;
  }

  @Override
  public void close() {
    session.close();
    graph.close();
  }
}
