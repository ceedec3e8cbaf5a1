package dev.tenon.runtime.cli;

import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import picocli.CommandLine.Model.OptionSpec;

/**
 * An option of the command line. All that is known of it stands here, and help, the configuration
 * file and the shell's completion follow; those of training are in {@link TrainSettings}.
 */
final class Setting<T> {
  private final String name;
  private final String label;
  private final String description;
  private final Values<T> values;
  private Function<TrainOptions, ?> byDefault = options -> null;
  private BiFunction<TrainOptions, T, TrainOptions> change = (options, value) -> options;
  private Need need;

  /**
   * What an option means nothing without.
   *
   * @param setting gives it
   * @param what a message calls it
   * @param isMet whether the options have it
   */
  record Need(Setting<?> setting, String what, Predicate<TrainOptions> isMet) {}

  private Setting(String name, String label, String description, Values<T> values) {
    this.name = name;
    this.label = label;
    this.description = description;
    this.values = values;
  }

  /**
   * An option with a value.
   *
   * @param name with its two dashes
   * @param label what stands for the value in the help
   * @param description a sentence without a full stop
   * @param values what it takes
   */
  static <T> Setting<T> of(String name, String label, String description, Values<T> values) {
    return new Setting<>(name, label, description, values);
  }

  /** An option without a value. */
  static Setting<Boolean> flag(String name, String description) {
    return new Setting<>(name, "", description, null);
  }

  /** Its help says what holds where it is not given: {@code text} of the model's options. */
  Setting<T> byDefault(Function<TrainOptions, ?> text) {
    byDefault = text;
    return this;
  }

  /** Its value changes the options of a run in this way. */
  Setting<T> changes(BiFunction<TrainOptions, T, TrainOptions> how) {
    change = how;
    return this;
  }

  /** As a flag it changes the options of a run in this way. */
  Setting<T> does(UnaryOperator<TrainOptions> how) {
    return changes((options, value) -> how.apply(options));
  }

  /** It is a mistake without {@code what}, which {@code setting}, listed before this, gives. */
  Setting<T> needs(Setting<?> setting, String what, Predicate<TrainOptions> isMet) {
    need = new Need(setting, what, isMet);
    return this;
  }

  String name() {
    return name;
  }

  String label() {
    return label;
  }

  /** Null for a flag. */
  Values<T> values() {
    return values;
  }

  /** Null where it needs nothing. */
  Need need() {
    return need;
  }

  boolean isFlag() {
    return values == null;
  }

  /** Its name in a configuration file. */
  String key() {
    return name.substring(2);
  }

  /** What {@code value}, which its values made, does to {@code options}. */
  @SuppressWarnings("unchecked") // values are made by the setting's own Values; flags are true
  TrainOptions apply(TrainOptions options, Object value) {
    return change.apply(options, (T) value);
  }

  /** This for picocli. */
  OptionSpec option(TrainOptions defaults) {
    Optional<?> text = Optional.ofNullable(byDefault.apply(defaults));
    OptionSpec.Builder option =
        OptionSpec.builder(name)
            .description(plain(description + text.map(" (default: %s)"::formatted).orElse("")));
    if (isFlag()) {
      return option.arity("0").type(boolean.class).build();
    }
    return option
        .arity("1")
        .type(values.type())
        .paramLabel(label)
        .converters(values.reader())
        .completionCandidates(values.all().isEmpty() ? null : values.all())
        .build();
  }

  /** To picocli, a percent sign begins a format and a dollar sign a variable. */
  static String plain(String text) {
    return text.replace("%", "%%").replace("$", "$$");
  }

  @Override
  public String toString() {
    return name;
  }
}
