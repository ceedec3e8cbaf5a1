package dev.tenon.runtime;

import dev.tenon.Act;
import dev.tenon.DType;
import dev.tenon.Dim;
import dev.tenon.Dims;
import dev.tenon.Layer;
import dev.tenon.LayerOf;
import dev.tenon.Tensor;
import dev.tenon.ir.Source;
import dev.tenon.ir.fluent.LayerOptions;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** One random layer or operation on random tensors of those that there are. */
final class RandomStep {
  /** Thrown where TensorFlow's answer would depend on values, not on types. */
  static final class Skipped extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  /** All layers, as annotations; a new one takes part by itself. */
  private static final List<Class<?>> LAYERS =
      Classes.beside(LayerOf.class).stream()
          .filter(type -> type.isAnnotationPresent(LayerOf.class))
          .sorted(Comparator.comparing(Class::getName))
          .toList();

  private final Random random;
  private final List<Tensor> tensors;
  private final RandomHeld held;
  private final StringBuilder text = new StringBuilder();

  RandomStep(Random random, List<Tensor> tensors, RandomHeld held) {
    this.random = random;
    this.tensors = tensors;
    this.held = held;
  }

  /** Makes the step; its text is whole also where that throws. */
  Tensor apply() {
    Tensor x = tensor();
    return switch (random.nextInt(6)) {
      case 0, 1 -> layer(x);
      case 2, 3 -> operation(x);
      case 4 -> held.use(x, random, this::tensor, text);
      default -> new RandomUse(random, this::tensor, text).of(x);
    };
  }

  /** A tensor, the newest ones more often. */
  private Tensor tensor() {
    int from = random.nextInt(3) == 0 ? 0 : Math.max(0, tensors.size() - 3);
    int index = from + random.nextInt(tensors.size() - from);
    text.append(text.isEmpty() ? "" : ", ").append(index);
    return tensors.get(index);
  }

  private Tensor layer(Tensor x) {
    Class<?> annotation = LAYERS.get(random.nextInt(LAYERS.size()));
    text.append(' ').append(annotation.getSimpleName());
    Class<?> rule = annotation.getAnnotation(LayerOf.class).value();
    if (!Layer.class.isAssignableFrom(rule)) {
      return several(annotation, x);
    }
    if (annotation.getSimpleName().equals("Embedding") && !isGiven(x)) {
      throw new Skipped();
    }
    Object made =
        LayerOptions.layer(
            annotation,
            null,
            LayerOptions.required(annotation).stream()
                .map(option -> option(rule, option))
                .toArray());
    for (String option : LayerOptions.options(made)) {
      Object value =
          LayerOptions.isRequired(made, option) || random.nextInt(3) > 0
              ? null
              : option(rule, option);
      if (value != null) {
        made = LayerOptions.changed(made, option, value);
      }
    }
    text.append(' ').append(made);
    return ((Layer) made).apply(x);
  }

  /** Layers of several inputs, by the operations that they are made of. */
  private Tensor several(Class<?> annotation, Tensor x) {
    Tensor y = tensor();
    return switch (annotation.getSimpleName()) {
      case "Add" -> x.plus(y);
      case "Multiply" -> x.times(y);
      default -> x.concat(y, axis(x));
    };
  }

  /** A random value of an option; null where it is left as it is. */
  private Object option(Class<?> rule, String option) {
    // The option "value" is the one whose component has another name.
    RecordComponent component =
        Arrays.stream(rule.getRecordComponents())
            .filter(c -> c.getName().equals(option))
            .findFirst()
            .orElse(rule.getRecordComponents()[0]);
    Class<?> type = component.getType();
    if (type == int.class) {
      return option.equals("axis") ? random.nextInt(9) - 4 : size(option);
    }
    if (type == double.class) {
      return 0.25 + random.nextInt(3) * 0.25;
    }
    if (type == boolean.class) {
      return random.nextBoolean();
    }
    if (type.isEnum()) {
      return type.getEnumConstants()[random.nextInt(type.getEnumConstants().length)];
    }
    if (type == String.class) {
      return sizesText();
    }
    if (type == List.class) {
      boolean doubles = component.getGenericType().getTypeName().contains("Double");
      if (doubles) {
        return Collections.nCopies(1 + random.nextInt(3), 0.5);
      }
      int count = option.equals("pad") && random.nextBoolean() ? 4 : 1 + random.nextInt(2);
      return IntStream.range(0, count).mapToObj(i -> size(option)).toList();
    }
    return type == Layer.class && random.nextBoolean() ? Act.TANH : null;
  }

  private int size(String option) {
    return switch (option) {
      case "pad" -> random.nextInt(3);
      case "heads", "groups", "multiplier" -> 1 + random.nextInt(4);
      case "channels", "inputs", "keyWidth" -> random.nextInt(5);
      case "units", "filters" -> List.of(1, 2, 3, 4, 6, 8, 12).get(random.nextInt(7));
      case "vocabulary" -> 3 + random.nextInt(5);
      default -> 1 + random.nextInt(4);
    };
  }

  private String sizesText() {
    int rank = random.nextInt(4);
    return IntStream.range(0, rank)
        .mapToObj(i -> random.nextInt(3) == 0 ? "..." : Integer.toString(1 + random.nextInt(12)))
        .reduce("N", (a, b) -> a + " " + b);
  }

  private int axis(Tensor x) {
    return random.nextInt(8) == 0
        ? random.nextInt(9) - 4
        : x.dims().rank() == 0
            ? 0
            : random.nextInt(x.dims().rank()) - (random.nextInt(3) == 0 ? x.dims().rank() : 0);
  }

  private int[] axes(Tensor x) {
    return IntStream.range(0, random.nextInt(3)).map(i -> axis(x)).distinct().toArray();
  }

  private static boolean isGiven(Tensor x) {
    return x.node().primitive() instanceof Source.Input && !x.dtype().isFloating();
  }

  private Tensor operation(Tensor x) {
    return switch (random.nextInt(12)) {
      case 0, 1 -> elementwise(x);
      case 2, 3 -> binary(x);
      case 4 -> comparison(x);
      case 5 -> reduction(x);
      case 6, 7 -> arrangement(x);
      case 8 -> piece(x);
      case 9 -> product(x);
      case 10 -> lookup(x);
      default -> x.cast(dtype());
    };
  }

  private void said(Object what) {
    text.append(' ').append(what);
  }

  private int said(int number) {
    text.append(' ').append(number);
    return number;
  }

  private int[] said(int... numbers) {
    text.append(' ').append(Arrays.toString(numbers));
    return numbers;
  }

  private DType dtype() {
    DType[] all = {DType.FLOAT32, DType.FLOAT64, DType.INT32, DType.INT64, DType.UINT8, DType.BOOL};
    DType chosen = all[random.nextInt(all.length)];
    text.append(' ').append(chosen);
    return chosen;
  }

  private Tensor elementwise(Tensor x) {
    int which = random.nextInt(22);
    said("elementwise");
    said(which);
    return switch (which) {
      case 0 -> x.relu();
      case 1 -> x.leakyRelu(0.1);
      case 2 -> x.elu();
      case 3 -> x.gelu();
      case 4 -> x.softplus();
      case 5 -> x.exp();
      case 6 -> x.square();
      case 7 -> x.sqrt();
      case 8 -> x.rsqrt(1e-3);
      case 9 -> x.sin();
      case 10 -> x.erf();
      case 11 -> x.sign();
      case 12 -> x.floor();
      case 13 -> x.abs();
      case 14 -> x.tanh();
      case 15 -> x.sigmoid();
      case 16 -> x.softmax();
      case 17 -> x.logSoftmax();
      case 18 -> x.not();
      case 19 -> x.unaryMinus();
      case 20 -> x.clip(-1, 1);
      default -> x.silu();
    };
  }

  private Tensor binary(Tensor x) {
    int which = random.nextInt(8);
    said("binary");
    said(which);
    Tensor y = tensor();
    return switch (which) {
      case 0 -> x.plus(y);
      case 1 -> x.minus(y);
      case 2 -> x.times(y);
      case 3 -> {
        if (!y.dtype().isFloating()) {
          throw new Skipped(); // by zero
        }
        yield x.div(y);
      }
      case 4 -> x.maximum(y);
      case 5 -> x.minimum(y);
      case 6 -> x.times(2);
      default -> x.plus(1);
    };
  }

  private Tensor comparison(Tensor x) {
    int which = random.nextInt(8);
    said("comparison");
    said(which);
    Tensor y = tensor();
    return switch (which) {
      case 0 -> x.equalTo(y);
      case 1 -> x.notEqual(y);
      case 2 -> x.greater(y);
      case 3 -> x.lessEqual(1);
      case 4 -> x.and(y);
      case 5 -> x.or(y);
      case 6 -> x.select(y, tensor());
      default -> x.equalTo(1);
    };
  }

  private Tensor reduction(Tensor x) {
    int which = random.nextInt(12);
    said("reduction");
    said(which);
    if (which > 8) {
      int axis = said(axis(x));
      return which == 9 ? x.argMax(axis) : x.cumsum(axis);
    }
    int[] axes = said(axes(x));
    return switch (which) {
      case 0 -> x.sum(axes);
      case 1 -> x.mean(axes);
      case 2 -> x.max(axes);
      case 3 -> x.min(axes);
      case 4 -> x.prod(axes);
      case 5 -> x.variance(axes);
      case 6 -> x.logSumExp(axes);
      case 7 -> x.sumKeep(axes);
      default -> x.maxKeep(axes);
    };
  }

  private Tensor arrangement(Tensor x) {
    int which = random.nextInt(9);
    said("arrangement");
    said(which);
    switch (which) {
      case 0:
        List<Integer> order = new ArrayList<>(IntStream.range(0, x.dims().rank()).boxed().toList());
        Collections.shuffle(order, random);
        return x.transpose(said(order.stream().mapToInt(i -> i).toArray()));
      case 1:
        return x.reshape(other(x.dims()));
      case 2:
        String sizes = sizesText();
        said(sizes);
        return x.reshape(sizes);
      case 3:
        return x.squeeze(said(axes(x)));
      case 4:
        return x.expandDims(said(axis(x)));
      case 5:
        return x.flip(said(axes(x)));
      case 6:
        return x.tile(
            said(IntStream.range(0, x.dims().rank()).map(i -> 1 + random.nextInt(2)).toArray()));
      case 7:
        return x.broadcastTo(tensor().dims());
      default:
        Tensor y = tensor();
        return x.concat(y, said(axis(x)));
    }
  }

  /** Two axes joined or one split, and sizes halved, some of which fit. */
  private Dims other(Dims dims) {
    List<Dim> sizes = new ArrayList<>(dims.toList());
    for (int i = 0; i < 2 && !sizes.isEmpty(); i++) {
      int at = random.nextInt(sizes.size());
      switch (random.nextInt(3)) {
        case 0 -> {
          if (at + 1 < sizes.size()) {
            Dim next = sizes.remove(at + 1);
            sizes.set(at, sizes.get(at).times(next));
          }
        }
        case 1 -> {
          int parts = 2 + random.nextInt(2);
          sizes.set(at, sizes.get(at).floorDiv(parts));
          sizes.add(at + random.nextInt(2), Dim.of(parts));
        }
        default -> sizes.set(at, sizes.get(at).floorDiv(2));
      }
    }
    Dims made = Dims.of(sizes);
    said(made);
    return made;
  }

  private Tensor piece(Tensor x) {
    int which = random.nextInt(5);
    said("piece");
    said(which);
    int axis = said(axis(x));
    return switch (which) {
      case 0 -> x.slice(axis, said(random.nextInt(4)), said(random.nextInt(8)));
      case 1 -> x.slice(axis, said(random.nextInt(6) - 3));
      case 2 -> x.slice(axis, said(-1 - random.nextInt(3)), said(-random.nextInt(3)));
      case 3 -> x.pad(axis, said(random.nextInt(3)), said(random.nextInt(3)));
      default -> {
        List<Tensor> parts = x.split(axis, said(1 + random.nextInt(4)));
        yield parts.get(random.nextInt(parts.size()));
      }
    };
  }

  private Tensor product(Tensor x) {
    boolean a = random.nextInt(3) == 0;
    boolean b = random.nextInt(3) == 0;
    said("matMul " + a + " " + b);
    return x.matMul(tensor(), a, b);
  }

  private Tensor lookup(Tensor x) {
    int which = random.nextInt(3);
    said("lookup");
    said(which);
    if (which == 0) {
      return x.oneHot(said(1 + random.nextInt(4)));
    }
    Tensor y = tensor();
    if (!isGiven(y)) {
      throw new Skipped();
    }
    // Inputs hold numbers below 3.
    if (x.dims().rank() > 0 && !(x.dims().dim(0).isKnown() && x.dims().known(0) >= 3)) {
      throw new Skipped();
    }
    return which == 1 ? x.gather(y) : x.unaryMinus();
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
