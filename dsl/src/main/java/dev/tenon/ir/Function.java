package dev.tenon.ir;

import dev.tenon.Contract;
import dev.tenon.Dim;
import dev.tenon.Tensor;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * One finished function of a model.
 *
 * @param name such as {@code train}
 * @param training whether layers behave as in training
 * @param inputs what the caller hands in, by name, in order
 * @param outputs what the caller gets, by name, in order
 * @param nodes everything that the outputs, assignments and optimizations need, in order
 * @param assigns values that variables have afterwards
 * @param gathers the same where nothing is optimized since gradients are only gathered; empty for a
 *     function that does not gather
 * @param optimizations parameters that an optimizer moves
 * @param averages of these, and which part of a parameter that was moved goes into its average
 * @param contract what the named sizes of the inputs must be
 */
public record Function(
    String name,
    boolean training,
    Map<String, Tensor> inputs,
    Map<String, Tensor> outputs,
    List<Node> nodes,
    Map<Variable, Tensor> assigns,
    Map<Variable, Tensor> gathers,
    List<Optimization> optimizations,
    Map<Variable, Tensor> averages,
    Contract contract) {

  /** A function over what {@code trace} recorded, without what nothing needs. */
  public static Function of(
      String name, Trace trace, Map<String, Tensor> outputs, List<Optimization> optimizations) {
    Map<Variable, Tensor> assigns = trace.assignments().updates();
    Map<Variable, Tensor> gathers = new LinkedHashMap<>();
    if (!trace.assignments().gathers().isEmpty()) {
      gathers.putAll(assigns);
      gathers.putAll(trace.assignments().gathers());
    }
    Map<Variable, Tensor> averages = trace.assignments().averages();
    Set<Integer> needed = new TreeSet<>();
    trace.inputs().values().forEach(t -> needed.add(t.node().id()));
    outputs.values().forEach(t -> need(t, needed));
    assigns.values().forEach(t -> need(t, needed));
    gathers.values().forEach(t -> need(t, needed));
    averages.values().forEach(t -> need(t, needed));
    for (Optimization optimization : optimizations) {
      need(optimization.gradient(), needed);
      need(optimization.learningRate(), needed);
      need(optimization.step(), needed);
      if (optimization.momentum() != null) {
        need(optimization.momentum(), needed);
      }
    }
    List<Node> all = trace.nodes();
    List<Node> nodes =
        needed.stream().map(all::get).sorted(Comparator.comparingInt(Function::place)).toList();
    return new Function(
        name,
        trace.training(),
        trace.inputs(),
        outputs,
        nodes,
        assigns,
        gathers,
        List.copyOf(optimizations),
        averages,
        trace.contract());
  }

  /** Inputs first, then what is read, so that a step sees the variables as they were before it. */
  private static int place(Node node) {
    return node.primitive() instanceof Source.Input
        ? 0
        : node.primitive() instanceof Source.Read ? 1 : 2;
  }

  private static void need(Tensor tensor, Set<Integer> needed) {
    java.util.ArrayDeque<Node> todo = new java.util.ArrayDeque<>(List.of(tensor.node()));
    while (!todo.isEmpty()) {
      Node node = todo.pop();
      if (needed.add(node.id())) {
        node.inputs().forEach(input -> todo.push(input.node()));
      }
    }
  }

  /**
   * An axis of an input whose size is named as one before it.
   *
   * @param size the name
   * @param first the input that has it first
   */
  public record SameSize(String size, String first, int firstAxis, String input, int axis) {}

  /** Which sizes of the inputs must be equal since they have one name; in order. */
  public List<SameSize> sameSizes() {
    Map<String, SameSize> bound = new HashMap<>();
    List<SameSize> same = new ArrayList<>();
    inputs.forEach(
        (input, tensor) -> {
          for (int axis = 0; axis < tensor.dims().rank(); axis++) {
            Dim dim = tensor.dims().dim(axis);
            String name = dim.toString();
            if (dim.equals(Dim.named(name))) {
              SameSize first =
                  bound.putIfAbsent(name, new SameSize(name, input, axis, input, axis));
              if (first != null) {
                same.add(new SameSize(name, first.input(), first.axis(), input, axis));
              }
            }
          }
        });
    return same;
  }

  /**
   * An axis of an input whose size must be what the contract says of a name, or has a name that
   * something else is checked by.
   *
   * @param notation the name and what it must be, as in shape text
   */
  public record NamedSize(String notation, String input, int axis) {}

  /** The named sizes that are checked when values are fed, each where it is first bound. */
  public List<NamedSize> namedSizes() {
    Set<String> checked = new TreeSet<>(contract.facts().names());
    contract.guards().forEach(guard -> checked.addAll(guard.condition().names()));
    derivedSizes().forEach(derived -> checked.addAll(derived.size().names()));
    List<NamedSize> named = new ArrayList<>();
    inputs.forEach(
        (input, tensor) -> {
          for (int axis = 0; axis < tensor.dims().rank(); axis++) {
            Dim dim = tensor.dims().dim(axis);
            String name = dim.toString();
            if (dim.equals(Dim.named(name)) && checked.remove(name)) {
              named.add(new NamedSize(contract.facts().notation(name), input, axis));
            }
          }
        });
    return named;
  }

  /** An axis of an input whose size follows from named ones. */
  public record DerivedSize(String input, int axis, Dim size) {}

  /** The sizes of inputs, such as labels, that follow from those of others. */
  public List<DerivedSize> derivedSizes() {
    List<DerivedSize> derived = new ArrayList<>();
    inputs.forEach(
        (input, tensor) -> {
          for (int axis = 0; axis < tensor.dims().rank(); axis++) {
            Dim dim = tensor.dims().dim(axis);
            if (!dim.isKnown() && !dim.equals(Dim.named(dim.toString()))) {
              derived.add(new DerivedSize(input, axis, dim));
            }
          }
        });
    return derived;
  }

  /** The variables that it reads, assigns or moves, in order of first use. */
  public Set<Variable> variables() {
    Set<Variable> used = new LinkedHashSet<>();
    for (Node node : nodes) {
      if (node.primitive() instanceof Source.Read read) {
        used.add(read.variable());
      }
    }
    used.addAll(assigns.keySet());
    used.addAll(averages.keySet());
    for (Optimization optimization : optimizations) {
      used.add(optimization.variable());
      used.addAll(optimization.slots());
    }
    return used;
  }
}
