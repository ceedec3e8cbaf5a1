package dev.tenon.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.tenon.runtime.Networks.Rows;
import dev.tenon.runtime.cli.Saving;
import dev.tenon.runtime.cli.TrainOptions;
import dev.tenon.runtime.data.Splits;
import dev.tenon.runtime.report.EpochResult;
import dev.tenon.runtime.report.Listeners;
import dev.tenon.runtime.report.TrainingListener;
import dev.tenon.runtime.report.events.RunEvents;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tensorflow.Graph;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.op.Ops;
import org.tensorflow.op.io.TfRecordReader;
import org.tensorflow.proto.Event;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.proto.HistogramProto;
import org.tensorflow.proto.SessionLog.SessionStatus;
import org.tensorflow.proto.Summary;
import org.tensorflow.types.TString;

/** Reads events by TensorFlow's own reader, which checks lengths and checksums. */
class RunEventsTest {
  private static final TrainOptions OPTIONS =
      TrainOptions.DEFAULTS.withEpochs(2).withBatchSize(16).withThreads(2);

  private final Splits<Rows> data = new Splits<>(Networks.rows(800, 1), Networks.rows(200, 2));

  @TempDir private Path folder;

  @Test
  void tellsTensorBoardTheRun() throws Exception {
    List<EpochResult> results = train(OPTIONS, new RunEvents(folder)).epochs();

    List<Event> train = read("train");
    List<Event> test = read("test");
    assertEquals("brain.Event:2", train.get(0).getFileVersion());
    assertEquals(List.of(50L, 100L), steps(test, "loss"));
    for (int epoch = 0; epoch < 2; epoch++) {
      EpochResult result = results.get(epoch);
      assertEquals((float) result.trainLoss(), numbers(train, "loss").get(epoch));
      assertEquals((float) result.trainAccuracy(), numbers(train, "accuracy").get(epoch));
      assertEquals((float) result.learningRate(), numbers(train, "learning_rate").get(epoch));
      assertEquals((float) result.testLoss(), numbers(test, "loss").get(epoch));
      assertEquals((float) result.testAccuracy(), numbers(test, "accuracy").get(epoch));
    }
    // each step of an epoch of 50; their mean is that of the epoch, whose batches have equal sizes
    List<Float> within = numbers(train, "loss_within_epoch");
    assertEquals(100, within.size());
    double mean =
        within.subList(50, 100).stream().mapToDouble(Float::doubleValue).average().orElse(0);
    assertEquals(results.get(1).trainLoss(), mean, 1e-5);

    GraphDef graph =
        GraphDef.parseFrom(
            train.stream().filter(Event::hasGraphDef).findFirst().orElseThrow().getGraphDef());
    assertTrue(graph.getNodeList().stream().anyMatch(n -> n.getName().startsWith("train/hidden")));
    for (String tag : List.of("worst_mistakes", "examples", "confusion_matrix")) {
      for (Summary.Value value : values(test, tag)) {
        byte[] png = value.getImage().getEncodedImageString().toByteArray();
        assertEquals(
            value.getImage().getWidth(), ImageIO.read(new ByteArrayInputStream(png)).getWidth());
      }
    }
    assertEquals(1, values(test, "examples").size());
    assertEquals(2, values(test, "confusion_matrix").size());
  }

  @Test
  void histogramsHoldAllWeights() throws Exception {
    Run run = train(OPTIONS, new RunEvents(folder));
    assertEquals(List.of(0L, 50L, 100L), steps(read("train"), "hidden/kernel"));
    HistogramProto histogram = values(read("train"), "hidden/kernel").get(2).getHisto();
    double[] weights = run.kernel().doubles();
    assertEquals(weights.length, histogram.getNum());
    assertEquals(Arrays.stream(weights).min().orElse(0), histogram.getMin());
    assertEquals(Arrays.stream(weights).max().orElse(0), histogram.getMax());
    assertEquals(Arrays.stream(weights).sum(), histogram.getSum(), 1e-9);
    double below = 0;
    double lower = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < histogram.getBucketCount(); i++) {
      double from = lower;
      double to = histogram.getBucketLimit(i);
      double close = 1e-6; // numbers on a limit may be counted on either side
      long least = Arrays.stream(weights).filter(w -> w > from + close && w < to - close).count();
      long most = Arrays.stream(weights).filter(w -> w > from - close && w < to + close).count();
      assertTrue(least <= histogram.getBucket(i) && histogram.getBucket(i) <= most);
      below += histogram.getBucket(i);
      lower = to;
    }
    assertEquals(weights.length, below);
  }

  @Test
  void resumedRunTakesThePlaceOfWhatCameAfterItsCheckpoint() throws Exception {
    Path saved = folder.resolve("saved");
    Saving saving = Saving.NONE.in(saved);
    train(OPTIONS.withEpochs(1).withSaving(saving), new RunEvents(folder));
    train(OPTIONS.withEpochs(3).withSaving(saving.resumed(true)), new RunEvents(folder));

    List<Event> events = read("test");
    assertEquals(List.of(50L, 100L, 150L), steps(events, "loss"));
    // TensorBoard leaves out what earlier files have from this step on
    List<Event> starts =
        events.stream()
            .filter(e -> e.hasSessionLog() && e.getSessionLog().getStatus() == SessionStatus.START)
            .toList();
    assertEquals(List.of(0L, 51L), starts.stream().map(Event::getStep).toList());
  }

  @Test
  void fileIsWholeAfterEachEpoch() throws Exception {
    List<Integer> losses = new ArrayList<>();
    TrainingListener reader =
        new TrainingListener() {
          @Override
          public void epochEnded(EpochResult result) {
            try {
              losses.add(numbers(read("test"), "loss").size());
            } catch (IOException e) {
              throw new AssertionError(e);
            }
          }
        };
    train(OPTIONS, Listeners.all(List.of(new RunEvents(folder), reader)));
    assertEquals(List.of(1, 2), losses);
  }

  /** Trains for two epochs, with events in the folder {@code args[0]}. */
  static final class Work {
    private Work() {}

    public static void main(String[] args) {
      TrainingListener told =
          new TrainingListener() {
            @Override
            public void warned(String warning) {
              System.out.println("warned: " + warning);
            }
          };
      try (Trainer<Rows> trainer = Networks.trainer()) {
        trainer.fit(
            new Splits<>(Networks.rows(800, 1), Networks.rows(200, 2)),
            OPTIONS,
            Listeners.all(List.of(new RunEvents(Path.of(args[0])), told)));
        System.out.println("trained: " + Arrays.toString(trainer.read("logits/bias").floats()));
      }
    }
  }

  /** A limit on the size of files stands for a full disk: writing fails in the same places. */
  @Test
  void aFullDiskIsToldAndTrainingGoesOn() throws Exception {
    assumeFalse(System.getProperty("os.name").startsWith("Windows"), "no ulimit");
    Path log = folder.resolve("log");
    List<String> command =
        Stream.concat(
                // 4 KB, less than the graph; in bash, which counts kilobytes, 8
                Stream.of("sh", "-c", "ulimit -f 8; exec \"$@\"", "sh"),
                Jvm.command(Work.class, folder.toString()).stream())
            .toList();
    assertEquals(0, Jvm.start(command, log).waitFor(), Files.readString(log));
    String told = Files.readString(log);
    assertTrue(
        told.contains("warned: the events in " + folder.resolve("train") + " cannot be written"),
        told);
    assertTrue(told.contains("training goes on, and tries again after the next epoch"), told);
    assertTrue(told.contains("trained: "), told);
    // what there is ends with a whole event
    for (Path file : files("test")) {
      readFile(file);
    }
  }

  @Test
  void whatCannotBeWrittenIsToldBeforeTraining() throws Exception {
    Path file = Files.writeString(folder.resolve("file"), "");
    UserError error = assertThrows(UserError.class, () -> new RunEvents(file));
    assertEquals(
        "--events takes a folder, and " + file + " is a file; name another place",
        error.getMessage());
    error = assertThrows(UserError.class, () -> new RunEvents(file.resolve("events")));
    assertTrue(error.getMessage().contains("nothing can be written there"), error.getMessage());
  }

  private record Run(List<EpochResult> epochs, Value kernel) {}

  private Run train(TrainOptions options, TrainingListener listener) {
    try (Trainer<Rows> trainer = Networks.trainer()) {
      History history = trainer.fit(data, options, listener);
      return new Run(history.epochs(), trainer.read("hidden/kernel"));
    }
  }

  /** All events of all files of one of the two folders, in order. */
  private List<Event> read(String part) throws IOException {
    List<Event> events = new ArrayList<>();
    for (Path file : files(part)) {
      assertTrue(file.getFileName().toString().contains("tfevents"), file.toString());
      events.addAll(readFile(file));
    }
    assertFalse(events.isEmpty());
    return events;
  }

  private Collection<Path> files(String part) throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve(part))) {
      return new TreeSet<>(files.toList());
    }
  }

  private static List<Event> readFile(Path file) throws IOException {
    List<Event> events = new ArrayList<>();
    try (Graph graph = new Graph()) {
      Ops tf = Ops.create(graph);
      var queue = tf.io.fifoQueue(List.of(TString.class));
      var name = tf.placeholder(TString.class);
      var enqueue = tf.io.queueEnqueue(queue, List.of(name));
      var close = tf.io.queueClose(queue);
      TfRecordReader reader = tf.io.tfRecordReader();
      var next = tf.io.readerRead(reader, queue);
      try (Session session = new Session(graph);
          TString path = TString.vectorOf(file.toString())) {
        session.runner().feed(name, path).addTarget(enqueue).run().close();
        session.runner().addTarget(close).run().close();
        while (true) {
          try (Result result = session.runner().fetch(next.value()).run()) {
            events.add(Event.parseFrom(((TString) result.get(0)).asBytes().getObject()));
          } catch (org.tensorflow.exceptions.TFOutOfRangeException e) {
            return events;
          }
        }
      }
    }
  }

  private static List<Summary.Value> values(List<Event> events, String tag) {
    return events.stream()
        .flatMap(e -> e.getSummary().getValueList().stream())
        .filter(value -> value.getTag().equals(tag))
        .toList();
  }

  private static List<Float> numbers(List<Event> events, String tag) {
    return values(events, tag).stream().map(Summary.Value::getSimpleValue).toList();
  }

  private static List<Long> steps(List<Event> events, String tag) {
    return events.stream()
        .filter(e -> e.getSummary().getValueList().stream().anyMatch(v -> v.getTag().equals(tag)))
        .map(Event::getStep)
        .toList();
  }
}
