package dev.tenon.runtime;

import dev.tenon.DType;
import dev.tenon.Facts;
import dev.tenon.Notation;
import dev.tenon.Problem;
import dev.tenon.Tensor;
import dev.tenon.ir.Costs;
import dev.tenon.ir.Frame;
import dev.tenon.ir.Function;
import dev.tenon.ir.Network;
import dev.tenon.ir.Node;
import dev.tenon.ir.Origin;
import dev.tenon.ir.Program;
import dev.tenon.ir.Source;
import dev.tenon.ir.Trace;
import dev.tenon.ir.Variables;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * A random network on inputs of named sizes, whose steps fit together for some sizes at least. All
 * that it computes on the way is an output.
 *
 * @param stated what its inputs state of sizes
 * @param splits what is split into equal parts on the way
 * @param text its inputs and steps
 */
record SizedNetworks(Program program, Facts stated, List<SizedNetwork.Split> splits, String text) {
  private static final int STEPS = 6;

  private static final List<List<String>> INPUTS =
      List.of(
          List.of("N H W 2"),
          List.of("N H W 2"),
          List.of("N H H 2"),
          List.of("N T 3"),
          List.of("N H 12 1"),
          List.of("N H%4 W 2"),
          List.of("N H W>=3<=30 1"),
          List.of("N H W 1", "N H W 2"),
          List.of("N H W 2", "N T 2"),
          List.of("N S 2", "N T 2"),
          List.of("N H T 2", "N T 2"));

  /** The network that {@code seed} makes. */
  static SizedNetworks of(long seed) {
    Random random = new Random(seed);
    List<String> inputs = INPUTS.get(random.nextInt(INPUTS.size()));
    List<Long> steps = new ArrayList<>();
    for (int i = 0; i < STEPS; i++) {
      steps.add(random.nextLong());
      steps = fitting(inputs, steps);
    }
    return traced(inputs, steps);
  }

  /** {@code steps} without the last one, if that does not fit. */
  private static List<Long> fitting(List<String> inputs, List<Long> steps) {
    try {
      traced(inputs, steps);
      return steps;
    } catch (Problem | IllegalArgumentException | IndexOutOfBoundsException doesNotFit) {
      return new ArrayList<>(steps.subList(0, steps.size() - 1));
    }
  }

  private static SizedNetworks traced(List<String> inputs, List<Long> steps) {
    Variables variables = new Variables();
    Trace trace = new Trace(variables, false, DType.FLOAT32);
    List<Tensor> tensors = new ArrayList<>();
    List<SizedNetwork.Split> splits = new ArrayList<>();
    List<String> text = new ArrayList<>();
    Facts facts = Facts.NONE;
    for (String stated : inputs) {
      text.add("%d: %s".formatted(tensors.size(), stated));
      Notation.Parsed parsed = Notation.parse(stated);
      tensors.add(trace.input("x" + tensors.size(), parsed));
      facts = facts.and(parsed.facts());
    }
    for (long seed : steps) {
      String path = "step" + tensors.size();
      SizedStep step = new SizedStep(seed, tensors);
      Frame frame =
          new Frame(
              path, new Variables.Owner(step, tensors.size(), path, "step"), Origin.of(path, null));
      Tensor made = trace.within(frame, step::apply);
      text.add("%d: %s gives %s".formatted(tensors.size(), step, made.dims()));
      tensors.add(made);
      step.split().ifPresent(splits::add);
    }
    variables.settleNames();
    Map<String, Tensor> outputs = new LinkedHashMap<>();
    for (Node node : trace.nodes()) {
      if (!(node.primitive() instanceof Source)) {
        // TensorFlow joins some operations, even where the result of the first one is fetched
        node.outputs().forEach(y -> outputs.put("y" + outputs.size(), y.stopGradient()));
      }
    }
    Function function = Function.of("test", trace, outputs, List.of());
    text.add("contract: " + function.contract().lines());
    return new SizedNetworks(
        new Program(
            "Sized",
            List.copyOf(function.variables()),
            List.of(function),
            Costs.NONE,
            Network.NONE,
            0),
        facts,
        splits,
        String.join("\n", text));
  }

  /** Whether there is anything but inputs. */
  boolean computes() {
    return !program.functions().get(0).outputs().isEmpty();
  }
}
