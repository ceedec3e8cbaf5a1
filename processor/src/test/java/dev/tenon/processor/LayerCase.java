package dev.tenon.processor;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A layer with certain options on inputs of certain types; read from {@code layers/Layer.txt}.
 *
 * <p>A file has paragraphs of lines {@code input: N T 3}, then {@code base: units = 3}, then {@code
 * units: units = 5} for each option: the base with that option changed and nothing else. {@code
 * inputs!: ...} is a change that must be a problem at that option, for an option that only states
 * something.
 *
 * @param model simple name of the model
 * @param option the one that differs from the base; empty for a base
 * @param rejected whether it must be a problem
 * @param base name of the model that has the base's options
 */
record LayerCase(
    String model,
    String layer,
    List<String> inputs,
    String option,
    String options,
    boolean rejected,
    String base) {

  /** The cases of all files. */
  static List<LayerCase> all() {
    return Compiled.resources("layers").entrySet().stream()
        .flatMap(file -> of(file.getKey().replace(".txt", ""), file.getValue()))
        .toList();
  }

  private static Stream<LayerCase> of(String layer, String text) {
    List<LayerCase> cases = new ArrayList<>();
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
        String model = layer + "Case" + cases.size();
        boolean isBase = name.equals("base");
        base = isBase ? model : base;
        cases.add(
            new LayerCase(
                model,
                layer,
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

  /** The layer's annotation as a user writes it. */
  String annotation() {
    return "@" + layer + (options.isEmpty() ? "" : "(" + options + ")");
  }

  /**
   * A model of this layer alone, trained by a loss of its output, the layer on a line of its own.
   */
  String source() {
    StringBuilder components = new StringBuilder();
    List<String> names = new ArrayList<>();
    for (String input : inputs) {
      String name = "x" + names.size();
      components.append("    @Input(\"%s\") Tensor %s,\n".formatted(input, name));
      names.add('"' + name + '"');
    }
    return """
        package layers;

        import dev.tenon.*;

        @Model
        @Sgd(0.1)
        record %s(
        %s    @From({%s})
            %s
            @Output(loss = Loss.MEAN_SQUARED_ERROR)
            Tensor y) {}
        """
        .formatted(model, components, String.join(", ", names), annotation());
  }

  @Override
  public String toString() {
    return annotation() + " of " + inputs;
  }
}
