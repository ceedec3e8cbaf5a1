package dev.tenon.samples.mnistfluent;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tenon.runtime.ModelGraph;
import dev.tenon.samples.mnist.MnistCnnGraph;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.tensorflow.proto.AttrValue;
import org.tensorflow.proto.DataType;
import org.tensorflow.proto.NodeDef;

/** The chain and the record are one network. */
class SameGraphTest {
  @Test
  void fluentAndAnnotatedFormGiveTheSameGraphApartFromNames() {
    try (ModelGraph annotated = new MnistCnnGraph();
        ModelGraph fluent = new MnistFluentGraph()) {
      assertEquals(nodes(annotated), nodes(fluent));
    }
  }

  /** Each node without its name: what it does, and the numbers of the nodes that feed it. */
  private static List<String> nodes(ModelGraph graph) {
    List<NodeDef> nodes = new ArrayList<>();
    for (String function : List.of("initialize", "predict", "evaluate", "train")) {
      graph.function(function);
    }
    nodes.addAll(graph.graph().toGraphDef().getNodeList());
    Map<String, Integer> numbers = new HashMap<>();
    nodes.forEach(node -> numbers.put(node.getName(), numbers.size()));
    return nodes.stream().map(node -> plain(node, numbers)).toList();
  }

  private static String plain(NodeDef node, Map<String, Integer> numbers) {
    List<String> inputs = new ArrayList<>();
    for (String input : node.getInputList()) {
      boolean control = input.startsWith("^");
      String[] parts = (control ? input.substring(1) : input).split(":");
      inputs.add(
          (control ? "^" : "") + numbers.get(parts[0]) + (parts.length > 1 ? ":" + parts[1] : ""));
    }
    Map<String, AttrValue> attributes = new TreeMap<>(node.getAttrMap());
    attributes.remove("shared_name");
    // what tells random streams apart follows from names
    if (node.getOp().equals("Const")
        && node.getAttrOrThrow("dtype").getType() == DataType.DT_INT64) {
      attributes.remove("value");
    }
    if (node.getOp().equals("Const")
        && node.getAttrOrThrow("dtype").getType() == DataType.DT_STRING) {
      attributes.remove("value");
    }
    return node.getOp() + inputs + attributes;
  }
}
