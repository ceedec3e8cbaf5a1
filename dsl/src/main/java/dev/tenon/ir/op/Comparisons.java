package dev.tenon.ir.op;

import dev.tenon.DType;
import dev.tenon.Dim;
import dev.tenon.Dims;
import dev.tenon.Problem;
import dev.tenon.Tensor;
import dev.tenon.Type;
import dev.tenon.ir.Node;
import dev.tenon.ir.Positionwise;
import dev.tenon.ir.Require;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;

/**
 * Comparisons and logic, element by element, with broadcasting; nothing flows back through them.
 */
public final class Comparisons {
  private Comparisons() {}

  /** What these have in common. */
  interface Comparing extends Positionwise {
    @Override
    default List<Type> infer(List<Type> inputs) {
      return List.of(compared(() -> Broadcasting.common("compare", inputs)));
    }

    @Override
    default List<Tensor> gradient(Node node, List<Tensor> upstreams) {
      return Arrays.asList(null, null);
    }

    @Override
    default Dim flops(List<Type> inputs, List<Type> outputs) {
      return outputs.get(0).dims().count();
    }
  }

  /** The truths of what is compared, also after a mistake. */
  private static Type compared(Supplier<Type> common) {
    try {
      return common.get().with(DType.BOOL);
    } catch (Problem problem) {
      throw problem.standIn().map(type -> problem.standIn(type.with(DType.BOOL))).orElse(problem);
    }
  }

  /** What those have in common that ask which is larger. */
  interface Ordering extends Comparing {
    @Override
    default List<Type> infer(List<Type> inputs) {
      return List.of(compared(() -> Broadcasting.numbers("compare", inputs)));
    }
  }

  /** Where two tensors are equal. */
  public record Equal() implements Comparing {
    @Override
    public String called() {
      return "equalTo";
    }
  }

  /** Where two tensors differ. */
  public record NotEqual() implements Comparing {}

  /** Where the first is above the second. */
  public record Greater() implements Ordering {}

  /** Where the first is above the second or equal to it. */
  public record GreaterEqual() implements Ordering {}

  /** Where the first is below the second. */
  public record Less() implements Ordering {}

  /** Where the first is below the second or equal to it. */
  public record LessEqual() implements Ordering {}

  /** What logic of {@code bool} has in common. */
  interface Logic extends Positionwise {
    @Override
    default List<Type> infer(List<Type> inputs) {
      for (int i = 0; i < inputs.size(); i++) {
        if (inputs.get(i).dtype() != DType.BOOL) {
          throw condition("takes bool, not [%s]", inputs.get(i), i)
              .standIn(inputs.get(i).with(DType.BOOL));
        }
      }
      return List.of(inputs.size() == 1 ? inputs.get(0) : Broadcasting.common("combine", inputs));
    }

    @Override
    default List<Tensor> gradient(Node node, List<Tensor> upstreams) {
      return Collections.nCopies(node.inputs().size(), null);
    }
  }

  /** A problem of input {@code index}, which tells no truths but numbers. */
  private static Problem condition(String message, Type input, int index) {
    return Problem.of("ConditionDtype", message, input)
        .fix("compare first, such as x.greater(0)")
        .once(
            (told, inputs) ->
                told.wantsDtype(inputs.get(index), DType.BOOL)
                    .orOperand(index, ".notEqual(0)", x -> x.notEqual(0)));
  }

  /** Where both are true. */
  public record And() implements Logic {}

  /** Where one of two or both are true. */
  public record Or() implements Logic {}

  /** Where it is false. */
  public record Not() implements Logic {}

  /**
   * The second input where the first, {@code bool}, is true, else the third; all of the same sizes
   * or stretched to them.
   */
  public record Select() implements Positionwise {
    @Override
    public List<Type> infer(List<Type> inputs) {
      Type condition = inputs.get(0);
      Type chosen = Broadcasting.common("choose between", inputs.subList(1, 3));
      if (condition.dtype() != DType.BOOL) {
        throw condition("needs a condition of bool, not [%s]", condition, 0).standIn(chosen);
      }
      Dims all =
          Require.broadcast(
              condition.dims(),
              chosen.dims(),
              () ->
                  Problem.of(
                          "BroadcastMismatch",
                          "has a condition [%s] that does not fit [%s]",
                          condition,
                          chosen)
                      .standIn(chosen)
                      .fix("make their sizes equal, or 1, counted from the last axis"));
      return List.of(chosen.with(all));
    }

    @Override
    public List<Tensor> gradient(Node node, List<Tensor> upstreams) {
      Tensor condition = node.input(0);
      Tensor upstream = upstreams.get(0);
      Tensor zero = upstream.scalar(0);
      return Arrays.asList(
          null,
          Broadcasting.unstretch(
              node.trace().apply(this, condition, upstream, zero), node.input(1).dims()),
          Broadcasting.unstretch(
              node.trace().apply(this, condition, zero, upstream), node.input(2).dims()));
    }
  }
}
