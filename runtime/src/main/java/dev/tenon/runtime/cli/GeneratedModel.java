package dev.tenon.runtime.cli;

import dev.tenon.Model;
import dev.tenon.Training;
import dev.tenon.Variant;
import dev.tenon.ir.RowReflection;
import dev.tenon.ir.fluent.Instances;
import dev.tenon.runtime.ChosenEpoch;
import dev.tenon.runtime.DiskFiles;
import dev.tenon.runtime.ModelCard;
import dev.tenon.runtime.Predictor;
import dev.tenon.runtime.Trainer;
import dev.tenon.runtime.UserError;
import dev.tenon.runtime.data.DataOptions;
import dev.tenon.runtime.data.DataSources;
import dev.tenon.runtime.data.Splits;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The model that a command line is about, its data, and the classes generated for it. */
final class GeneratedModel {
  private final Class<?> model;
  private final String name;

  /** {@code variant} is the constant that is meant; empty for a model without variants. */
  GeneratedModel(Class<?> model, String variant) {
    this.model = model;
    this.name = variant.isEmpty() ? model.getSimpleName() : Instances.variantName(variant);
  }

  String name() {
    return name;
  }

  /** What the user writes to start the program. */
  String program() {
    return System.getProperty(CommandLineRunner.PROGRAM, name);
  }

  /** Where its weights are looked for if no folder is named. */
  Path usualFolder() {
    return Path.of("runs", name);
  }

  /**
   * Where its weights are: a saved model, or the checkpoint that is meant.
   *
   * @param notes is told where that is not the newest of a run
   * @throws UserError if no folder is named and there is no usual one, or what is named is not
   *     there
   */
  Path weights(Given given, Consumer<String> notes) {
    Path folder = folder(given.options());
    Optional<ChosenEpoch> chosen = given.value(TrainSettings.EPOCH);
    if (Predictor.isSavedModel(folder)) {
      if (chosen.isPresent()) {
        throw new UserError(
            "%s is a saved model, which has no epochs; leave --at-epoch out, or name the folder of a run"
                .formatted(folder));
      }
      return folder;
    }
    Optional<ChosenEpoch.Found> found =
        chosen.orElse(ChosenEpoch.ENDED).in(folder, skipped -> notes.accept("warning: " + skipped));
    if (found.isPresent() && chosen.isEmpty() && !found.get().newest()) {
      notes.accept(
          "reads epoch %d, with whose weights the run ended; --at-epoch last reads the newest"
              .formatted(found.get().epochs()));
    }
    return found.map(ChosenEpoch.Found::path).orElse(folder);
  }

  private Path folder(TrainOptions options) {
    Path folder = DiskFiles.present(options.saving().folder().orElseGet(this::usualFolder));
    if (Files.isDirectory(folder)) {
      return folder;
    }
    if (options.saving().folder().isPresent()) {
      throw new UserError(
          Files.exists(folder)
              ? "--checkpoint takes a folder, and %s is a file".formatted(folder)
              : "there is no folder %s (--checkpoint)".formatted(folder));
    }
    throw new UserError(
        ("there is no trained %s: %s does not exist, and --checkpoint names no other folder; train"
                + " one by: %s --checkpoint %2$s")
            .formatted(name, folder, program()));
  }

  /**
   * A trainer with the weights at {@code folder}, which computes as {@code options} say.
   *
   * @throws UserError if it is no checkpoint of this model, or a saved model
   */
  Trainer<?> trained(Path folder, TrainOptions options, String command) {
    if (Predictor.isSavedModel(folder)) {
      throw new UserError(
          "%s is a saved model, of which %s knows too little; give the checkpoint that it was made of"
              .formatted(folder, command));
    }
    Trainer<?> trainer = trainer();
    try {
      trainer.open(options.computing());
      trainer.restore(folder);
      return trainer;
    } catch (RuntimeException e) {
      trainer.close();
      throw e;
    }
  }

  /** How the model says it is trained. */
  TrainOptions defaults() {
    Training training = model.getAnnotation(Training.class);
    TrainOptions general = TrainOptions.DEFAULTS.withWatch(Watch.of(model));
    return training == null
        ? general
        : general
            .withEpochs(training.epochs())
            .withBatchSize(training.batchSize())
            .withAccumulate(training.accumulate())
            .withBalancedClasses(training.balanceClasses())
            .withSeed(training.seed());
  }

  /**
   * The class that carries the contract of the model's data.
   *
   * @throws UserError if it names none
   */
  Class<?> data() {
    Model annotation = model.getAnnotation(Model.class);
    if (annotation == null) {
      throw new UserError(model.getSimpleName() + " is no model; annotate it with @Model");
    }
    if (annotation.data() == void.class) {
      throw new UserError(
          ("%s names no data set to train on; write @Model(data = ...), or call %s from your own"
                  + " code")
              .formatted(model.getSimpleName(), typeName("Trainer")));
    }
    return annotation.data();
  }

  /** Whether it is a model of a table, of which {@code predict} reads rows. */
  boolean takesRows() {
    Model annotation = model.getAnnotation(Model.class);
    return annotation != null && isTable(annotation.data());
  }

  /** Whether {@code data} is a record that is a row. */
  static boolean isTable(Class<?> data) {
    return data.isRecord() && RowReflection.of(data) != null;
  }

  /** The data from where {@code options} say; {@code notes} is told what the user should know. */
  <S> Splits<S> load(Class<S> data, TrainOptions options, Consumer<String> notes) {
    return DataSources.load(
        data,
        DataOptions.of(options.data(), model).withDownload(options.download()).withNotes(notes));
  }

  /** A new trainer; this starts TensorFlow. */
  Trainer<?> trainer() {
    try {
      return (Trainer<?>) type("Trainer").getConstructor().newInstance();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(typeName("Trainer") + " cannot be created", e);
    }
  }

  /** Checks that the model was compiled as it has to be; TensorFlow does not start. */
  void check() {
    type("Trainer");
  }

  /**
   * The predictor of the saved model in {@code folder}, which computes as {@code options} say.
   *
   * @throws UserError if it is damaged, or one of another model
   */
  Predictor savedModel(Path folder, TrainOptions options) {
    Predictor predictor = Predictor.load(folder, options.computing());
    predictor
        .card()
        .map(ModelCard::model)
        .filter(other -> !other.equals(name))
        .ifPresent(
            other -> {
              predictor.close();
              throw new UserError(
                  "%s is a saved model of %s, not of %s".formatted(folder, other, name));
            });
    return predictor;
  }

  private Class<?> type(String suffix) {
    String type = typeName(suffix);
    try {
      return Class.forName(type, false, model.getClassLoader());
    } catch (ClassNotFoundException e) {
      if (model.isLocalClass()) {
        throw new UserError(
            "%s is declared in a method, where no annotation processor sees it; move it out"
                .formatted(name),
            e);
      }
      List<String> variants = variants();
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

  private List<String> variants() {
    return Arrays.stream(model.getDeclaredFields())
        .filter(field -> field.isAnnotationPresent(Variant.class))
        .map(field -> "Tenon.run(%s.%s, args)".formatted(model.getSimpleName(), field.getName()))
        .toList();
  }

  /** {@code a.b.Outer.Mnist} is trained by {@code a.b.Outer_MnistTrainer}. */
  private String typeName(String suffix) {
    String binary = model.getName();
    String scope = binary.substring(0, binary.length() - model.getSimpleName().length());
    return scope.replace('$', '_') + name + suffix;
  }
}
