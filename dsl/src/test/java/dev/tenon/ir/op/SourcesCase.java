package dev.tenon.ir.op;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tenon.DType;
import dev.tenon.Dim;
import dev.tenon.Dims;
import dev.tenon.Type;
import dev.tenon.ir.Axis;
import dev.tenon.ir.Primitive;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * A primitive and the axes of its inputs and outputs in letters, such as {@code "N T C, C -> N T
 * C"}. An output's axis comes from all axes of its letters ({@code H*W}), {@code .} from none. A
 * size is its letter or a number ({@code C=3}); after {@code ~} it has no letter ({@code ~N},
 * {@code ~3}).
 *
 * @param letters one list an input, then one an output
 */
record SourcesCase(
    Primitive primitive, String text, List<Type> inputs, List<List<String>> letters) {
  static SourcesCase of(Primitive primitive, String text) {
    String[] sides = (text + " ").split("->");
    List<Type> inputs = new ArrayList<>();
    List<List<String>> letters = new ArrayList<>();
    if (!sides[0].isBlank()) {
      for (String input : sides[0].split(",", -1)) {
        List<String> words = words(input);
        boolean typed = !words.isEmpty() && DType.of(words.get(0)).isPresent();
        List<String> axes = typed ? words.subList(1, words.size()) : words;
        DType dtype = typed ? DType.of(words.get(0)).orElseThrow() : DType.FLOAT32;
        inputs.add(new Type(dtype, Dims.of(axes.stream().map(SourcesCase::size).toList())));
        letters.add(axes.stream().map(axis -> axis.replaceAll("~.*|=?\\d+$", "")).toList());
      }
    }
    Arrays.stream(sides[1].split("\\|")).map(SourcesCase::words).forEach(letters::add);
    return new SourcesCase(primitive, text, inputs, letters);
  }

  private static List<String> words(String text) {
    return text.isBlank() ? List.of() : List.of(text.strip().split(" +"));
  }

  private static Dim size(String axis) {
    String size = axis.replaceAll(".*[=~]", "");
    return size.matches("\\d+") ? Dim.of(Long.parseLong(size)) : Dim.named(size);
  }

  private List<Type> outputs() {
    return primitive.infer(inputs);
  }

  private Set<Axis> sources(int output, int axis) {
    return new HashSet<>(primitive.sources(inputs, outputs(), output, axis));
  }

  void checkLetters() {
    List<Type> outputs = outputs();
    assertEquals(outputs.size(), letters.size() - inputs.size());
    for (int output = 0; output < outputs.size(); output++) {
      List<String> axes = letters.get(inputs.size() + output);
      assertEquals(outputs.get(output).rank(), axes.size(), "rank of " + outputs.get(output));
      for (int axis = 0; axis < axes.size(); axis++) {
        Set<Axis> expected = axesOf(Set.of(axes.get(axis).split("\\*")));
        assertEquals(expected, sources(output, axis), "output " + output + " axis " + axis);
      }
    }
  }

  /** The axes of inputs that have one of {@code wanted}. */
  private Set<Axis> axesOf(Set<String> wanted) {
    Set<Axis> found = new HashSet<>();
    for (int input = 0; input < inputs.size(); input++) {
      for (int axis = 0; axis < inputs.get(input).rank(); axis++) {
        if (wanted.contains(letters.get(input).get(axis))) {
          found.add(new Axis(input, axis));
        }
      }
    }
    return found;
  }

  /**
   * Changes the size of each axis of an input, and of all axes of a letter together. Returns how
   * many sizes of outputs changed.
   */
  int checkChanges() {
    Set<Set<Axis>> together = new HashSet<>();
    for (int input = 0; input < inputs.size(); input++) {
      for (int axis = 0; axis < inputs.get(input).rank(); axis++) {
        together.add(Set.of(new Axis(input, axis)));
        String letter = letters.get(input).get(axis);
        if (!letter.isEmpty()) {
          together.add(axesOf(new TreeSet<>(List.of(letter))));
        }
      }
    }
    return together.stream().mapToInt(this::checkChange).sum();
  }

  private int checkChange(Set<Axis> axes) {
    List<Type> changed = new ArrayList<>(inputs);
    for (Axis axis : axes) {
      Type type = changed.get(axis.input());
      Dim size = type.dims().dim(axis.axis());
      changed.set(axis.input(), type.with(type.dims().with(axis.axis(), size.plus(2))));
    }
    List<Type> after;
    try {
      after = primitive.infer(changed);
    } catch (RuntimeException illegal) {
      return 0; // nothing can be said of sizes that do not fit
    }
    int changes = 0;
    for (int output = 0; output < after.size(); output++) {
      Dims sizes = outputs().get(output).dims();
      for (int axis = 0; axis < sizes.rank(); axis++) {
        if (!after.get(output).dims().dim(axis).sameAs(sizes.dim(axis))) {
          Set<Axis> common = sources(output, axis);
          common.retainAll(axes);
          assertTrue(!common.isEmpty(), this + ": " + axes + " changes " + output + " " + axis);
          changes++;
        }
      }
    }
    return changes;
  }

  @Override
  public String toString() {
    return primitive + ": " + text;
  }
}
