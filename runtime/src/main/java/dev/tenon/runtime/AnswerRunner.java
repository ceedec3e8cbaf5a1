package dev.tenon.runtime;

import dev.tenon.DType;
import dev.tenon.runtime.data.Batch;
import dev.tenon.runtime.data.Batches;
import dev.tenon.runtime.data.DataContract;
import dev.tenon.runtime.data.Dataset;
import dev.tenon.runtime.data.LastBatch;
import dev.tenon.runtime.report.Answers;
import dev.tenon.runtime.report.Answers.Answer;
import dev.tenon.runtime.report.ExamplePicture;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.stream.IntStream;

/** Runs {@code predict} on data of classes, and sorts what it says. */
final class AnswerRunner {
  private static final int BATCH = 256;
  private static final int KEPT = 32;
  private static final int MOST_CLASSES = 1024;

  private final ModelSession session;
  private final Dataset<?> data;
  private final DataContract contract;
  private final GraphFunction predict;
  private final long[][] counts;
  private final List<Answer> first = new ArrayList<>();
  // The least bad one is its head, and leaves when a worse one comes.
  private final PriorityQueue<Answer> worst =
      new PriorityQueue<>(Comparator.comparingDouble(Answer::labelProbability).reversed());

  private AnswerRunner(ModelSession session, Dataset<?> data) {
    this.session = session;
    this.data = data;
    contract = data.contract();
    predict = session.graph().function("predict");
    counts = new long[contract.classes()][contract.classes()];
  }

  /** What the model says to {@code data}; empty where its examples are not each of one class. */
  static Optional<Answers> of(ModelSession session, Dataset<?> data) {
    return applies(session, data.contract())
        ? Optional.of(new AnswerRunner(session, data).answers())
        : Optional.empty();
  }

  private static boolean applies(ModelSession session, DataContract contract) {
    boolean classes =
        contract.classes() > 1
            && contract.classes() <= MOST_CLASSES
            && contract.label().dtype() == DType.INT32
            && contract.label().rank() == 1;
    if (!classes || !session.graph().has("predict")) {
      return false;
    }
    GraphFunction predict = session.graph().function("predict");
    if (predict.inputs().size() != 1 || predict.outputs().size() != 1) {
      return false;
    }
    Port output = Port.of(predict.outputs().values().iterator().next());
    return output.shape().numDimensions() == 2
        && output.dtype() == DType.FLOAT32
        && ClassScores.are(output, contract.classes());
  }

  private Answers answers() {
    String input = predict.inputs().keySet().iterator().next();
    String output = predict.outputs().keySet().iterator().next();
    String op = predict.outputs().get(output).op().type();
    int index = 0;
    try (Feed feed = new Feed(predict.inputs().get(input));
        Batches batches = data.batches(BATCH, LastBatch.KEEP)) {
      while (batches.hasNext()) {
        Batch batch = batches.next();
        Map<String, Value> results =
            session.run(predict, Map.of(input, feed.fill(batch.inputs(), batch.size())));
        float[][] scores = results.get(output).rows();
        for (int i = 0; i < scores.length; i++) {
          take(index++, batch, i, ClassScores.probabilities(scores[i], op));
        }
      }
    }
    List<Answer> sorted = new ArrayList<>(worst);
    sorted.sort(Comparator.comparingDouble(Answer::labelProbability));
    return new Answers(classes(), counts, sorted, first);
  }

  private void take(int index, Batch batch, int i, float[] probabilities) {
    int label = batch.label(i) - contract.firstClass();
    int said = 0;
    for (int c = 1; c < probabilities.length; c++) {
      said = probabilities[c] > probabilities[said] ? c : said;
    }
    counts[label][said]++;
    boolean bad =
        said != label
            && (worst.size() < KEPT || worst.peek().labelProbability() > probabilities[label]);
    if (!bad && first.size() == KEPT) {
      return;
    }
    int bytes = contract.inputBytes();
    Answer answer =
        new Answer(
            index,
            label,
            said,
            probabilities[said],
            probabilities[label],
            ExamplePicture.of(
                contract.input(),
                batch.inputs().slice(i * bytes, bytes).order(batch.inputs().order())));
    if (first.size() < KEPT) {
      first.add(answer);
    }
    if (bad) {
      worst.add(answer);
      if (worst.size() > KEPT) {
        worst.remove();
      }
    }
  }

  private List<String> classes() {
    return contract.classNames().isEmpty()
        ? IntStream.range(0, contract.classes())
            .mapToObj(c -> Integer.toString(c + contract.firstClass()))
            .toList()
        : contract.classNames();
  }
}
