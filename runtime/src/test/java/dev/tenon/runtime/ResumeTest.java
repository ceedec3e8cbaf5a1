package dev.tenon.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tenon.runtime.Networks.Noise;
import dev.tenon.runtime.Networks.Rows;
import dev.tenon.runtime.Networks.Tiny;
import dev.tenon.runtime.Networks.Varied;
import dev.tenon.runtime.cli.Precision;
import dev.tenon.runtime.cli.Saving;
import dev.tenon.runtime.cli.TrainOptions;
import dev.tenon.runtime.data.Dataset;
import dev.tenon.runtime.data.Splits;
import dev.tenon.runtime.report.EpochResult;
import dev.tenon.runtime.report.RunInfo;
import dev.tenon.runtime.report.TrainingListener;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs that are stopped and go on. */
class ResumeTest {
  private static final int STEPS = 10; // an epoch
  private static final TrainOptions OPTIONS =
      TrainOptions.DEFAULTS.withEpochs(4).withBatchSize(16).withThreads(2);

  private final Splits<Noise> noise =
      new Splits<>(Networks.noise(16 * STEPS - 4, 1), Networks.noise(32, 2));

  @TempDir private Path folder;

  /** Stops its trainer after some steps. */
  private static final class Stopping implements TrainingListener {
    final List<EpochResult> epochs = new ArrayList<>();
    final List<String> warnings = new ArrayList<>();
    final List<Path> saved = new ArrayList<>();
    Runnable stop = () -> {};
    int stepsLeft = Integer.MAX_VALUE;
    String stopped = "";
    RunInfo run;

    @Override
    public void runStarted(RunInfo info) {
      run = info;
    }

    @Override
    public void stepDone(long step, int examples, double loss, double accuracy) {
      if (--stepsLeft == 0) {
        stop.run();
      }
    }

    @Override
    public void epochEnded(EpochResult result) {
      epochs.add(result);
    }

    @Override
    public void runStopped(String how) {
      stopped = how;
    }

    @Override
    public void saved(Path checkpoint) {
      saved.add(checkpoint);
    }

    @Override
    public void warned(String warning) {
      warnings.add(warning);
    }
  }

  private TrainOptions saving() {
    return OPTIONS.withCheckpoints(folder);
  }

  private TrainOptions resuming() {
    return OPTIONS.withSaving(Saving.NONE.in(folder).resumed(true));
  }

  private History fit(TrainOptions options, Stopping listener) {
    try (Trainer<Noise> trainer = Networks.trainer(Varied.class)) {
      listener.stop = trainer::stop;
      return trainer.fit(noise, options, listener);
    }
  }

  private History stopAfter(int steps) {
    Stopping listener = new Stopping();
    listener.stepsLeft = steps;
    return fit(saving(), listener);
  }

  private List<String> checkpoints() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(f -> f.getFileName().toString())
          .filter(f -> !f.equals(".lock"))
          .sorted()
          .toList();
    }
  }

  /** In an epoch, at its last step, at its first, and one step a time. */
  @ParameterizedTest
  @ValueSource(strings = {"13", "10", "11", "1", "39", "3 4 20", "9 1 1 1 9 1"})
  void aRunThatWasStoppedEndsAsIfItHadNotBeen(String stops) {
    Map<String, Value> whole;
    List<EpochResult> results;
    try (Trainer<Noise> trainer = Networks.trainer(Varied.class)) {
      results = trainer.fit(noise, OPTIONS, new Stopping()).epochs();
      whole = Networks.weights(trainer);
    }
    TrainOptions options = saving();
    for (String steps : stops.split(" ")) {
      Stopping listener = new Stopping();
      listener.stepsLeft = Integer.parseInt(steps);
      History history = fit(options, listener);
      assertFalse(history.complete());
      assertTrue(listener.stopped.contains("--resume goes on"), listener.stopped);
      options = resuming();
    }
    try (Trainer<Noise> trainer = Networks.trainer(Varied.class)) {
      History history = trainer.fit(noise, resuming(), new Stopping());

      assertTrue(history.complete());
      assertEquals(timeless(results), timeless(history.epochs()));
      assertEquals(whole, Networks.weights(trainer));
    }
  }

  private static List<String> timeless(List<EpochResult> results) {
    return results.stream()
        .map(r -> "%d %s %s %s".formatted(r.epoch(), r.trainLoss(), r.testLoss(), r.testAccuracy()))
        .toList();
  }

  @Test
  void anInterruptedThreadSavesToo() throws Exception {
    Stopping listener = new Stopping();
    listener.stop = () -> Thread.currentThread().interrupt();
    listener.stepsLeft = 13;
    try (Trainer<Noise> trainer = Networks.trainer(Varied.class)) {
      assertFalse(trainer.fit(noise, saving(), listener).complete());
    }
    assertTrue(Thread.interrupted(), "the caller may want to know");
    assertEquals(List.of("epoch-0001", "epoch-0001-step-000003"), checkpoints());
  }

  @Test
  void theNewestAndTheBestStay() throws Exception {
    Stopping listener = new Stopping();
    TrainOptions options =
        OPTIONS.withEpochs(6).withSaving(Saving.NONE.in(folder).keeping(2).every(4));
    fit(options, listener);

    // Of steps 4 and 8 of each epoch, and of its end.
    assertEquals(3 * 6, listener.saved.size());
    EpochResult best = listener.epochs.get(0);
    for (EpochResult result : listener.epochs) {
      if (result.testAccuracy() > best.testAccuracy()) {
        best = result;
      }
    }
    List<String> left = checkpoints();
    assertTrue(left.contains("epoch-%04d".formatted(best.epoch())), left + " without " + best);
    assertTrue(left.containsAll(List.of("epoch-0005-step-000008", "epoch-0006")), left.toString());
    assertTrue(left.size() <= 3, left.toString());
  }

  @Test
  void aDamagedCheckpointIsLeftOutAndSaidSo() throws Exception {
    stopAfter(25);
    assertEquals(List.of("epoch-0001", "epoch-0002", "epoch-0002-step-000005"), checkpoints());
    truncate(folder.resolve("epoch-0002-step-000005/variables.data-00000-of-00001"));
    flip(folder.resolve("epoch-0002/variables.index"));

    Stopping listener = new Stopping();
    fit(resuming(), listener);
    assertEquals(1, listener.run.history().size());
    assertEquals(0, listener.run.step());
    assertEquals(2, listener.warnings.size(), listener.warnings::toString);
    assertTrue(
        listener
            .warnings
            .get(0)
            .matches(".*epoch-0002-step-000005 is damaged and left out: .* bytes, not .*"),
        listener.warnings.get(0));
    assertTrue(listener.warnings.get(1).contains("checksum"), listener.warnings.get(1));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "{", "null", "[]", "{\"format\": 3}", "{\"format\": 2, \"files\": 7}"})
  void aDamagedRunFileIsLeftOut(String text) throws Exception {
    stopAfter(15);
    Files.writeString(folder.resolve("epoch-0001-step-000005/run.json"), text);
    Stopping listener = new Stopping();
    fit(resuming(), listener);
    assertEquals(0, listener.run.step());
    assertEquals(1, listener.warnings.size(), listener.warnings::toString);
  }

  /** A digit in the number of epochs: still JSON, and still of a run. */
  @Test
  void aChangedDigitIsNoticed() throws Exception {
    stopAfter(15);
    Path file = folder.resolve("epoch-0001-step-000005/run.json");
    Files.writeString(file, Files.readString(file).replace("\"seed\" : 1", "\"seed\" : 3"));
    Stopping listener = new Stopping();
    fit(resuming(), listener);
    assertEquals(0, listener.run.step());
    assertEquals(
        "the checkpoint %s is damaged, and another one is needed: run.json has another checksum than when it was written; it is left out"
            .formatted(file.getParent()),
        listener.warnings.get(0));
  }

  private static void truncate(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.truncate(channel.size() / 2);
    }
  }

  private static void flip(Path file) throws IOException {
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      ByteBuffer one = ByteBuffer.allocate(1);
      channel.read(one, channel.size() / 2);
      one.put(0, (byte) ~one.get(0));
      one.flip();
      channel.write(one, channel.size() / 2);
    }
  }

  @Test
  void nothingGoodToGoOnFromIsSaid() {
    UserError none = assertThrows(UserError.class, () -> fit(resuming(), new Stopping()));
    assertTrue(none.getMessage().contains("no checkpoint in " + folder), none.getMessage());
  }

  @Test
  void anotherRunIsNotOverwritten() {
    stopAfter(3);
    UserError there = assertThrows(UserError.class, () -> fit(saving(), new Stopping()));
    assertTrue(there.getMessage().contains("go on from them with --resume"), there.getMessage());
  }

  @Test
  void aFolderThatIsNotThereIsNotMade() {
    Path missing = folder.resolve("misspelt");
    TrainOptions options = OPTIONS.withSaving(Saving.NONE.in(missing).resumed(true));
    UserError none = assertThrows(UserError.class, () -> fit(options, new Stopping()));
    assertEquals(
        "there is no folder %s to go on from; correct its name, or start without --resume"
            .formatted(missing),
        none.getMessage());
    assertFalse(Files.exists(missing));
  }

  @Test
  void oneCheckpointIsNoFolderOfARun() {
    stopAfter(3);
    Path one = folder.resolve("epoch-0000-step-000003");
    for (boolean resumed : new boolean[] {true, false}) {
      TrainOptions options = OPTIONS.withSaving(Saving.NONE.in(one).resumed(resumed));
      UserError told = assertThrows(UserError.class, () -> fit(options, new Stopping()));
      assertTrue(told.getMessage().startsWith(one + " is one checkpoint;"), told.getMessage());
    }
  }

  @Test
  void twoRunsDoNotShareAFolder() {
    try (CheckpointFolder opened = CheckpointFolder.open(folder, 3)) {
      assertTrue(opened.isEmpty());
      UserError locked = assertThrows(UserError.class, () -> fit(saving(), new Stopping()));
      assertTrue(locked.getMessage().contains("another run"), locked.getMessage());
    }
  }

  @Test
  void aFileIsNoFolder() throws Exception {
    Path file = Files.writeString(folder.resolve("file"), "text");
    UserError wrong =
        assertThrows(UserError.class, () -> fit(OPTIONS.withCheckpoints(file), new Stopping()));
    assertTrue(wrong.getMessage().contains("is a file; name a folder"), wrong.getMessage());
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void whereNoFolderCanBeIsSaid() throws Exception {
    Path file = Files.writeString(folder.resolve("file"), "text");
    Path dangling = Files.createSymbolicLink(folder.resolve("link"), folder.resolve("nothing"));
    Map<Path, String> reasons =
        Map.of(
            Path.of("/proc/ck"),
            "nothing can be created in /proc",
            file.resolve("below"),
            file + " is a file",
            dangling,
            dangling + " is a link to nothing");
    reasons.forEach(
        (where, why) ->
            assertEquals(
                "cannot write checkpoints to %s: %s; name another folder".formatted(where, why),
                assertThrows(
                        UserError.class, () -> fit(OPTIONS.withCheckpoints(where), new Stopping()))
                    .getMessage()));
  }

  @Test
  void linksAndSpacesInPathsAreFollowed() throws Exception {
    Path real = Files.createDirectories(folder.resolve("a folder/\u00e9"));
    Path link = Files.createSymbolicLink(folder.resolve("link"), real);
    Stopping listener = new Stopping();
    listener.stepsLeft = 3;
    fit(OPTIONS.withCheckpoints(link), listener);
    assertTrue(CheckpointFolder.newest(real, skipped -> {}).isPresent());
    assertTrue(
        fit(OPTIONS.withSaving(Saving.NONE.in(link).resumed(true)), new Stopping()).complete());
  }

  @Test
  void otherBatchesOrDataAreRefused() {
    stopAfter(3);
    UserError batches =
        assertThrows(UserError.class, () -> fit(resuming().withBatchSize(8), new Stopping()));
    assertTrue(batches.getMessage().contains("batches of 16, not of 8"), batches.getMessage());
    try (Trainer<Noise> trainer = Networks.trainer(Varied.class)) {
      Splits<Noise> fewer = new Splits<>(noise.train().take(40), noise.test());
      UserError data =
          assertThrows(UserError.class, () -> trainer.fit(fewer, resuming(), new Stopping()));
      assertTrue(data.getMessage().contains("156 examples, and there are 40"), data.getMessage());
    }
  }

  /** As many, but not the same. */
  @Test
  void otherExamplesAreRefusedUnlessTheyAreWanted() {
    stopAfter(3);
    Splits<Noise> other = new Splits<>(Networks.noise(noise.train().size(), 3), noise.test());
    try (Trainer<Noise> trainer = Networks.trainer(Varied.class)) {
      String told =
          assertThrows(UserError.class, () -> trainer.fit(other, resuming(), new Stopping()))
              .getMessage();
      assertTrue(
          told.matches(".*began with, but not the same \\(checksum \\w{8}, not \\w{8}\\).*"), told);
      assertTrue(told.contains("add --other-data to go on with these"), told);
    }
    TrainOptions wanted = OPTIONS.withSaving(resuming().saving().withOtherData(true));
    Stopping listener = new Stopping();
    listener.stepsLeft = 3;
    try (Trainer<Noise> trainer = Networks.trainer(Varied.class)) {
      listener.stop = trainer::stop;
      trainer.fit(other, wanted, listener);
      assertEquals(
          List.of(
              "the run goes on with other examples to train on than it began with, as --other-data"
                  + " says"),
          listener.warnings);
    }
    Stopping last = new Stopping();
    try (Trainer<Noise> trainer = Networks.trainer(Varied.class)) {
      Splits<Noise> tested = new Splits<>(other.train(), Networks.noise(32, 4));
      assertTrue(trainer.fit(tested, resuming(), last).complete());
    }
    assertEquals(1, last.warnings.size(), last.warnings::toString);
    assertTrue(last.warnings.get(0).startsWith("the test data is not that"), last.warnings.get(0));
  }

  /** Written before data was told from other data, and before {@code run.json} had a checksum. */
  @Test
  void anOldCheckpointGoesOn() throws Exception {
    stopAfter(3);
    Path file = folder.resolve("epoch-0000-step-000003/run.json");
    Seals.edit(file, text -> text.replaceFirst(",\\s*\"data\" : \\{[^}]*}", ""));
    assertFalse(Files.readString(file).contains("\"test\""), Files.readString(file));
    Stopping listener = new Stopping();
    assertTrue(fit(resuming(), listener).complete());
    assertEquals(List.of(), listener.warnings);
  }

  /** A listener, the data and the test data fail: in a step, before one, and after the last. */
  @ParameterizedTest
  @ValueSource(strings = {"listener", "train", "test"})
  void whatWasLearnedBeforeAnErrorIsSaved(String failing) {
    Map<String, Value> whole;
    try (Trainer<Noise> trainer = Networks.trainer(Varied.class)) {
      trainer.fit(noise, OPTIONS, new Stopping());
      whole = Networks.weights(trainer);
    }
    Stopping listener = new Stopping();
    listener.stepsLeft = failing.equals("listener") ? 13 : Integer.MAX_VALUE;
    Splits<Noise> bad =
        new Splits<>(
            failing.equals("train") ? broken(noise.train()) : noise.train(),
            failing.equals("test") ? broken(noise.test()) : noise.test());
    try (Trainer<Noise> trainer = Networks.trainer(Varied.class)) {
      listener.stop =
          () -> {
            throw new IllegalStateException("broken");
          };
      RuntimeException failure =
          assertThrows(RuntimeException.class, () -> trainer.fit(bad, saving(), listener));
      assertEquals("broken", failure.getMessage());
    }
    assertEquals(1, listener.warnings.size(), listener.warnings::toString);
    assertTrue(
        listener
            .warnings
            .get(0)
            .endsWith("is saved in %s, from where --resume goes on".formatted(folder)),
        listener.warnings.get(0));
    assertEquals(failing.equals("listener") ? 2 : 1, listener.saved.size());

    try (Trainer<Noise> trainer = Networks.trainer(Varied.class)) {
      trainer.fit(noise, resuming(), new Stopping());
      assertEquals(whole, Networks.weights(trainer));
    }
  }

  /**
   * Has an example that cannot be read: the first two batches can, and none of those to test on.
   */
  private Dataset<Noise> broken(Dataset<Noise> data) {
    int[] left = {data.size() > 100 ? 40 : 0};
    return data.map(
        (example, input, label) -> {
          if (left[0]-- <= 0) {
            throw new UserError("broken");
          }
          input.put(example.input());
          label.put(example.label());
        });
  }

  @Test
  void anotherSeedAndOtherThreadsAreSaid() {
    stopAfter(3);
    Stopping listener = new Stopping();
    listener.stepsLeft = 3;
    fit(resuming().withSeed(7).withThreads(1).withPrecision(Precision.BFLOAT16), listener);
    assertEquals(
        List.of(
            "the run goes on with its own seed, 1, not with 7",
            "the run had 2 threads and goes on with 1: its weights may differ, in their last"
                + " digits at first, from those without a break",
            "the run computed in float32 and goes on in bfloat16: its weights will differ from"
                + " those without a break"),
        listener.warnings);
  }

  @Test
  void aWayOutIsSaidWhereNoCheckpointIsWhole() throws Exception {
    stopAfter(3);
    truncate(folder.resolve("epoch-0000-step-000003/variables.index"));
    UserError none = assertThrows(UserError.class, () -> fit(resuming(), new Stopping()));
    assertTrue(
        none.getMessage().contains("remove them, or name another folder"), none.getMessage());
    try (Trainer<Noise> trainer = Networks.trainer(Varied.class)) {
      String told = assertThrows(UserError.class, () -> trainer.restore(folder)).getMessage();
      assertTrue(told.matches("no checkpoint in .* is whole: .*-step-000003 is damaged .*"), told);
    }
  }

  @Test
  void aFinishedRunSaysSoAndCanHaveMoreEpochs() {
    fit(saving(), new Stopping());
    Stopping listener = new Stopping();
    assertTrue(fit(resuming(), listener).complete());
    assertTrue(listener.warnings.get(0).contains("all 4 epochs"), listener.warnings.toString());
    assertEquals(5, fit(resuming().withEpochs(5), new Stopping()).epochs().size());
  }

  @Test
  void aChangedModelIsRefusedWithWhatDiffers() {
    Path checkpoint = folder.resolve("tiny");
    try (Trainer<Rows> trainer = Networks.trainer(Tiny.class)) {
      trainer.save(checkpoint);
    }
    try (Trainer<Noise> trainer = Networks.trainer(Varied.class)) {
      UserError other = assertThrows(UserError.class, () -> trainer.restore(checkpoint));
      assertTrue(other.getMessage().contains("a checkpoint of Tiny, not of Varied"));
    }
    String differences =
        Differences.between(
                Map.of("hidden/kernel", "float32 24 12", "new/bias", "float32 3"),
                Map.of("hidden/kernel", "float32 24 16", "old/bias", "float32 3"))
            .orElseThrow();
    assertEquals(3, differences.lines().count(), differences);
    assertTrue(
        differences.contains("hidden/kernel is float32 24 16 in the checkpoint, float32 24 12 in"),
        differences);
    assertTrue(differences.contains("new/bias (float32 3) is not in the checkpoint"));
    assertTrue(differences.contains("old/bias (float32 3) is only in the checkpoint"));
  }
}
