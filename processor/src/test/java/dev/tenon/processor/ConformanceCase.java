package dev.tenon.processor;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * A layer with certain options on inputs of certain types, or an optimizer with certain options;
 * read from {@code layers/Layer.txt} or {@code optimizers/Optimizer.txt}.
 *
 * <p>A file has paragraphs of lines {@code input: N T 3} (a layer's), then {@code base: units = 3},
 * then {@code units: units = 5} for each option: the base with that option changed and nothing
 * else. {@code inputs!: ...} is a change that must be a problem at that option, for an option that
 * only states something.
 *
 * @param model simple name of the model
 * @param option the one that differs from the base; empty for a base
 * @param rejected whether it must be a problem
 * @param base name of the model that has the base's options
 */
record ConformanceCase(
    String model,
    Subject subject,
    String name,
    List<String> inputs,
    String option,
    String options,
    boolean rejected,
    String base) {

  /** The cases of all files. */
  static List<ConformanceCase> all() {
    return Arrays.stream(Subject.values())
        .flatMap(
            subject ->
                Compiled.resources(subject.folder()).entrySet().stream()
                    .flatMap(
                        file -> of(subject, file.getKey().replace(".txt", ""), file.getValue())))
        .toList();
  }

  private static Stream<ConformanceCase> of(Subject subject, String annotation, String text) {
    List<ConformanceCase> cases = new ArrayList<>();
    for (String paragraph : text.split("\n\n")) {
      List<String> inputs = new ArrayList<>();
      String base = null;
      for (String line : paragraph.lines().toList()) {
        String name = line.substring(0, line.indexOf(':'));
        String value = line.substring(name.length() + 1).strip();
        if (name.equals("input")) {
          inputs.add(value);
          continue;
        }
        String model = annotation + "Case" + cases.size();
        boolean isBase = name.equals("base");
        base = isBase ? model : base;
        cases.add(
            new ConformanceCase(
                model,
                subject,
                annotation,
                List.copyOf(inputs),
                isBase ? "" : name.replace("!", ""),
                value,
                name.endsWith("!"),
                base));
      }
    }
    return cases.stream();
  }

  boolean isBase() {
    return option.isEmpty();
  }

  /** The annotation as a user writes it. */
  String annotation() {
    return "@" + name + (options.isEmpty() ? "" : "(" + options + ")");
  }

  /** A model of this alone, trained by a loss of its output, the annotation on its own line. */
  String source() {
    boolean layer = subject == Subject.LAYER;
    StringBuilder components = new StringBuilder();
    List<String> names = new ArrayList<>();
    for (String input : layer ? inputs : List.of("N 3")) {
      String component = "x" + names.size();
      components.append("    @Input(\"%s\") Tensor %s,\n".formatted(input, component));
      names.add('"' + component + '"');
    }
    return """
        package conformance;

        import dev.tenon.*;

        @Model
        %s
        record %s(
        %s    @From({%s})
            %s
            @Output(loss = Loss.MEAN_SQUARED_ERROR)
            Tensor y) {}
        """
        .formatted(
            layer ? "@Sgd(0.1)" : annotation(),
            model,
            components,
            String.join(", ", names),
            layer ? annotation() : "@Dense(units = 2)");
  }

  @Override
  public String toString() {
    return inputs.isEmpty() ? annotation() : annotation() + " of " + inputs;
  }
}
