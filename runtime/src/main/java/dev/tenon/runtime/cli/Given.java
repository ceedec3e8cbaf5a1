package dev.tenon.runtime.cli;

import dev.tenon.runtime.UserError;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a command is told, on its line and in the file of {@code --config}. */
final class Given {
  private final Map<String, Object> values;
  private final List<Object> arguments;
  private final TrainOptions options;

  /**
   * What is told, if it makes sense together.
   *
   * @param defaults of the model
   * @param settings of the command; they change the defaults in this order
   * @param values of those that are given, by name
   * @param arguments what is no option, as the command reads it
   * @throws UserError if one option needs another, or excludes it
   */
  Given(
      TrainOptions defaults,
      List<Setting<?>> settings,
      Map<String, Object> values,
      List<Object> arguments) {
    this.values = values;
    this.arguments = arguments;
    TrainOptions changed = defaults;
    for (Setting<?> setting : settings) {
      if (values.containsKey(setting.name())) {
        check(setting, changed);
        changed = setting.apply(changed, values.get(setting.name()));
      }
    }
    this.options = changed;
  }

  private void check(Setting<?> setting, TrainOptions options) {
    if (excludedBy(setting, values.keySet())) {
      List<Setting<?>> pair = pair(setting);
      throw new UserError(
          "%s and %s exclude each other; give one of them"
              .formatted(pair.get(0).name(), pair.get(1).name()));
    }
    Setting.Need need = setting.need();
    if (need != null && !need.isMet().test(options)) {
      throw new UserError(
          "%s needs %s: %s %s"
              .formatted(setting.name(), need.what(), need.setting().name(), need.setting().label())
              .strip());
    }
  }

  /** Whether one of {@code others} contradicts {@code setting}. */
  static boolean excludedBy(Setting<?> setting, Collection<String> others) {
    return pair(setting).stream()
        .anyMatch(other -> other != setting && others.contains(other.name()));
  }

  private static List<Setting<?>> pair(Setting<?> setting) {
    return TrainSettings.EXCLUSIVE.stream()
        .filter(pair -> pair.contains(setting))
        .findFirst()
        .orElse(List.of());
  }

  /** The model's options, changed by what is given. */
  TrainOptions options() {
    return options;
  }

  /** The value of {@code setting}; empty where it is not given. */
  @SuppressWarnings("unchecked") // the values of a setting made it
  <T> Optional<T> value(Setting<T> setting) {
    return Optional.ofNullable((T) values.get(setting.name()));
  }

  /** Whether {@code setting} is given. */
  boolean has(Setting<?> setting) {
    return values.containsKey(setting.name());
  }

  /** What is no option, in its order. */
  @SuppressWarnings("unchecked") // the command's own values made it
  <T> List<T> arguments() {
    return (List<T>) arguments;
  }
}
