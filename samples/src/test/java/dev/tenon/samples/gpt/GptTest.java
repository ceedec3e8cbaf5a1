package dev.tenon.samples.gpt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The sample learns a verse, and writes in its words. */
class GptTest {
  @Test
  void writesInTheWordsOfWhatItLearned() throws IOException {
    String verse = Gpt.sonnets().lines().limit(4).reduce("", (a, b) -> a + b + "\n");
    Writer writer = new Writer(verse);
    try (GptTrainer trainer = new GptTrainer()) {
      double first = writer.learn(trainer);
      double last = first;
      for (int step = 0; step < 250; step++) {
        last = writer.learn(trainer);
      }
      assertTrue(first > 3 && last < 0.3, first + " to " + last);
      try (GptPredictor predictor = trainer.predictor()) {
        String written = writer.write(predictor, "Shall I ", 120);
        assertEquals(128, written.length());
        Set<String> words = new TreeSet<>(Arrays.asList(verse.split("\\s+")));
        String[] used = written.split("\\s+");
        long known = Arrays.stream(used).filter(words::contains).count();
        assertTrue(known >= used.length * 3 / 4, written);
      }
    }
  }

  @Test
  void whatHasNoNumberIsLeftOut() {
    assertEquals("ber\n~ !", Writer.known("\u00dcber\r\n\t~ !\u20ac"));
  }

  @Test
  void aTextIsLongerThanItsContext() {
    Exception tooShort = assertThrows(IllegalArgumentException.class, () -> new Writer("Shall I"));
    assertEquals("the text has 7 characters; write more than 64", tooShort.getMessage());
  }
}
