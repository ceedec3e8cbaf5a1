package dev.tenon.runtime.cli;

import dev.tenon.runtime.Devices;
import dev.tenon.runtime.History;
import dev.tenon.runtime.Trainer;
import dev.tenon.runtime.data.Splits;
import dev.tenon.runtime.report.JsonReport;
import dev.tenon.runtime.report.Listeners;
import dev.tenon.runtime.report.Output;
import java.io.PrintStream;
import java.util.List;

/** Trains a model. */
class TrainCommand extends Subcommand {
  private final GeneratedModel model;
  private final Interruption interruption;

  TrainCommand(GeneratedModel model, Interruption interruption) {
    this.model = model;
    this.interruption = interruption;
  }

  @Override
  Manual manual() {
    return new Manual(
        "train",
        "Trains the model and measures it after each epoch",
        Arguments.NONE,
        List.of(
            "--epochs 3 --report result.json",
            "--learning-rate 3e-4 --batch-size 128 --seed 7",
            "--epochs 30 --checkpoint runs/1            Ctrl-C stops it and saves",
            "--epochs 30 --checkpoint runs/1 --resume   and this goes on",
            "--device cpu --threads 4 --data my/data"));
  }

  @Override
  List<Setting<?>> settings() {
    return TrainSettings.TRAINING;
  }

  @Override
  final void run(Given given, PrintStream out, PrintStream err) {
    TrainOptions options = given.options();
    options.report().ifPresent(JsonReport::checkWritable);
    options.visuals().checkWritable();
    train(options, out, err);
  }

  /** Trains as {@code options} say; they can be followed. */
  void train(TrainOptions options, PrintStream out, PrintStream err) {
    train(model.data(), options, out, err);
  }

  @SuppressWarnings("unchecked") // a model's trainer is generated for the data set that it names
  private <S> void train(Class<S> data, TrainOptions options, PrintStream out, PrintStream err) {
    model.check();
    // before a trainer is made: TensorFlow, which that starts, prints lines of its own
    Splits<S> splits =
        model.load(data, options, options.output() == Output.QUIET ? note -> {} : err::println);
    try (Trainer<S> trainer = (Trainer<S>) model.trainer()) {
      interruption.stopBy(trainer::stop);
      if (options.device() == Device.AUTO
          && options.output() != Output.QUIET
          && !Devices.hasGpu(options.computing())) {
        err.println(Devices.whyNoGpu());
      }
      History history = trainer.fit(splits, options, Listeners.of(options, out, err));
      // of a run that was stopped, its last line has said so
      if (history.complete()
          && options.saving().folder().isEmpty()
          && options.output() != Output.QUIET) {
        err.printf(
            "nothing of it is kept; --checkpoint %s would keep it for predict, evaluate and"
                + " export%n",
            model.usualFolder());
      }
    }
  }
}
