package dev.tenon.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Writers of one program; those of several are in {@link ExportFaultsTest}. */
class WriteLockTest {
  private final ExecutorService others = Executors.newCachedThreadPool();

  @TempDir private Path folder;

  @AfterEach
  void end() {
    others.shutdownNow();
  }

  @Test
  void onlyThoseOfOneFolderWaitForEachOther() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch over = new CountDownLatch(1);
    List<String> done = new CopyOnWriteArrayList<>();
    Path one = folder.resolve("one");
    Future<?> first =
        others.submit(
            () -> {
              WriteLock.during(
                  one,
                  () -> {
                    begun.countDown();
                    await(over);
                    done.add("first");
                  });
              return null;
            });
    assertTrue(begun.await(10, TimeUnit.SECONDS));
    Path same = Files.createSymbolicLink(folder.resolve("link"), folder).resolve("one");
    Future<?> second =
        others.submit(
            () -> {
              WriteLock.during(same, () -> done.add("second"));
              return null;
            });
    Future<?> other =
        others.submit(
            () -> {
              WriteLock.during(folder.resolve("other"), () -> done.add("other"));
              return null;
            });
    other.get(10, TimeUnit.SECONDS);
    assertFalse(second.isDone());
    over.countDown();
    first.get(10, TimeUnit.SECONDS);
    second.get(10, TimeUnit.SECONDS);
    assertEquals(List.of("other", "first", "second"), done);
    try (Stream<Path> left = Files.list(folder)) {
      assertEquals(List.of(folder.resolve("link")), left.toList());
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      assertTrue(latch.await(20, TimeUnit.SECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void whoFailsGivesItBack() throws Exception {
    IOException full = new IOException("No space left on device");
    assertEquals(
        full,
        assertThrows(
            IOException.class,
            () ->
                WriteLock.during(
                    folder.resolve("one"),
                    () -> {
                      throw full;
                    })));
    Future<Boolean> next =
        others.submit(
            () -> {
              WriteLock.during(folder.resolve("one"), () -> {});
              return true;
            });
    assertTrue(next.get(10, TimeUnit.SECONDS));
  }
}
