package dev.tenon.ir.lock;

import dev.tenon.Dims;
import dev.tenon.Notation;
import dev.tenon.NotationException;
import dev.tenon.Problem;
import dev.tenon.Type;
import dev.tenon.ir.Function;
import dev.tenon.ir.Program;
import dev.tenon.ir.Variable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The inputs, parameters and states of a model, as a text that can be kept and compared: a heading,
 * then a line each, in the order of their declaration.
 *
 * <pre>{@code
 * # tenon shapes 1: Mnist
 * input image: uint8 N 28 28 1
 * parameter conv1/kernel: float32 3 3 1 32
 * state norm1/mean: float32 32
 * }</pre>
 *
 * @param inputs by name
 * @param weights parameters and states by name
 */
public record Shapes(Map<String, Type> inputs, Map<String, Weight> weights) {
  private static final String HEADING = "# tenon shapes 1: ";
  private static final Pattern LINE = Pattern.compile("(input|parameter|state) (.+): ([^:]+)");

  /**
   * A parameter or state.
   *
   * @param trained whether training changes it
   */
  public record Weight(Type type, boolean trained) {}

  /** Those of {@code program}. */
  public static Shapes of(Program program) {
    Map<String, Type> inputs = new LinkedHashMap<>();
    for (Function function : program.functions()) {
      if (!function.name().equals("initialize")) {
        function.inputs().forEach((name, tensor) -> inputs.putIfAbsent(name, tensor.type()));
      }
    }
    Map<String, Weight> weights = new LinkedHashMap<>();
    for (Variable variable : program.variables()) {
      if (variable.role() != Variable.Role.SLOT) {
        weights.put(variable.name(), new Weight(variable.type(), variable.learned()));
      }
    }
    return new Shapes(inputs, weights);
  }

  /** The text, of a model called {@code model}. */
  public String text(String model) {
    StringBuilder text = new StringBuilder(HEADING).append(model).append('\n');
    inputs.forEach((name, type) -> line(text, "input", name, type));
    weights.forEach(
        (name, weight) ->
            line(text, weight.trained() ? "parameter" : "state", name, weight.type()));
    return text.toString();
  }

  private static void line(StringBuilder text, String kind, String name, Type type) {
    String sizes = type.dims().rank() == 0 ? "scalar" : type.dims().toString();
    text.append(kind).append(' ').append(name.replace("\\", "\\\\").replace("\n", "\\n"));
    text.append(": ").append(type.dtype()).append(' ').append(sizes).append('\n');
  }

  /**
   * Reads what {@link #text} wrote; empty lines and lines that start with {@code #} say nothing.
   *
   * @throws Problem if it is something else
   */
  public static Shapes parse(String text) {
    Map<String, Type> inputs = new LinkedHashMap<>();
    Map<String, Weight> weights = new LinkedHashMap<>();
    List<String> lines = new ArrayList<>(text.lines().map(String::strip).toList());
    if (lines.isEmpty() || !lines.get(0).startsWith(HEADING)) {
      throw Problem.of(
              "LockText", "the lock does not begin with \"%s\" and a name", HEADING.strip())
          .fix("copy the generated file anew");
    }
    for (int i = 0; i < lines.size(); i++) {
      Matcher line = LINE.matcher(lines.get(i));
      if (line.matches()) {
        String name = line.group(2).replace("\\n", "\n").replace("\\\\", "\\");
        Type type = type(line.group(3), i);
        if (line.group(1).equals("input")) {
          inputs.put(name, type);
        } else {
          weights.put(name, new Weight(type, line.group(1).equals("parameter")));
        }
      } else if (!lines.get(i).isEmpty() && !lines.get(i).startsWith("#")) {
        throw malformed(i, lines.get(i));
      }
    }
    return new Shapes(inputs, weights);
  }

  private static Type type(String text, int line) {
    try {
      Notation.Parsed parsed = Notation.parse(text, Map.of());
      return new Type(parsed.type().dtype(), Dims.of(parsed.type().dims().toList()));
    } catch (NotationException e) {
      throw malformed(line, text);
    }
  }

  private static Problem malformed(int line, String text) {
    String shown = text.length() > 40 ? text.substring(0, 40) + "..." : text;
    return Problem.of("LockText", "line %d of the lock says no name and sizes: %s", line + 1, shown)
        .fix("copy the generated file anew");
  }
}
