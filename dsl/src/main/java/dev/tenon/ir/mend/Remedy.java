package dev.tenon.ir.mend;

import dev.tenon.Layer;
import dev.tenon.Loss;
import dev.tenon.Tensor;
import dev.tenon.Type;
import dev.tenon.ir.Declaration.Element;
import dev.tenon.ir.Origin;
import dev.tenon.ir.fluent.Part;
import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** A change at one place of a model. */
public sealed interface Remedy {
  /** Another value for an option: a number, a list of numbers or an enum constant. */
  record Write(String option, Object value) implements Remedy {}

  /**
   * Another value for an option that is counted from another number, as in {@code filters + 1}.
   *
   * @param by how much more it is, wherever the place is reached
   */
  record Shift(String option, int by) implements Remedy {
    /** {@code value} and so much more, of each number where there are several. */
    Object of(Object value) {
      return value instanceof List<?> several
          ? several.stream().map(this::of).toList()
          : (Object) ((Integer) value + by);
    }
  }

  /** The option left to its default. */
  record Remove(String option) implements Remedy {}

  /**
   * A layer put before the one that stands there.
   *
   * @param required what has no default
   * @param once whether it stands before the first of those that a loop or repetition makes there,
   *     and not before each
   */
  record Before(Class<? extends Annotation> layer, List<Object> required, boolean once)
      implements Remedy {
    /** Keeps its own list. */
    public Before {
      required = List.copyOf(required);
    }

    /** Before each. */
    public Before(Class<? extends Annotation> layer, List<Object> required) {
      this(layer, required, false);
    }
  }

  /**
   * A layer applied to what the user's own call applies another one to.
   *
   * @param required what has no default
   */
  record Given(Class<? extends Annotation> layer, List<Object> required) implements Remedy {
    /** Keeps its own list. */
    public Given {
      required = List.copyOf(required);
    }
  }

  /** Layers put after the one that stands there, one after the other. */
  record After(List<Added> layers) implements Remedy {
    /** Keeps its own list. */
    public After {
      layers = List.copyOf(layers);
    }

    /** One layer; {@code required} has no default. */
    public After(Class<? extends Annotation> layer, List<Object> required) {
      this(List.of(new Added(layer, required)));
    }
  }

  /**
   * A layer on one input of a join, so that the others fit it.
   *
   * @param input which one, counted from 0
   * @param layer made of all inputs: what fits each use of a block
   * @param alone the one that {@code call} says
   * @param call how it is written in a chain: {@code conv2d(32, 1)}
   * @param annotation how it is written on an element
   * @param name what is put after the name of an element that it makes
   */
  record Branch(
      int input,
      Function<List<Tensor>, Layer> layer,
      Supplier<Layer> alone,
      String call,
      String annotation,
      String name)
      implements Remedy {
    /** The same layer in each use. */
    public Branch literal() {
      return new Branch(input, inputs -> alone.get(), alone, call, annotation, name);
    }
  }

  /** Several of these at once. */
  record Together(List<Remedy> remedies) implements Remedy {
    /** Keeps its own list. */
    public Together {
      remedies = List.copyOf(remedies);
    }
  }

  /** Other layers in place of the one that stands there. */
  record Instead(List<Added> layers) implements Remedy {
    /** Keeps its own list. */
    public Instead {
      layers = List.copyOf(layers);
    }
  }

  /** A layer to be written; {@code required} has no default. */
  record Added(Class<? extends Annotation> layer, List<Object> required) {
    /** Keeps its own list. */
    public Added {
      required = List.copyOf(required);
    }
  }

  /** Another name among those that feed an element, counted from 0. */
  record Name(int index, String name) implements Remedy {}

  /** Another annotation with the same value. */
  record Marked(Class<? extends Annotation> written, Class<? extends Annotation> meant)
      implements Remedy {}

  /** The layer that is called alike, with the same options; see {@link Twins}. */
  record Twin(Class<? extends Annotation> written, Class<? extends Annotation> meant)
      implements Remedy {
    /** Whether {@code option} of the layer that was meant may say several numbers. */
    public boolean takesSeveral(String option) {
      return Arrays.stream(meant.getDeclaredMethods())
          .anyMatch(one -> one.getName().equals(option) && one.getReturnType().isArray());
    }
  }

  /** An annotation removed that stands for no layer. */
  record Unmark() implements Remedy {}

  /**
   * Other elements in place of the one that is declared there.
   *
   * @param rewriting how that is written
   */
  record Arranged(List<Element> elements, Rewriting rewriting) implements Remedy {
    /** Keeps its own list. */
    public Arranged {
      elements = List.copyOf(elements);
    }
  }

  /**
   * A call and the one that is called of what it gives, as two layers of a chain, change place.
   *
   * @param first the one that is written first
   */
  record Exchanged(Origin first, Origin second) implements Remedy {
    /** The other one than that at {@code origin}. */
    public Origin other(Origin origin) {
      return first.isAt(origin) ? second : first;
    }

    /** The layers of a chain in which those of both calls change place wherever they meet. */
    List<Part> ordered(List<Part> written) {
      List<Part> parts = new ArrayList<>(written);
      int next;
      for (int i = 0; i < parts.size(); i = next) {
        int middle = end(parts, i, first);
        int end = end(parts, middle, second);
        if (middle > i && end > middle) {
          Collections.rotate(parts.subList(i, end), end - middle);
        }
        next = Math.max(i + 1, end);
      }
      return parts;
    }

    /**
     * Index after the layers from {@code from} on that {@code call} made, as one in a loop does.
     */
    private static int end(List<Part> parts, int from, Origin call) {
      int end = from;
      while (end < parts.size() && parts.get(end).origin().comesFrom(call)) {
        end++;
      }
      return end;
    }
  }

  /** Says by which loss an output is trained that names none. */
  record Trained(Loss loss) implements Remedy {}

  /** The layer left out. */
  record Drop() implements Remedy {}

  /**
   * Another literal in parentheses of the user's own call.
   *
   * @param index which one, counted from 0
   * @param told how it is told; empty for the value alone
   */
  record Argument(int index, Object value, String told) implements Remedy {}

  /** Other values for all that stands in parentheses of the user's own call. */
  record Arguments(List<?> values) implements Remedy {
    /** Keeps its own list. */
    public Arguments {
      values = List.copyOf(values);
    }
  }

  /**
   * Other calls in place of the user's own call of a tensor.
   *
   * @param call what is written: {@code .transpose(0, 2, 1)}
   */
  record Call(String call, UnaryOperator<Tensor> how) implements Remedy {}

  /**
   * Another method in place of the one that the user's own call is of, given the same.
   *
   * @param name of the method: one of {@link dev.tenon.Tenon} where that is, else one of tensors
   * @param then what is called of what it gives: {@code .sum(-1)}
   */
  record Method(String name, String then, Function<List<Tensor>, Tensor> how) implements Remedy {
    /** The other method alone. */
    public Method(String name, Function<List<Tensor>, Tensor> how) {
      this(name, "", how);
    }
  }

  /**
   * A call more on what the user's own call takes.
   *
   * @param index the tensor that it is called of, or else of those in parentheses, counted from 0
   * @param call what is written behind it: {@code .squeeze(-1)}
   */
  record Operand(int index, String call, UnaryOperator<Tensor> how) implements Remedy {}

  /**
   * A call more on what the user's own call gave.
   *
   * @param call what is written behind it: {@code .sum(1)}
   * @param input of the function that it takes; empty where it takes none
   */
  record Result(String call, String input, UnaryOperator<Tensor> how) implements Remedy {
    /** A call that takes no tensor. */
    public Result(String call, UnaryOperator<Tensor> how) {
      this(call, "", how);
    }
  }

  /**
   * Another input of the function in place of one that the user's own call takes.
   *
   * @param index the tensor that it is called of, or else of those in parentheses, counted from 0
   */
  record Variable(int index, String name) implements Remedy {}

  /**
   * What another call of the user's gave in place of what the own call takes.
   *
   * @param index the tensor that it is called of, or else of those in parentheses, counted from 0
   * @param from the call that gave it
   * @param unused whether nothing takes it
   */
  record Value(int index, Origin from, boolean unused) implements Remedy {
    /** It, in place of {@code written}; the latter where the call was not carried out before. */
    Tensor of(Tensor written) {
      return written.trace().recovery().value(from).orElse(written);
    }
  }

  /**
   * Another layer of the model in place of the one that the user's own call applies.
   *
   * @param name of the field that holds it
   */
  record Receiver(Layer written, Layer meant, String name) implements Remedy {}

  /**
   * Two inputs that change place where the user's own call hands them to a method of the user's. It
   * is tried by what is stated of them, exchanged along with it: nothing else may take them.
   */
  record Handed(String first, String second) implements Remedy {}

  /**
   * Another layer of the model before or behind the one that the user's own call applies.
   *
   * @param name of the field that holds it
   */
  record Through(Layer written, Layer more, String name, boolean before) implements Remedy {}

  /** The tensor that the user's own call is made of and the one in parentheses change places. */
  record Swap() implements Remedy {}

  /** Another axis as argument {@code index} of the user's own call. */
  static Argument axis(int index, int axis) {
    return new Argument(index, axis, "axis " + axis);
  }

  /**
   * Other sizes in a shape text.
   *
   * @param text how they are written
   */
  record Sizes(Type type, String text) implements Remedy {
    /** Sizes written as numbers and names. */
    public Sizes(Type type) {
      this(type, type.toString());
    }

    /** Whether a shape text can say it, as {@code 2*H} and {@code floor(H / 2)} cannot be said. */
    public boolean isSayable() {
      return type.dims().toList().stream()
          .allMatch(size -> size.isKnown() || size.toString().length() == 1);
    }
  }

  /** Another value for an option of the last layer that has it and that {@code x} comes from. */
  record Earlier(Tensor x, String option, Object value) implements Remedy {}
}
