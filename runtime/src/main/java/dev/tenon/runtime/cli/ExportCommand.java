package dev.tenon.runtime.cli;

import dev.tenon.runtime.Trainer;
import dev.tenon.runtime.UserError;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Writes a trained model for other programs. */
final class ExportCommand extends Subcommand {
  private static final Setting<Path> NPZ =
      Setting.of("--npz", "FILE", "Write the weights as NumPy's npz", Values.path());

  private static final Setting<Path> SAFETENSORS =
      Setting.of("--safetensors", "FILE", "Write the weights as safetensors", Values.path());

  private final GeneratedModel model;

  ExportCommand(GeneratedModel model) {
    this.model = model;
  }

  @Override
  Manual manual() {
    return new Manual(
        "export",
        "Writes a trained model for other programs: in DIR as TensorFlow's SavedModel, or its weights",
        new Arguments("[DIR]", 0, 1, Values.path()),
        List.of(
            "served --checkpoint runs/1",
            "--checkpoint runs/1 --npz weights.npz",
            "--checkpoint runs/1 --safetensors weights.safetensors"));
  }

  @Override
  List<Setting<?>> settings() {
    return Stream.of(List.of(NPZ, SAFETENSORS), TrainSettings.USING)
        .<Setting<?>>flatMap(List::stream)
        .toList();
  }

  @Override
  void run(Given given, PrintStream out, PrintStream err) {
    Optional<Path> folder = given.<Path>arguments().stream().findFirst();
    if (folder.isEmpty() && !given.has(NPZ) && !given.has(SAFETENSORS)) {
      throw new UserError(
          "export takes a folder for the saved model, or a file with --npz or --safetensors");
    }
    Path weights = model.weights(given, err::println);
    try (Trainer<?> trainer = model.trained(weights, given.options(), name())) {
      folder.ifPresent(
          target -> {
            trainer.export(target);
            out.printf("saved model: %s%n", target);
          });
      given
          .value(NPZ)
          .ifPresent(
              file -> {
                trainer.weights().writeNpz(file);
                out.printf("weights: %s%n", file);
              });
      given
          .value(SAFETENSORS)
          .ifPresent(
              file -> {
                trainer.weights().writeSafetensors(file);
                out.printf("weights: %s%n", file);
              });
    }
  }
}
