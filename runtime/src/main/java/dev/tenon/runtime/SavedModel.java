package dev.tenon.runtime;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tenon.runtime.cli.Computing;
import dev.tenon.runtime.data.SavedEncoding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.tensorflow.Result;
import org.tensorflow.SavedModelBundle;
import org.tensorflow.Session;
import org.tensorflow.Tensor;
import org.tensorflow.exceptions.TFInvalidArgumentException;
import org.tensorflow.exceptions.TensorFlowException;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.proto.ConfigProto;
import org.tensorflow.proto.SignatureDef;
import org.tensorflow.proto.TensorInfo;
import org.tensorflow.proto.TensorShapeProto;
import org.tensorflow.types.family.TType;

/**
 * A saved model that runs: what {@link Trainer#export} wrote, or one of another program. Its
 * functions are the signatures.
 *
 * <p>Owner of the native session and graph.
 */
final class SavedModel implements Engine {
  /** The signature that TensorFlow's tools call where none is named. */
  static final String DEFAULT = "serving_default";

  static final String GRAPH = "saved_model.pb";
  static final String CARD = "assets.extra/tenon.json";
  private static final String INDEX = "variables/variables.index";
  private static final ObjectMapper JSON = DimJson.mapper();

  private final String name;
  private final ModelCard card;
  private final SavedModelBundle bundle;
  private final Map<String, Function> functions;
  private final Gate gate;
  private final CallMemory memory;

  /** A signature: which tensor is fed or fetched by which name, in order. */
  private record Function(
      Map<String, String> fed,
      Map<String, String> fetched,
      Map<String, Port> inputs,
      Map<String, Port> outputs,
      SizeChecks sizes) {}

  private SavedModel(String name, ModelCard card, SavedModelBundle bundle, Computing computing) {
    this.name = name;
    this.memory = new CallMemory(name, Devices.isGpu(computing));
    this.card = card;
    this.bundle = bundle;
    this.gate = new Gate(name);
    this.functions = readSignatures();
  }

  /** Whether {@code folder} holds a saved model. */
  static boolean isAt(Path folder) {
    return Files.exists(folder.resolve(GRAPH)) || Files.exists(folder.resolve(CARD));
  }

  /**
   * Loads a saved model.
   *
   * @param model which one it must be; empty for any
   * @throws UserError if there is none, it is damaged, or it is one of another model
   */
  static SavedModel load(Path folder, Optional<String> model) {
    return load(folder, model, Computing.usual());
  }

  /** {@link #load(Path, Optional)}, computing as told. */
  static SavedModel load(Path folder, Optional<String> model, Computing computing) {
    Path source = DiskFiles.present(folder.toAbsolutePath().normalize());
    if (!isAt(source)) {
      throw missing(source);
    }
    ModelCard card = card(source);
    if (card != null) {
      checkFiles(source, card);
      if (model.isPresent() && !model.get().equals(card.model())) {
        throw new UserError(
            "%s is a saved model of %s, not of %s".formatted(source, card.model(), model.get()));
      }
    }
    checkIndex(source);
    Devices.choose(computing);
    ConfigProto config = Devices.config(computing);
    try {
      SavedModelBundle bundle =
          SavedModelBundle.loader(source.toString())
              .withTags(SavedModelBundle.DEFAULT_TAG)
              .withConfigProto(config)
              .load();
      String name = card == null ? source.getFileName().toString() : card.model();
      try {
        return new SavedModel(name, card, bundle, computing);
      } catch (RuntimeException e) {
        bundle.close();
        throw e;
      }
    } catch (RuntimeException e) {
      // TensorFlow's reader throws whatever comes of reading nonsense
      throw new UserError(
          "cannot read the saved model %s: %s; export it again"
              .formatted(source, DiskFiles.reason(e)),
          e);
    }
  }

  private static UserError missing(Path folder) {
    if (Files.exists(folder.resolve(Checkpoint.RUN))) {
      return new UserError(
          ("%s is a checkpoint, which has the weights only; load it by the predictor that was"
                  + " generated for its model, or write a saved model by export")
              .formatted(folder));
    }
    return new UserError(
        "there is no saved model at %s (no %s); write one by export".formatted(folder, GRAPH));
  }

  private static ModelCard card(Path folder) {
    Path file = folder.resolve(CARD);
    if (!Files.exists(file)) {
      return null;
    }
    try {
      return card(folder, Files.readAllBytes(file));
    } catch (IOException e) {
      throw damaged(folder, "%s cannot be read: %s".formatted(CARD, DiskFiles.reason(e)), e);
    }
  }

  /** What {@code json} says, the text of {@code tenon.json} of {@code folder}. */
  static ModelCard card(Path folder, byte[] json) {
    try {
      JsonNode tree = SealedJson.read(JSON, json);
      int format = tree.path("format").asInt();
      if (format != ModelCard.FORMAT && tree.path("format").isInt()) {
        throw new UserError(
            "the saved model %s is of another version of Tenon (format %d, this reads %d)"
                .formatted(folder, format, ModelCard.FORMAT));
      }
      ModelCard card = JSON.treeToValue(tree, ModelCard.class);
      if (card != null) {
        return card;
      }
    } catch (SealedJson.Changed e) {
      throw damaged(folder, CARD + " " + e.getMessage(), e);
    } catch (IOException e) {
      throw damaged(folder, CARD + " is not what Tenon writes", e);
    }
    throw damaged(folder, CARD + " is not what Tenon writes", null);
  }

  /** Other programs leave no checksums, so that this is all that is known of their variables. */
  private static void checkIndex(Path folder) {
    Path index = folder.resolve(INDEX);
    if (Files.exists(index)) {
      BundleIndex.damage(index)
          .ifPresent(
              what -> {
                throw damaged(folder, what, null);
              });
    }
  }

  private static void checkFiles(Path folder, ModelCard card) {
    if (!card.files().containsKey(GRAPH)) {
      throw damaged(folder, "%s does not list %s".formatted(CARD, GRAPH), null);
    }
    card.files()
        .forEach(
            (file, sum) -> {
              Path path = folder.resolve(file).normalize();
              if (!path.startsWith(folder)) {
                throw damaged(folder, CARD + " names files outside of it", null);
              }
              DiskFiles.damage(path, sum)
                  .ifPresent(
                      what -> {
                        throw damaged(folder, what, null);
                      });
            });
  }

  private static UserError damaged(Path folder, String what, Exception cause) {
    return new UserError(
        "the saved model %s is damaged: %s; export it again".formatted(folder, what), cause);
  }

  private Map<String, Function> readSignatures() {
    Map<String, Function> read = new TreeMap<>();
    bundle
        .metaGraphDef()
        .getSignatureDefMap()
        .forEach(
            (key, signature) -> {
              // what loaders run by themselves, and functions of text, are not for callers here
              if (!key.startsWith("__") && isOfNumbers(signature)) {
                read.put(key, function(key, signature));
              }
            });
    return read;
  }

  private static boolean isOfNumbers(SignatureDef signature) {
    return signature.getOutputsCount() > 0
        && java.util.stream.Stream.concat(
                signature.getInputsMap().values().stream(),
                signature.getOutputsMap().values().stream())
            .allMatch(info -> Types.of(info.getDtype()).isPresent());
  }

  private Function function(String key, SignatureDef signature) {
    ModelCard.Names names = card == null ? null : card.functions().get(key);
    Map<String, TensorInfo> in = signature.getInputsMap();
    Map<String, TensorInfo> out = signature.getOutputsMap();
    List<String> inputs = ordered(in, names == null ? List.of() : names.inputs());
    List<String> outputs = ordered(out, names == null ? List.of() : names.outputs());
    Map<String, Port> fed = ports(inputs, in);
    SizeChecks sizes = names == null ? new SizeChecks() : SizeChecks.of(names, fed);
    return new Function(
        tensors(inputs, in), tensors(outputs, out), fed, ports(outputs, out), sizes);
  }

  /** The names in the order that is stated; those that are not stated by the alphabet. */
  private static List<String> ordered(Map<String, TensorInfo> all, List<String> stated) {
    List<String> names = new ArrayList<>(stated);
    names.retainAll(all.keySet());
    new TreeSet<>(all.keySet()).stream().filter(name -> !stated.contains(name)).forEach(names::add);
    return names;
  }

  private static Map<String, String> tensors(List<String> names, Map<String, TensorInfo> infos) {
    Map<String, String> tensors = new LinkedHashMap<>();
    names.forEach(name -> tensors.put(name, infos.get(name).getName()));
    return tensors;
  }

  private Map<String, Port> ports(List<String> names, Map<String, TensorInfo> infos) {
    Map<String, Port> ports = new LinkedHashMap<>();
    for (String name : names) {
      TensorInfo info = infos.get(name);
      String op = bundle.graph().outputOrThrow(info.getName()).op().type();
      ports.put(
          name,
          new Port(Types.of(info.getDtype()).orElseThrow(), shape(info.getTensorShape()), op));
    }
    return ports;
  }

  private static Shape shape(TensorShapeProto shape) {
    return shape.getUnknownRank()
        ? Shape.unknown()
        : Shape.of(shape.getDimList().stream().mapToLong(TensorShapeProto.Dim::getSize).toArray());
  }

  @Override
  public String name() {
    return name;
  }

  /** What its file says of it; empty where Tenon did not write it. */
  Optional<ModelCard> card() {
    return Optional.ofNullable(card);
  }

  @Override
  public Optional<SavedEncoding> rows() {
    return card().map(ModelCard::rows);
  }

  @Override
  public Set<String> functions() {
    return functions.keySet();
  }

  @Override
  public Map<String, Port> inputs(String function) {
    return find(function).inputs();
  }

  @Override
  public Map<String, Port> outputs(String function) {
    return find(function).outputs();
  }

  private Function find(String function) {
    Function found = functions.get(function);
    if (found == null) {
      throw new IllegalArgumentException(
          name + " has no function " + function + "; it has " + functions.keySet());
    }
    return found;
  }

  @Override
  public Map<String, Value> call(String key, Map<String, Value> inputs) {
    Function function = find(key);
    if (!inputs.keySet().equals(function.inputs().keySet())) {
      throw new IllegalArgumentException(
          "%s of %s takes %s, not %s"
              .formatted(key, name, function.inputs().keySet(), inputs.keySet()));
    }
    inputs.forEach((input, value) -> function.inputs().get(input).check(input, value));
    Map<String, Shape> shapes = new LinkedHashMap<>();
    inputs.forEach((input, value) -> shapes.put(input, value.shape()));
    function.sizes().check(shapes);
    return gate.within(() -> run(key, function, inputs));
  }

  private Map<String, Value> run(String key, Function function, Map<String, Value> inputs) {
    Map<String, TType> tensors = new LinkedHashMap<>();
    try {
      inputs.forEach((input, value) -> tensors.put(input, value.tensor()));
      memory.check(
          key,
          tensors.values(),
          () -> function.fetched().values().stream().map(bundle.graph()::outputOrThrow).toList());
      Session.Runner runner = bundle.session().runner();
      tensors.forEach((input, tensor) -> runner.feed(function.fed().get(input), tensor));
      // Result takes no tensor twice, but two outputs may be one tensor.
      List<String> fetched = function.fetched().values().stream().distinct().toList();
      fetched.forEach(runner::fetch);
      Map<String, Value> values = new LinkedHashMap<>();
      try (Result result = runner.run()) {
        function
            .fetched()
            .forEach(
                (output, tensor) ->
                    values.put(output, Value.copyOf(result.get(fetched.indexOf(tensor)))));
      }
      return values;
    } catch (TensorFlowException | TFInvalidArgumentException e) {
      throw StepErrors.told(name, key, tensors.values(), e);
    } finally {
      tensors.values().forEach(Tensor::close);
    }
  }

  @Override
  public long activationBytes() {
    return 0;
  }

  @Override
  public void close() {
    gate.close(bundle::close);
  }
}
