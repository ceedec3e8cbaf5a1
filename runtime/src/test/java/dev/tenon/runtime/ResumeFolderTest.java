package dev.tenon.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tenon.runtime.Networks.Noise;
import dev.tenon.runtime.Networks.Varied;
import dev.tenon.runtime.cli.Saving;
import dev.tenon.runtime.cli.TrainOptions;
import dev.tenon.runtime.report.EpochResult;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Folders in which runs save and from which they go on: which are taken, and what is left out. */
class ResumeFolderTest extends StoppedRuns {
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

  private static void truncate(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.truncate(channel.size() / 2);
    }
  }
}
