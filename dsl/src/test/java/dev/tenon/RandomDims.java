package dev.tenon;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Function;

/** Random sizes, each with an independent way to compute its value. */
final class RandomDims {
  private final SplittableRandom random;
  private final String[] names;

  RandomDims(long seed, String... names) {
    this.random = new SplittableRandom(seed);
    this.names = names;
  }

  /** A size, and its value by plain arithmetic over the tree that it was built from. */
  record Sample(Dim dim, Function<Map<String, Long>, BigInteger> value) {}

  Sample next(int depth) {
    if (depth == 0 || random.nextInt(6) == 0) {
      return leaf();
    }
    Sample a = next(depth - 1);
    switch (random.nextInt(6)) {
      case 0 -> {
        Sample b = next(depth - 1);
        return new Sample(a.dim.plus(b.dim), v -> a.value.apply(v).add(b.value.apply(v)));
      }
      case 1 -> {
        Sample b = next(depth - 1);
        return new Sample(a.dim.minus(b.dim), v -> a.value.apply(v).subtract(b.value.apply(v)));
      }
      case 2 -> {
        Sample b = random.nextInt(3) == 0 ? next(depth - 1) : leaf();
        return new Sample(a.dim.times(b.dim), v -> a.value.apply(v).multiply(b.value.apply(v)));
      }
      case 3 -> {
        long divisor = random.nextInt(1, 5);
        return new Sample(a.dim.ceilDiv(divisor), v -> ceilDiv(a.value.apply(v), divisor));
      }
      default -> {
        long divisor = random.nextInt(1, 5);
        return new Sample(a.dim.floorDiv(divisor), v -> floorDiv(a.value.apply(v), divisor));
      }
    }
  }

  private Sample leaf() {
    if (random.nextInt(3) == 0) {
      long number = random.nextInt(-3, 6);
      return new Sample(Dim.of(number), v -> BigInteger.valueOf(number));
    }
    String name = names[random.nextInt(names.length)];
    return new Sample(Dim.named(name), v -> BigInteger.valueOf(v.get(name)));
  }

  static BigInteger floorDiv(BigInteger value, long divisor) {
    BigInteger[] parts = value.divideAndRemainder(BigInteger.valueOf(divisor));
    return parts[1].signum() < 0 ? parts[0].subtract(BigInteger.ONE) : parts[0];
  }

  static BigInteger ceilDiv(BigInteger value, long divisor) {
    return floorDiv(value.negate(), divisor).negate();
  }

  /** All assignments of 1 to {@code most} to the names. */
  List<Map<String, Long>> grid(int most) {
    List<Map<String, Long>> points = List.of(Map.of());
    for (String name : names) {
      List<Map<String, Long>> longer = new ArrayList<>();
      for (Map<String, Long> point : points) {
        for (long value = 1; value <= most; value++) {
          Map<String, Long> more = new LinkedHashMap<>(point);
          more.put(name, value);
          longer.add(more);
        }
      }
      points = longer;
    }
    return points;
  }
}
