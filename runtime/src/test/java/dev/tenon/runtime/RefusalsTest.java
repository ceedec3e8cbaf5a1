package dev.tenon.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tenon.DType;
import dev.tenon.Dims;
import dev.tenon.Notation;
import dev.tenon.Problem;
import dev.tenon.Tensor;
import dev.tenon.Type;
import dev.tenon.ir.Frame;
import dev.tenon.ir.Origin;
import dev.tenon.ir.Trace;
import dev.tenon.ir.Variables;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.family.TType;

/**
 * Primitives on random types: what the rules refuse, TensorFlow refuses too when nobody checks
 * before, but for what is refused on purpose; and what they accept it computes.
 *
 * <p>{@code -Dtenon.refusals.from=SEED} takes other calls; {@code -Dtenon.refusals=N} more of them.
 */
class RefusalsTest {
  private static final long FROM = Long.getLong("tenon.refusals.from", 0);
  private static final int COUNT = Integer.getInteger("tenon.refusals", 1500);

  /** Problems of what TensorFlow would compute, and why it is a mistake all the same. */
  private static final Map<String, String> ON_PURPOSE =
      Map.of(
          "BiasSize", "a scalar has no channels, and one channel would become many",
          "ConvChannels", "groups are stated: TensorFlow finds them out where channels divide",
          "FloatInput of conv2d", "only some processors have a kernel for whole numbers",
          "LabelShape", "one label for several examples is a mistake more often than meant",
          "LogitsRank", "a single example without a batch",
          "MatMulRank", "a vector is no matrix: whether a row or a column would be a guess",
          "PickSizes", "indices stretch silently, to values of other rows",
          "SignedInput", "bytes overflow when squared, and relu does nothing to them");

  @Test
  void whatIsRefusedWouldFailAndWhatIsAcceptedWorks() {
    List<String> wrong = new ArrayList<>();
    Map<String, Integer> confirmed = new TreeMap<>();
    Map<String, Integer> onPurpose = new TreeMap<>();
    Set<String> accepted = new TreeSet<>();
    int works = 0;
    for (long seed = FROM; seed < FROM + COUNT; seed++) {
      RandomCall call = RandomCall.of(seed);
      String computed = computed(call);
      try {
        String inferred = inferred(call);
        accepted.add(call.primitive().method());
        works++;
        if (!inferred.equals(computed)) {
          wrong.add("%d %s: inferred %s, TensorFlow %s".formatted(seed, call, inferred, computed));
        }
      } catch (Problem | IndexOutOfBoundsException refused) {
        String id =
            refused instanceof Problem problem ? problem.id() : refused.getClass().getSimpleName();
        boolean fails = computed.startsWith("fails");
        String ofCall = id + " of " + call.primitive().method();
        if (!fails && !ON_PURPOSE.containsKey(id) && !ON_PURPOSE.containsKey(ofCall)) {
          wrong.add(
              "%d %s: [%s] %s, but TensorFlow gives %s"
                  .formatted(seed, call, id, refused.getMessage(), computed));
        }
        (fails ? confirmed : onPurpose).merge(id, 1, Integer::sum);
      }
    }
    assertEquals("", String.join("\n", wrong));
    String text = "accepted %d, failed %s, on purpose %s".formatted(works, confirmed, onPurpose);
    assertTrue(works > COUNT / 4, text);
    assertTrue(accepted.size() >= 45, accepted::toString);
    assertTrue(confirmed.values().stream().mapToInt(n -> n).sum() > COUNT / 4, text);
    assertTrue(onPurpose.values().stream().mapToInt(n -> n).sum() < COUNT / 20, text);
  }

  /** The type that the rules give; a problem is thrown where they refuse the call. */
  private static String inferred(RandomCall call) {
    Trace trace = new Trace(new Variables(), false, DType.FLOAT32);
    List<Tensor> inputs = new ArrayList<>();
    for (Type input : call.inputs()) {
      inputs.add(trace.input("x" + inputs.size(), Notation.parse(input.toString())));
    }
    Frame frame = new Frame("call", null, Origin.NONE);
    return trace.within(frame, () -> trace.apply(call.primitive(), inputs)).get(0).type() + "";
  }

  /** The type that TensorFlow gives where nobody checks anything before. */
  private static String computed(RandomCall call) {
    List<TType> fed = new ArrayList<>();
    try (Graph graph = new Graph()) {
      Ops tf = Ops.create(graph);
      List<Object> arguments = new ArrayList<>(List.of(tf));
      List<Operand<?>> placeholders = new ArrayList<>();
      for (Type input : call.inputs()) {
        Shape shape = Shape.of(input.dims().known());
        Operand<?> placeholder = tf.placeholder(Types.of(input.dtype()), Placeholder.shape(shape));
        placeholders.add(placeholder);
        arguments.add(placeholder);
        fed.add(SizedNetwork.zeros(input.dtype(), shape));
      }
      for (Object attribute : Records.values(call.primitive())) {
        arguments.add(
            attribute instanceof DType dtype
                ? Types.of(dtype)
                : attribute instanceof Dims dims
                    ? TfOps.shape(tf, dims.toList().stream().map(d -> (Object) d.known()).toArray())
                    : attribute);
      }
      Object result = Records.call(call.primitive().method(), arguments);
      Operand<?> first =
          (Operand<?>) (result instanceof Operand ? result : Records.values(result).get(0));
      try (Session session = new Session(graph)) {
        Session.Runner runner = session.runner().fetch(first);
        for (int i = 0; i < fed.size(); i++) {
          runner.feed(placeholders.get(i), fed.get(i));
        }
        try (Result values = runner.run()) {
          Value value = Value.copyOf(values.get(0));
          Object[] sizes = LongStream.of(value.shape().asArray()).boxed().toArray();
          return new Type(value.dtype(), Dims.of(sizes)).toString();
        }
      }
    } catch (RuntimeException refused) {
      return "fails: " + String.valueOf(refused.getMessage()).lines().findFirst().orElse("");
    } finally {
      fed.forEach(TType::close);
    }
  }
}
