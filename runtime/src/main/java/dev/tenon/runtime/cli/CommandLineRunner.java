package dev.tenon.runtime.cli;

import dev.tenon.Model;
import dev.tenon.Training;
import dev.tenon.Variant;
import dev.tenon.ir.ModelRunner;
import dev.tenon.ir.fluent.Instances;
import dev.tenon.runtime.Trainer;
import dev.tenon.runtime.UserError;
import dev.tenon.runtime.data.DataOptions;
import dev.tenon.runtime.data.DataSources;
import dev.tenon.runtime.data.Splits;
import dev.tenon.runtime.report.Listeners;
import dev.tenon.runtime.report.Output;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.List;

/** Trains a model as its command line says; the service behind {@link dev.tenon.Tenon#run}. */
public final class CommandLineRunner implements ModelRunner {
  private final PrintStream out;
  private final PrintStream err;

  /** Prints to the standard streams. */
  public CommandLineRunner() {
    this(System.out, System.err);
  }

  CommandLineRunner(PrintStream out, PrintStream err) {
    this.out = out;
    this.err = err;
  }

  @Override
  public int run(Class<?> model, String variant, String... args) {
    String name = variant.isEmpty() ? model.getSimpleName() : Instances.variantName(variant);
    return Interruption.during(
        interruption ->
            new ModelCommand(name, defaults(model))
                .run(options -> train(model, name, options, interruption), out, err, args));
  }

  private static TrainOptions defaults(Class<?> model) {
    Training training = model.getAnnotation(Training.class);
    TrainOptions general = TrainOptions.DEFAULTS;
    return training == null
        ? general
        : general
            .withEpochs(training.epochs())
            .withBatchSize(training.batchSize())
            .withSeed(training.seed());
  }

  private void train(Class<?> model, String name, TrainOptions options, Interruption interruption) {
    Model annotation = model.getAnnotation(Model.class);
    if (annotation == null) {
      throw new UserError(model.getSimpleName() + " is no model; annotate it with @Model");
    }
    if (annotation.data() == void.class) {
      throw new UserError(
          ("%s names no data set to train on; write @Model(data = ...), or call %s from your own"
                  + " code")
              .formatted(model.getSimpleName(), trainerName(model, name)));
    }
    train(model, name, annotation.data(), options, interruption);
  }

  @SuppressWarnings("unchecked") // a model's trainer is generated for the data set that it names
  private <S> void train(
      Class<?> model, String name, Class<S> data, TrainOptions options, Interruption interruption) {
    DataOptions where =
        DataOptions.of(options.data(), model)
            .withDownload(options.download())
            .withNotes(options.output() == Output.QUIET ? note -> {} : out::println);
    Class<?> type = trainer(model, name);
    // before a trainer is made: TensorFlow, which that starts, prints lines of its own
    Splits<S> splits = DataSources.load(data, where);
    Trainer<S> trainer = (Trainer<S>) made(type);
    try (trainer) {
      interruption.stopBy(trainer::stop);
      trainer.fit(splits, options, Listeners.of(options.output(), options.report(), out));
    }
  }

  private static Trainer<?> made(Class<?> type) {
    try {
      return (Trainer<?>) type.getConstructor().newInstance();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(type.getName() + " cannot be created", e);
    }
  }

  private static Class<?> trainer(Class<?> model, String name) {
    String type = trainerName(model, name);
    try {
      return Class.forName(type, false, model.getClassLoader());
    } catch (ClassNotFoundException e) {
      if (model.isLocalClass()) {
        throw new UserError(
            "%s is declared in a method, where no annotation processor sees it; move it out"
                .formatted(name),
            e);
      }
      List<String> variants = variants(model);
      if (name.equals(model.getSimpleName()) && !variants.isEmpty()) {
        throw new UserError(
            "%s has variants; write one of %s".formatted(name, String.join(", ", variants)), e);
      }
      throw new UserError(
          ("%s was compiled without Tenon's annotation processor: there is no %s. Put"
                  + " dev.tenon:tenon-processor on the annotation processor path (in Maven,"
                  + " annotationProcessorPaths of maven-compiler-plugin; JDK 23 and later run no"
                  + " processor that is only on the class path)")
              .formatted(name, type),
          e);
    }
  }

  private static List<String> variants(Class<?> model) {
    return Arrays.stream(model.getDeclaredFields())
        .filter(field -> field.isAnnotationPresent(Variant.class))
        .map(field -> "Tenon.run(%s.%s, args)".formatted(model.getSimpleName(), field.getName()))
        .toList();
  }

  /** {@code a.b.Outer.Mnist} is trained by {@code a.b.Outer_MnistTrainer}. */
  private static String trainerName(Class<?> model, String name) {
    String binary = model.getName();
    String scope = binary.substring(0, binary.length() - model.getSimpleName().length());
    return scope.replace('$', '_') + name + "Trainer";
  }
}
