package dev.tenon.runtime.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tenon.runtime.UserError;
import dev.tenon.runtime.report.Output;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ModelCommandTest {
  private static final TrainOptions DEFAULTS =
      TrainOptions.DEFAULTS.withEpochs(7).withBatchSize(32).withSeed(5);

  @TempDir Path folder;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final List<TrainOptions> ran = new ArrayList<>();

  private int run(Consumer<TrainOptions> action, String... args) {
    PrintStream outStream = new PrintStream(out, true, StandardCharsets.UTF_8);
    PrintStream errStream = new PrintStream(err, true, StandardCharsets.UTF_8);
    return command(DEFAULTS, action).run(outStream, errStream, args);
  }

  private static ModelCommand command(TrainOptions defaults, Consumer<TrainOptions> action) {
    TrainCommand train =
        new TrainCommand(null, null) {
          @Override
          void train(TrainOptions options, PrintStream out, PrintStream err) {
            action.accept(options);
          }
        };
    return new ModelCommand("MnistCnn", defaults, List.of(train));
  }

  private int run(String... args) {
    return run(ran::add, args);
  }

  private String error(String... args) {
    assertEquals(2, run(args));
    assertTrue(ran.isEmpty());
    assertEquals("", out.toString(StandardCharsets.UTF_8));
    String text = err.toString(StandardCharsets.UTF_8);
    assertEquals(1, text.lines().count(), text);
    return text.strip();
  }

  @Test
  void aHeapThatIsTooSmallIsSaidInALine() {
    int status =
        run(
            options -> {
              throw new OutOfMemoryError("Java heap space");
            });
    assertEquals(2, status);
    assertEquals(
        "error: Java has no more than %,d MB of memory here, and that is too little (Java heap space);"
                .formatted(Runtime.getRuntime().maxMemory() >> 20)
            + " give it more, such as JAVA_TOOL_OPTIONS=-Xmx4g",
        err.toString(StandardCharsets.UTF_8).strip());
  }

  @Test
  void theModelsDefaultsHold() {
    assertEquals(0, run());
    assertEquals(List.of(DEFAULTS), ran);
  }

  @Test
  void eachOptionCounts() {
    Path report = folder.resolve("report.json");
    int status =
        run(
            "--epochs",
            "3",
            "--batch-size",
            "128",
            "--learning-rate",
            "3e-4",
            "--seed",
            "-9",
            "--threads",
            "4",
            "--device",
            "cpu",
            "--precision",
            "bfloat16",
            "--memory-growth",
            "off",
            "--gpu-memory",
            "500",
            "--accumulate",
            "4",
            "--balance-classes",
            "on",
            "--data",
            folder.toString(),
            "--download",
            "--checkpoint",
            "run",
            "--resume",
            "--save-every",
            "50",
            "--keep",
            "2",
            "--report",
            report.toString(),
            "--plain");
    assertEquals(0, status, err::toString);
    assertEquals(
        List.of(
            new TrainOptions(
                3,
                128,
                4,
                OptionalDouble.of(3e-4),
                Optional.of(true),
                -9,
                4,
                Device.CPU,
                Precision.BFLOAT16,
                new GpuMemory(false, 500),
                Optional.of(folder),
                true,
                new Saving(Optional.of(Path.of("run")), true, false, 2, 50),
                Optional.of(report),
                Visuals.NONE,
                Output.PLAIN,
                Watch.NONE)),
        ran);
    assertFalse(Files.exists(report));
  }

  @Test
  void valuesMayFollowAnEqualsSign() {
    run("--epochs=3", "--device=GPU", "--quiet");
    assertEquals(3, ran.get(0).epochs());
    assertSame(Device.GPU, ran.get(0).device());
    assertSame(Output.QUIET, ran.get(0).output());
  }

  @ParameterizedTest
  @ValueSource(strings = {"--help", "-h"})
  void helpNamesEveryOptionAndDefault(String help) {
    assertEquals(0, run(help));
    assertTrue(ran.isEmpty());
    assertEquals("", err.toString(StandardCharsets.UTF_8));
    String text = out.toString(StandardCharsets.UTF_8);
    assertTrue(text.startsWith("Usage: MnistCnn [OPTIONS]"), text);
    for (String option :
        List.of(
            "--epochs=N",
            "--batch-size=N",
            "--accumulate=N",
            "--learning-rate=X",
            "--balance-classes=on|off",
            "--seed=N",
            "--threads=N",
            "--device=auto|cpu|gpu",
            "--precision=float32|bfloat16|auto",
            "--memory-growth=on|off",
            "--gpu-memory=MB",
            "--data=DIR",
            "--download",
            "--checkpoint=DIR",
            "--resume",
            "--save-every=STEPS",
            "--keep=N",
            "--report=FILE",
            "--plain",
            "--quiet",
            "--help",
            "(default: 7)",
            "(default: 32)",
            "(default: 5)",
            "(default: auto)",
            "(default: the optimizer's own)",
            "--config=FILE",
            "Commands:",
            "generate-completion",
            "MnistCnn --epochs 3 --report result.json")) {
      assertTrue(text.contains(option), () -> option + " is not in\n" + text);
    }
    assertTrue(text.lines().allMatch(line -> line.length() <= 100), text);
  }

  @Test
  void trainIsMeantWhereNothingIsNamed() {
    run("--epochs", "3");
    run("train", "--epochs", "3");
    assertEquals(DEFAULTS.withEpochs(3), ran.get(0));
    assertEquals(ran.get(0), ran.get(1));
  }

  @Test
  void theCommandLineWinsOverTheFile() throws IOException {
    Path file = folder.resolve("run.json");
    Files.writeString(file, "{\"epochs\": 3, \"batch-size\": 8, \"quiet\": true}");
    assertEquals(0, run("--epochs", "2", "--config", file.toString(), "--plain"), err::toString);
    assertEquals(List.of(DEFAULTS.withEpochs(2).withBatchSize(8).withOutput(Output.PLAIN)), ran);
    Files.writeString(file, "{\"epoch\": 3}");
    ran.clear();
    assertEquals(
        "error: %s:1: there is no option \"epoch\"; did you mean \"epochs\"?".formatted(file),
        error("--config", file.toString()));
  }

  @Test
  void completionKnowsEveryOption() {
    assertEquals(0, run("generate-completion", "mnist"));
    String script = out.toString(StandardCharsets.UTF_8);
    assertTrue(script.startsWith("#!/usr/bin/env bash"), script);
    for (String word : List.of("--epochs", "--config", "--help", "train", "auto", "cpu")) {
      assertTrue(script.contains(word), word + " is not in\n" + script);
    }
    assertEquals(2, run("generate-completion", "a b"));
    assertEquals(2, run("generate-completion"));
  }

  @Test
  void helpIsForOneCommandToo() {
    assertEquals(0, run("help", "train"));
    String told = out.toString(StandardCharsets.UTF_8);
    assertTrue(told.startsWith("Usage: MnistCnn train [OPTIONS]"), told);
    assertFalse(told.contains("Commands:"), told);
    out.reset();
    assertEquals(0, run("train", "--help"));
    assertEquals(told, out.toString(StandardCharsets.UTF_8));
    assertEquals(2, run("help", "trin"));
    assertEquals(
        "error: there is no command \"trin\"; did you mean train?",
        err.toString(StandardCharsets.UTF_8).strip());
  }

  @ParameterizedTest
  @ValueSource(strings = {"--resume", "--keep=2", "--save-every=5"})
  void whatIsAboutCheckpointsNeedsTheirFolder(String option) {
    assertEquals(2, run(option));
    String text = err.toString(StandardCharsets.UTF_8);
    assertTrue(text.contains(option.split("=")[0] + " needs the folder of the checkpoints"), text);
  }

  @ParameterizedTest
  @CsvSource({"\"on\", true", "\"off\", false", "true, true", "false, false"})
  void classesAreBalancedByTheFile(String word, boolean balanced) throws IOException {
    Path file =
        Files.writeString(folder.resolve("run.json"), "{\"balance-classes\": " + word + "}");
    run("--config", file.toString());
    assertEquals(Optional.of(balanced), ran.get(0).balanceClasses());
    run("--config", file.toString(), "--balance-classes", balanced ? "off" : "on");
    assertEquals(Optional.of(!balanced), ran.get(1).balanceClasses());
  }

  @Test
  void aCommandWithoutArgumentsSaysSo() {
    assertEquals(2, run("train", "4"));
    assertEquals(
        "error: train takes no arguments, and \"4\" is given (try train --help)",
        err.toString(StandardCharsets.UTF_8).strip());
  }

  @Test
  void otherDataIsForARunThatGoesOn() {
    assertEquals(2, run("--checkpoint", "run", "--other-data"));
    String text = err.toString(StandardCharsets.UTF_8);
    assertTrue(text.contains("--other-data needs a run to go on with: --resume ("), text);
    run("--checkpoint", "run", "--resume", "--other-data");
    assertTrue(ran.get(0).saving().otherData());
  }

  @Test
  void helpIsPrintedWhateverElseIsGiven() {
    assertEquals(0, run("--epochs", "3", "--help"));
    assertTrue(ran.isEmpty());
  }

  @Test
  void aDefaultWithSpecialCharactersIsPrintedAsItIs() {
    Path odd = Path.of("100%d", "${user.home}");
    String usage = command(DEFAULTS.withData(odd), options -> {}).usage("");
    assertTrue(usage.contains("(default: " + odd + ")"), usage);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "--epoch 3           | there is no option --epoch; did you mean --epochs?",
        "--batchsize=3       | there is no option --batchsize=3; did you mean --batch-size?",
        "--learning_rate 1   | there is no option --learning_rate; did you mean --learning-rate?",
        "-x                  | there is no option -x",
        "foo                 | there is no command \"foo\"; the commands are train, generate-completion, help",
        "tran                | there is no command \"tran\"; did you mean train?",
        "--epochs 3 train    | options stand after the command: train --epochs",
        "--epochs 3 4        | \"4\" belongs to no option",
        "@arguments          | there is no command \"@arguments\"; the commands are train, generate-completion, help",
        "--epochs            | --epochs takes a value: --epochs N",
        "--epochs --seed 3   | --epochs takes a value: --epochs N",
        "--data              | --data takes a value: --data DIR",
        "--epochs 1 --epochs 2 | --epochs is given twice; give it once",
        "--epochs 0          | --epochs takes a whole number, 1 or more, not \"0\"",
        "--epochs -3         | --epochs takes a whole number, 1 or more, not \"-3\"",
        "--epochs ten        | --epochs takes a whole number, not \"ten\"",
        "--epochs 1.5        | --epochs takes a whole number, not \"1.5\"",
        "--epochs=           | --epochs takes a whole number, not \"\"",
        "--epochs 3000000000 | --epochs takes a whole number, 2147483647 or less, not \"3000000000\"",
        "--batch-size 0      | --batch-size takes a whole number, 1 or more, not \"0\"",
        "--batch-size 12k    | --batch-size takes a whole number, not \"12k\"",
        "--learning-rate 0   | --learning-rate takes a number above 0, such as 1e-3, not \"0\"",
        "--learning-rate -1  | --learning-rate takes a number above 0, such as 1e-3, not \"-1\"",
        "--learning-rate NaN | --learning-rate takes a number above 0, such as 1e-3, not \"NaN\"",
        "--learning-rate 1e999 | --learning-rate takes a number above 0, such as 1e-3, not \"1e999\"",
        "--learning-rate big | --learning-rate takes a number such as 1e-3, not \"big\"",
        "--threads -1        | --threads takes a whole number, 0 or more, not \"-1\"",
        "--threads 1025      | --threads takes a whole number, 1024 or less, not \"1025\"",
        "--device tpu        | --device takes one of auto, cpu, gpu, not \"tpu\"",
        "--precision float16 | --precision takes one of float32, bfloat16, auto, not \"float16\"",
        "--memory-growth yes | --memory-growth takes on or off, not \"yes\"",
        "--gpu-memory 0      | --gpu-memory takes a whole number, 1 or more, not \"0\"",
        "--data=             | --data takes a path, not \"\"",
        "--quiet --plain     | --quiet and --plain exclude each other; give one of them",
      })
  void aMistakeIsOneLine(String args, String message) {
    assertEquals("error: " + message + " (try --help)", error(args.split(" ")));
  }

  @Test
  void theReportIsCheckedBeforeTheModelRuns() throws IOException {
    assertEquals(
        "error: --report takes a file, and %s is a folder; name a file in it".formatted(folder),
        error("--report", folder.toString()));
    err.reset();
    Path missing = folder.resolve("missing");
    assertEquals(
        "error: --report %s: there is no folder %s; make it, or name another file"
            .formatted(missing.resolve("report.json"), missing),
        error("--report", missing.resolve("report.json").toString()));
  }

  @Test
  void aMistakeFoundLaterIsOneLineToo() {
    int status =
        run(
            options -> {
              throw new UserError("mnist/x.gz: expected images, found an empty file");
            });
    assertEquals(UserError.EXIT_STATUS, status);
    assertEquals(
        "error: mnist/x.gz: expected images, found an empty file",
        err.toString(StandardCharsets.UTF_8).strip());
  }

  /** Scripts try again after 1, and never after 2. */
  @ParameterizedTest
  @CsvSource({
    "No space left on device, 1",
    "Disk quota exceeded, 1",
    "Input/output error, 1",
    "Is a directory, 2",
  })
  void aFaultOfTheDiskIsNoMistakeOfTheUser(String reason, int expected) {
    int status =
        run(
            options -> {
              throw new UserError("cannot write it", new FileSystemException("x", null, reason));
            });
    assertEquals(expected, status);
    assertEquals("error: cannot write it", err.toString(StandardCharsets.UTF_8).strip());
  }

  @Test
  void otherFailuresAreThrown() {
    assertThrows(
        ArithmeticException.class,
        () ->
            run(
                options -> {
                  throw new ArithmeticException();
                }));
  }
}
