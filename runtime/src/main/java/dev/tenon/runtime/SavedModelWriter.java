package dev.tenon.runtime;

import dev.tenon.runtime.data.DataContract;
import dev.tenon.runtime.data.SavedEncoding;
import dev.tenon.runtime.export.Folding;
import dev.tenon.runtime.export.GraphParts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.SavedModelBundle;
import org.tensorflow.Signature;
import org.tensorflow.exceptions.TensorFlowException;
import org.tensorflow.op.Ops;
import org.tensorflow.proto.AttrValue;
import org.tensorflow.proto.NodeDef;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.family.TNumber;

/**
 * Writes a model's functions for inference as TensorFlow's SavedModel: nothing of training is in
 * it.
 *
 * <p>A signature a function, and {@code serving_default}: of a classifier, {@code probabilities}
 * and {@code class}, as the data set numbers it. What follows from variables alone is computed now,
 * so that batch normalisation costs nothing later.
 */
final class SavedModelWriter {
  private static final String METHOD = "tensorflow/serving/predict";
  private static final String PROBABILITIES = "probabilities";
  private static final String CLASS = "class";

  /** All that a saved model is made of; other programs write some more than Tenon. */
  private static final Pattern PARTS =
      Pattern.compile(
          "(saved_model|fingerprint|keras_metadata)\\.pb|variables/variables\\..*"
              + "|assets\\.extra/(tenon\\.json|labels\\.txt)|(variables|assets|assets\\.extra)/");

  private final ModelGraph graph;
  private final Function<List<Weight<?>>, Map<Weight<?>, Value>> values;
  private final DataContract data;
  private final SavedEncoding rows;
  private final Map<String, GraphFunction> functions = new LinkedHashMap<>();

  /**
   * Of a model with these values.
   *
   * @param values gives the present values of variables
   * @param data what the model's data set states; null where there is none
   * @param rows how rows of a table become numbers; null where it is trained on something else
   */
  SavedModelWriter(
      ModelGraph graph,
      Function<List<Weight<?>>, Map<Weight<?>, Value>> values,
      DataContract data,
      SavedEncoding rows) {
    this.graph = graph;
    this.values = values;
    this.data = data;
    this.rows = rows;
    graph.answering().forEach(name -> functions.put(name, graph.function(name)));
    if (functions.isEmpty()) {
      throw new UserError(
          "%s has no function for inference to export; write a forward or an @Inference method"
              .formatted(graph.name()));
    }
  }

  /**
   * Writes it to {@code folder}; a saved model that is there is replaced once the new one is whole.
   *
   * @throws UserError if it cannot be written
   */
  void write(Path folder) {
    try {
      Path target = DiskFiles.target(folder.toAbsolutePath().normalize());
      checkFree(target);
      WriteLock.during(
          target,
          () -> {
            checkFree(target);
            DiskFiles.replace(target, this::fill);
          });
    } catch (IOException | TensorFlowException e) {
      throw new UserError(
          "cannot write the saved model %s: %s".formatted(folder, DiskFiles.notWritten(e)), e);
    }
  }

  private static void checkFree(Path target) throws IOException {
    FreeFolder.check(target, "saved model", SavedModel.isAt(target), PARTS.asMatchPredicate());
  }

  private void fill(Path folder) throws IOException {
    GraphParts whole = GraphParts.of(graph.graph().toGraphDef());
    GraphParts parts = whole.neededBy(ends());
    List<List<String>> folded = Folding.of(parts, outputs());
    Map<String, Value> present = new LinkedHashMap<>();
    Map<String, Value> stored = new LinkedHashMap<>();
    try (ImportedGraph unfolded = new ImportedGraph(parts.graph())) {
      List<Weight<?>> needed = unfolded.variables().stream().<Weight<?>>map(graph::weight).toList();
      values.apply(needed).forEach((weight, value) -> present.put(weight.name(), value));
      unfolded.assign(present::get);
      folded.forEach(c -> stored.put(c.get(0), unfolded.fetch(c.get(0))));
    }
    parts = parts.with(stores(folded, stored, parts)).neededBy(ends());
    Map<String, ModelCard.Names> names = new LinkedHashMap<>();
    boolean classifier;
    try (ImportedGraph imported = new ImportedGraph(parts.graph())) {
      imported.assign(name -> stored.containsKey(name) ? stored.get(name) : present.get(name));
      List<Signature> signatures = new ArrayList<>();
      functions.forEach(
          (name, f) -> signatures.add(signature(name, f, outputs(imported, f), imported, names)));
      String main =
          functions.containsKey("predict") ? "predict" : functions.keySet().iterator().next();
      GraphFunction answering = functions.get(main);
      Optional<Map<String, Output<?>>> classes = classes(imported, answering);
      classifier = classes.isPresent();
      signatures.add(
          signature(
              SavedModel.DEFAULT,
              answering,
              classes.orElseGet(() -> outputs(imported, answering)),
              imported,
              names));
      SavedModelBundle.exporter(folder.toString())
          .withSession(imported.session())
          .withSignatures(signatures.toArray(new Signature[0]))
          .export();
    }
    describe(folder, ModelCard.of(graph.name(), names, classifier ? data : null, rows));
  }

  private void describe(Path folder, ModelCard card) throws IOException {
    Path variables = folder.resolve("variables");
    Map<String, DiskFiles.Sum> sums = new TreeMap<>(DiskFiles.sums(folder));
    DiskFiles.sums(variables).forEach((name, sum) -> sums.put("variables/" + name, sum));
    Path file = folder.resolve(SavedModel.CARD);
    DiskFiles.createFolder(file.getParent());
    if (card.classes() > 0) {
      Files.write(file.resolveSibling("labels.txt"), card.labels());
    }
    Files.write(file, SealedJson.of(DimJson.mapper(), card.with(sums)));
  }

  // ---- which nodes

  private List<String> ends() {
    List<String> ends = new ArrayList<>(outputs());
    functions.values().forEach(f -> f.inputs().values().forEach(i -> ends.add(i.op().name())));
    return ends;
  }

  private List<String> outputs() {
    return functions.values().stream()
        .flatMap(f -> f.outputs().values().stream())
        .map(output -> output.op().name())
        .toList();
  }

  /** Variables for what is computed now; reading one takes the place of each node. */
  private static List<NodeDef> stores(
      List<List<String>> folded, Map<String, Value> stored, GraphParts parts) {
    List<NodeDef> nodes = new ArrayList<>();
    for (List<String> computation : folded) {
      String first = computation.get(0);
      Value value = stored.get(first);
      NodeDef handle = ImportedGraph.variable(parts, first, value);
      nodes.add(handle);
      AttrValue dtype = handle.getAttrOrThrow("dtype");
      for (String node : computation) {
        nodes.add(
            NodeDef.newBuilder()
                .setName(node)
                .setOp("ReadVariableOp")
                .addInput(handle.getName())
                .putAttr("dtype", dtype)
                .build());
      }
    }
    return nodes;
  }

  // ---- signatures

  private static Map<String, Output<?>> outputs(ImportedGraph imported, GraphFunction function) {
    Map<String, Output<?>> outputs = new LinkedHashMap<>();
    function.outputs().forEach((name, output) -> outputs.put(name, imported.find(output)));
    return outputs;
  }

  private static Signature signature(
      String key,
      GraphFunction function,
      Map<String, Output<?>> outputs,
      ImportedGraph imported,
      Map<String, ModelCard.Names> names) {
    Signature.Builder signature = Signature.builder(key).methodName(METHOD);
    function.inputs().forEach((name, input) -> signature.input(name, imported.find(input)));
    outputs.forEach(signature::output);
    names.put(key, function.card(outputs.keySet()));
    return signature.build();
  }

  /** What a classifier answers; empty where the function is none. */
  private Optional<Map<String, Output<?>>> classes(ImportedGraph imported, GraphFunction function) {
    if (data == null || function.outputs().size() != 1) {
      return Optional.empty();
    }
    Operand<?> scores = function.outputs().values().iterator().next();
    if (!ClassScores.are(Port.of(scores.asOutput()), data.classes())) {
      return Optional.empty();
    }
    Ops tf = imported.ops("classes");
    Output<?> found = imported.find(scores);
    Operand<? extends TNumber> numbers = numbers(found);
    Operand<? extends TNumber> probabilities =
        ClassScores.areProbabilities(scores.op().type()) ? numbers : tf.nn.softmax(numbers);
    Operand<TInt32> best = tf.math.argMax(numbers, tf.constant(-1), TInt32.class);
    Operand<TInt32> label =
        data.firstClass() == 0 ? best : tf.math.add(best, tf.constant(data.firstClass()));
    Map<String, Output<?>> outputs = new LinkedHashMap<>();
    outputs.put(PROBABILITIES, probabilities.asOutput());
    outputs.put(CLASS, label.asOutput());
    return Optional.of(outputs);
  }

  @SuppressWarnings("unchecked") // its elements are floating-point numbers
  private static Operand<? extends TNumber> numbers(Output<?> output) {
    return (Operand<? extends TNumber>) (Operand<?>) output;
  }
}
