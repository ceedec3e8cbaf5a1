package dev.tenon.runtime.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tenon.runtime.Fuzz;
import dev.tenon.runtime.UserError;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigFileTest {
  private static final List<Setting<?>> SETTINGS = TrainSettings.TRAINING;

  @TempDir private Path folder;

  private Map<String, Object> read(String text) throws IOException {
    return ConfigFile.read(Files.writeString(folder.resolve("run.json"), text), SETTINGS);
  }

  @Test
  void eachOptionCanStandInIt() throws IOException {
    String text =
        """
        {
          // what is tried
          "epochs": 3,
          "learning-rate": 3e-4,   /* smaller */
          "device": "cpu",
          "checkpoint": "runs/1",
          "seed": "7",
          "resume": true,
          "plain": false
        }
        """;
    assertEquals(
        Map.of(
            "--epochs",
            3,
            "--learning-rate",
            3e-4,
            "--device",
            Device.CPU,
            "--checkpoint",
            Path.of("runs/1"),
            "--seed",
            7L,
            "--resume",
            true),
        read(text));
    assertEquals(Map.of(), read("{}"));
    assertEquals(Map.of("--epochs", 3), read("\uFEFF{\"epochs\": 3}"));
  }

  @Test
  void otherEncodingsAreTold() throws IOException {
    Path file =
        Files.write(
            folder.resolve("run.json"),
            "{\"checkpoint\": \"l\u00E4ufe\"}".getBytes(StandardCharsets.ISO_8859_1));
    UserError wrong = assertThrows(UserError.class, () -> ConfigFile.read(file, SETTINGS));
    assertEquals(file + " is not in UTF-8; convert it to that", wrong.getMessage());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "{\"epoch\": 3}            | :1: there is no option \"epoch\"; did you mean \"epochs\"?",
        "{\"--epochs\": 3}         | :1: there is no option \"--epochs\"; did you mean \"epochs\"?",
        "{\"zzz\": 3}              | :1: there is no option \"zzz\"; --help lists them, here without their dashes",
        "{^^\"epochs\": 0}         | :3: epochs takes a whole number, 1 or more, not \"0\"",
        "{\"epochs\": 1.5}         | :1: epochs takes a whole number, not \"1.5\"",
        "{\"epochs\": [3]}         | :1: epochs takes one value (N), not a list",
        "{\"epochs\": {}}          | :1: epochs takes one value (N), not an object",
        "{\"epochs\": true}        | :1: epochs takes one value (N), not true",
        "{\"epochs\": null}        | :1: epochs takes one value (N), not null",
        "{\"plain\": \"yes\"}      | :1: plain takes true or false, not \"yes\"",
        "{\"plain\": 1}            | :1: plain takes true or false, not 1",
        "{\"device\": \"tpu\"}     | :1: device takes one of auto, cpu, gpu, not \"tpu\"",
        "{\"epochs\": 1,^\"epochs\": 2} | :2: expected JSON such as {\"epochs\": 3}, found this: Duplicate field 'epochs'",
        "[1]                       | :1: expected a JSON object such as {\"epochs\": 3}",
        "{\"epochs\": 1} 2         | :1: expected the end of the file after the object",
      })
  void aMistakeNamesFileLineAndKey(String text, String message) {
    UserError error = assertThrows(UserError.class, () -> read(text.strip().replace("^", "\n")));
    assertEquals(folder.resolve("run.json") + message, error.getMessage());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {"epochs = 3", "{epochs: 3}", "{\"epochs\": 3", "{\"epochs\" 3}", "-"})
  void whatIsNoJsonIsShownWhatIsWanted(String text) {
    UserError error = assertThrows(UserError.class, () -> read(text.equals("-") ? "" : text));
    assertTrue(error.getMessage().contains("{\"epochs\": 3}"), error.getMessage());
    assertTrue(error.getMessage().contains("run.json:1: "), error.getMessage());
  }

  @Test
  void aFileThatIsNotThereIsSaidToBeSo() {
    Path missing = folder.resolve("no.json");
    assertEquals(
        "there is no file %s (--config)".formatted(missing),
        assertThrows(UserError.class, () -> ConfigFile.read(missing, SETTINGS)).getMessage());
    assertTrue(
        assertThrows(UserError.class, () -> ConfigFile.read(folder, SETTINGS))
            .getMessage()
            .contains("is a folder"));
  }

  @Test
  void nonsenseIsRefusedByAMessage() throws IOException {
    byte[] good =
        """
        {"epochs": 3, "learning-rate": 3e-4, "device": "cpu", "data": "a/b", // c
         "seed": "7", "resume": true, "keep": 2, "report": "r.json", "threads": 1}
        """
            .getBytes(StandardCharsets.UTF_8);
    Random random = Fuzz.random(1);
    int inputs = Fuzz.inputs(10_000);
    Path file = folder.resolve("run.json");
    int refused = 0;
    for (int i = 0; i < inputs; i++) {
      byte[] bytes = good.clone();
      for (int change = 0; change <= random.nextInt(4); change++) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
      }
      Files.write(
          file,
          random.nextInt(5) == 0 ? Arrays.copyOf(bytes, random.nextInt(bytes.length)) : bytes);
      try {
        ConfigFile.read(file, SETTINGS);
      } catch (UserError e) {
        refused++;
      }
    }
    assertTrue(refused > inputs / 2, refused + " were refused");
  }
}
