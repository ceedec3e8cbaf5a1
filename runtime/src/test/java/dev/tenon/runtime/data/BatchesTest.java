package dev.tenon.runtime.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tenon.DataSpec;
import dev.tenon.runtime.UserError;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.NoSuchElementException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class BatchesTest {
  /** One byte an example: its index. */
  @DataSpec(input = "uint8 N")
  private static final class Bytes {}

  /** Examples whose input is their index; {@link #before} runs before each. */
  private abstract static class Numbers implements Examples {
    private final int size;

    Numbers(int size) {
      this.size = size;
    }

    abstract void before(int index);

    @Override
    public int size() {
      return size;
    }

    @Override
    public void putInput(int index, ByteBuffer target) {
      before(index);
      target.put((byte) index);
    }

    @Override
    public void putLabel(int index, ByteBuffer target) {
      target.putInt(index);
    }
  }

  private static Dataset<Bytes> numbers(int size) {
    return Dataset.of(
        Bytes.class,
        new Numbers(size) {
          @Override
          void before(int index) {}
        });
  }

  private static Dataset<Bytes> failingAt(int failing, Runnable failure) {
    return Dataset.of(
        Bytes.class,
        new Numbers(100) {
          @Override
          void before(int index) {
            if (index == failing) {
              failure.run();
            }
          }
        });
  }

  private static long threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().equals("tenon-batches"))
        .count();
  }

  /** Closing waits for the end of the thread, so none is ever left. */
  @AfterEach
  void noThreadIsLeft() {
    assertEquals(0, threads());
  }

  @Test
  void theLastBatchIsSmaller() {
    try (Batches batches = numbers(7).batches(3, LastBatch.KEEP)) {
      assertEquals(3, batches.next().size());
      assertEquals(3, batches.next().size());
      Batch last = batches.next();
      assertEquals(1, last.size());
      assertEquals(1, last.inputs().remaining());
      assertEquals(4, last.labels().remaining());
      assertEquals(6, last.inputs().get(0));
      assertEquals(6, last.label(0));
      assertFalse(batches.hasNext());
    }
  }

  @Test
  void theLastBatchIsLeftOutOnRequest() {
    try (Batches batches = numbers(7).batches(3, LastBatch.DROP)) {
      batches.next();
      assertEquals(5, batches.next().label(2));
      assertFalse(batches.hasNext());
      assertThrows(NoSuchElementException.class, batches::next);
    }
  }

  @Test
  void buffersAreReadyToBeCopied() {
    try (Batches batches = numbers(4).batches(4, LastBatch.KEEP)) {
      Batch batch = batches.next();
      assertSame(ByteOrder.nativeOrder(), batch.labels().order());
      assertEquals(0, batch.inputs().arrayOffset() + batch.inputs().position());
      assertEquals(4, batch.inputs().limit());
      assertEquals(3, batch.inputs().array()[3]);
    }
  }

  @Test
  void aBatchStaysUntilTheNextIsTaken() throws InterruptedException {
    CountDownLatch secondIsFilled = new CountDownLatch(4);
    Dataset<Bytes> data =
        Dataset.of(
            Bytes.class,
            new Numbers(6) {
              @Override
              void before(int index) {
                secondIsFilled.countDown();
              }
            });
    try (Batches batches = data.batches(2, LastBatch.KEEP)) {
      Batch first = batches.next();
      // The thread works ahead without being asked ...
      assertTrue(secondIsFilled.await(10, TimeUnit.SECONDS));
      // ... and has not touched what is in use.
      assertEquals(0, first.label(0));
      assertEquals(1, first.label(1));
    }
  }

  @Test
  void preparesOneBatchAheadAndNoMore() throws InterruptedException {
    AtomicInteger prepared = new AtomicInteger();
    Semaphore each = new Semaphore(0);
    Dataset<Bytes> data =
        Dataset.of(
            Bytes.class,
            new Numbers(100) {
              @Override
              void before(int index) {
                prepared.incrementAndGet();
                each.release();
              }
            });
    try (Batches batches = data.batches(1, LastBatch.KEEP)) {
      batches.next();
      assertTrue(each.tryAcquire(2, 10, TimeUnit.SECONDS));
      // A third would need a third buffer.
      assertFalse(each.tryAcquire(200, TimeUnit.MILLISECONDS));
      assertEquals(2, prepared.get());
      batches.next();
      assertTrue(each.tryAcquire(10, TimeUnit.SECONDS));
    }
  }

  @Test
  void takesTwoBuffersInTurn() {
    try (Batches batches = numbers(8).batches(2, LastBatch.KEEP)) {
      Batch first = batches.next();
      Batch second = batches.next();
      assertSame(first, batches.next());
      assertSame(second, batches.next());
    }
  }

  @Test
  void aMistakeOfTheThreadReachesTheCaller() {
    UserError mistake = new UserError("a.png is damaged");
    Dataset<Bytes> data =
        failingAt(
            5,
            () -> {
              throw mistake;
            });
    try (Batches batches = data.batches(2, LastBatch.KEEP)) {
      batches.next();
      assertEquals(3, batches.next().label(1));
      assertSame(mistake, assertThrows(UserError.class, batches::next));
      assertThrows(IllegalStateException.class, batches::next);
    }
  }

  @Test
  void anErrorOfTheThreadReachesTheCaller() {
    Dataset<Bytes> data =
        failingAt(
            0,
            () -> {
              throw new StackOverflowError();
            });
    try (Batches batches = data.batches(2, LastBatch.KEEP)) {
      assertThrows(StackOverflowError.class, batches::next);
    }
  }

  @Test
  void closingEarlyEndsTheThread() {
    Batches batches = numbers(100).batches(1, LastBatch.KEEP);
    batches.next();
    assertEquals(1, threads());
    batches.close();
    assertEquals(0, threads());
    batches.close();
    assertThrows(IllegalStateException.class, batches::next);
  }

  @Test
  void closingBeforeTheFirstEndsTheThread() {
    numbers(100).batches(1, LastBatch.KEEP).close();
    assertEquals(0, threads());
  }

  @Test
  void anInterruptedCallerGivesUp() {
    Dataset<Bytes> data =
        failingAt(
            0,
            () -> {
              try {
                Thread.sleep(60_000);
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
    try (Batches batches = data.batches(1, LastBatch.KEEP)) {
      Thread.currentThread().interrupt();
      assertThrows(CancellationException.class, batches::next);
      assertTrue(Thread.interrupted());
    }
  }

  @Test
  void aHugeBatchSizeTakesNoMemory() {
    try (Batches batches = numbers(5).batches(Integer.MAX_VALUE, LastBatch.KEEP)) {
      assertEquals(1, batches.count());
      assertEquals(5, batches.next().size());
    }
  }

  @Test
  void noExamplesAreNoBatches() {
    try (Batches batches = numbers(0).batches(3, LastBatch.KEEP)) {
      assertEquals(0, batches.count());
      assertFalse(batches.hasNext());
    }
  }

  @Test
  void aBatchHasOneExampleOrMore() {
    assertThrows(IllegalArgumentException.class, () -> numbers(5).batches(0, LastBatch.KEEP));
  }
}
