package dev.tenon.runtime;

import dev.tenon.DType;
import dev.tenon.Dim;
import dev.tenon.Dims;
import dev.tenon.Tenon;
import dev.tenon.Tensor;
import dev.tenon.runtime.RandomStep.Skipped;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * A random use of a tensor beside layers and single operations: masks, losses, gradients, axes by
 * their names, and tensors that are made of nothing.
 */
final class RandomUse {
  private static final List<String> LETTERS = List.of("a", "b", "c", "d", "e", "f", "g");

  private final Random random;
  private final Supplier<Tensor> others;
  private final StringBuilder text;

  /**
   * With tensors of {@code others}.
   *
   * @param text to which is added what is done
   */
  RandomUse(Random random, Supplier<Tensor> others, StringBuilder text) {
    this.random = random;
    this.others = others;
    this.text = text;
  }

  Tensor of(Tensor x) {
    return switch (random.nextInt(12)) {
      case 0, 1, 2 -> masked(x);
      case 3 -> loss(x);
      case 4, 5 -> gradient(x);
      case 6 -> rearranged(x);
      case 7 -> einsum(x);
      case 8 -> made(x);
      case 9 -> byNumber(x);
      case 10 -> comparison(x);
      default -> cut(x);
    };
  }

  private int said(String what, int most) {
    int which = random.nextInt(most);
    text.append(' ').append(what).append(' ').append(which);
    return which;
  }

  private String said(String words) {
    text.append(' ').append(words);
    return words;
  }

  /** Masked by where its largest numbers are positive, along some of its first axes. */
  private Tensor masked(Tensor x) {
    int rank = x.dims().rank();
    if (x.dtype() == DType.BOOL || said("masked", 6) == 0) {
      return x.masked(others.get());
    }
    int kept = rank == 0 ? 0 : 1 + random.nextInt(Math.min(rank, 3));
    Tensor numbers = x.unmasked();
    Tensor mask =
        (kept == rank ? numbers : numbers.max(IntStream.range(kept, rank).toArray())).greater(0);
    return random.nextInt(4) == 0 && kept > 1
        ? x.masked(mask.cast(DType.INT32).maxKeep(kept - 1).greater(0))
        : x.masked(mask);
  }

  private Tensor loss(Tensor x) {
    int which = said("loss", 9);
    Tensor y = others.get();
    return switch (which) {
      case 0 -> Tenon.softLabelCrossEntropy(x, y.softmax());
      case 1 -> Tenon.klDivergence(x, y.softmax());
      case 2 -> Tenon.sigmoidCrossEntropy(x, y);
      case 3 -> Tenon.binaryCrossEntropy(x.sigmoid(), y);
      case 4 -> Tenon.hinge(x, y);
      case 5 -> Tenon.squaredError(x, y);
      case 6 -> Tenon.absoluteError(x, y);
      case 7 -> Tenon.huber(x, y);
      default -> Tenon.softmaxCrossEntropy(x, x.unmasked().stopGradient().argMax(-1));
    };
  }

  /** Of its sum, or of one of its squares, towards another one. */
  private Tensor gradient(Tensor x) {
    said("gradient");
    Tensor towards = others.get();
    Tensor y = x.unmasked();
    return Tenon.gradient((random.nextBoolean() ? y : y.square()).sum(), towards);
  }

  /** Some axes merged and in another order, or one split. */
  private Tensor rearranged(Tensor x) {
    List<String> axes = new ArrayList<>(LETTERS.subList(0, Math.min(7, x.dims().rank())));
    if (axes.isEmpty()) {
      throw new Skipped();
    }
    List<String> after = new ArrayList<>(axes);
    int at = random.nextInt(axes.size());
    boolean splits = random.nextBoolean();
    if (splits) {
      axes.set(at, "(" + axes.get(at) + " z)");
      after.add(random.nextInt(after.size() + 1), "z");
    } else {
      Collections.shuffle(after, random);
    }
    if (after.size() > 1 && random.nextBoolean()) {
      int from = random.nextInt(after.size() - 1);
      after.set(from, "(" + after.get(from) + " " + after.remove(from + 1) + ")");
    }
    String words = said(String.join(" ", axes) + " -> " + String.join(" ", after));
    return splits ? x.rearrange(words, "z", 1 + said("z", 4)) : x.rearrange(words);
  }

  private Tensor einsum(Tensor x) {
    Tensor y = others.get();
    int shared = random.nextInt(3);
    List<String> left = LETTERS.subList(0, Math.min(7, x.dims().rank()));
    List<String> right = new ArrayList<>();
    for (int axis = 0; axis < y.dims().rank(); axis++) {
      boolean same = axis < shared && axis < left.size();
      right.add(same ? left.get(axis) : String.valueOf((char) ('p' + axis)));
    }
    List<String> all = new ArrayList<>(left);
    right.stream().filter(each -> !all.contains(each)).forEach(all::add);
    all.removeIf(each -> random.nextInt(3) == 0);
    Collections.shuffle(all, random);
    String words =
        said(
            String.join(" ", left)
                + ", "
                + String.join(" ", right)
                + " -> "
                + String.join(" ", all));
    return Tenon.einsum(words, x, y);
  }

  /** Tensors with sizes of {@code x}, and several together. */
  private Tensor made(Tensor x) {
    int which = said("made", 6);
    Dims dims = x.dims();
    return switch (which) {
      case 0 -> Tenon.normal(dims);
      case 1 -> Tenon.uniform(dims.rank() == 0 ? dims : dims.with(0, dims.count()), -1, 1);
      case 2 -> Tenon.range(dims.rank() == 0 ? Dim.of(2) : dims.dim(-1).plus(1).floorDiv(2));
      case 3 -> Tenon.stack(random.nextInt(dims.rank() + 1), x, others.get());
      case 4 -> Tenon.stack(0, x, x.plus(1), x.times(2));
      default -> Tenon.range(dims.count()).reshape(dims);
    };
  }

  private Tensor byNumber(Tensor x) {
    return switch (said("number", 11)) {
      case 0 -> x.minus(2);
      case 1 -> x.div(2);
      case 2 -> x.pow(2);
      case 3 -> {
        if (!x.dtype().isFloating()) {
          throw new Skipped(); // to a power below 0
        }
        yield x.abs().plus(1).pow(others.get());
      }
      case 4 -> x.reciprocal();
      case 5 -> x.log();
      case 6 -> x.rsqrt();
      case 7 -> x.cos();
      case 8 -> x.maximum(1);
      case 9 -> x.minimum(0.5);
      default -> x.scalar(3).minus(x);
    };
  }

  private Tensor comparison(Tensor x) {
    return switch (said("comparison", 6)) {
      case 0 -> x.greaterEqual(others.get());
      case 1 -> x.less(others.get());
      case 2 -> x.notEqual(0);
      case 3 -> x.less(1);
      case 4 -> x.greaterEqual(0).and(x.lessEqual(2));
      default -> x.greater(1).select(x, others.get());
    };
  }

  /** Halves, parts by sizes, and what is kept of a reduction. */
  private Tensor cut(Tensor x) {
    int rank = x.dims().rank();
    int axis = rank == 0 ? 0 : random.nextInt(rank);
    int which = said("cut of " + axis, 6);
    return switch (which) {
      case 0 -> x.slice(axis, Dim.of(0), x.dims().dim(axis).ceilDiv(2));
      case 1 -> x.slice(axis, x.dims().dim(axis).floorDiv(2), x.dims().dim(axis));
      case 2 -> x.slice(axis, Dim.of(1), x.dims().dim(axis).minus(1));
      case 3 -> x.minus(x.meanKeep(axis));
      case 4 -> x.minKeep(axis).broadcastTo(x.dims());
      default -> x.pick(x.argMax(axis));
    };
  }
}
