package dev.tenon.processor.evaluate;

import dev.tenon.Problem;
import dev.tenon.Tensor;
import java.lang.invoke.CallSite;
import java.lang.invoke.ConstantCallSite;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodHandles.Lookup;
import java.lang.invoke.MethodType;
import java.lang.invoke.StringConcatException;
import java.lang.invoke.StringConcatFactory;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/**
 * Stops a model where the text or the hash of an object tells its place in memory, which differs
 * from run to run.
 *
 * <p>Classes of the user's are given calls of these methods when they are loaded.
 */
public final class Identities {
  /** Collections inside each other that are looked into. */
  private static final int MOST_DEPTH = 8;

  private static final MethodHandle CHECKED;

  static {
    try {
      CHECKED =
          MethodHandles.lookup()
              .findStatic(
                  Identities.class, "checked", MethodType.methodType(Object.class, Object.class));
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private Identities() {}

  /** For {@link String#valueOf(Object)}. */
  public static String text(Object x) {
    return String.valueOf(checked(x));
  }

  /** For {@link Object#toString} of an object that may be null. */
  public static String textOf(Object x) {
    return checked(x).toString();
  }

  /** For {@code super.toString()} where that is {@link Object#toString}. */
  public static String ownText(Object x) {
    stop("toString", x.getClass());
    return x.toString();
  }

  /** For {@link Object#hashCode} of an object that may be null. */
  public static int hashOf(Object x) {
    return hashed(x).hashCode();
  }

  /** {@code x}, which is about to be made a text. */
  public static Object checked(Object x) {
    check(x, "toString", 0);
    return x;
  }

  /** {@code x}, whose hash is about to be asked for. */
  public static Object hashed(Object x) {
    check(x, "hashCode", 0);
    return x;
  }

  /** {@code all}, each of which is about to be made a text. */
  public static Object[] allChecked(Object... all) {
    if (all != null) {
      Arrays.stream(all).forEach(Identities::checked);
    }
    return all;
  }

  /** {@code all}, whose common hash is about to be asked for. */
  public static Object[] allHashed(Object... all) {
    if (all != null) {
      Arrays.stream(all).forEach(Identities::hashed);
    }
    return all;
  }

  /** For {@link StringConcatFactory#makeConcatWithConstants}: {@code "a" + x}. */
  public static CallSite concat(
      Lookup lookup, String name, MethodType type, String recipe, Object... constants)
      throws StringConcatException {
    MethodType erased = type.erase();
    MethodHandle plain =
        StringConcatFactory.makeConcatWithConstants(
                lookup, name, erased.changeReturnType(String.class), recipe, constants)
            .getTarget();
    MethodHandle[] filters = new MethodHandle[erased.parameterCount()];
    for (int i = 0; i < filters.length; i++) {
      boolean text = type.parameterType(i).isPrimitive() || type.parameterType(i) == String.class;
      filters[i] = text ? null : CHECKED;
    }
    return new ConstantCallSite(MethodHandles.filterArguments(plain, 0, filters).asType(type));
  }

  private static void check(Object x, String method, int depth) {
    if (x == null || depth > MOST_DEPTH) {
      return;
    }
    if (x instanceof Collection<?> all) {
      all.forEach(each -> check(each, method, depth + 1));
    } else if (x instanceof Map<?, ?> map) {
      map.forEach(
          (key, value) -> {
            check(key, method, depth + 1);
            check(value, method, depth + 1);
          });
    } else if (x instanceof Optional<?> optional) {
      optional.ifPresent(each -> check(each, method, depth + 1));
    } else if (isByIdentity(x, method)) {
      stop(method, x.getClass());
    }
  }

  private static void stop(String method, Class<?> type) {
    Meter.stop(
        Problem.of(
                "NotPure",
                "a model must be computable by the compiler, but %s of %s depends on the memory",
                method,
                described(type))
            .fix("say what it holds, as Arrays.toString does for an array, or leave it out"));
  }

  private static boolean isByIdentity(Object x, String method) {
    if (x.getClass().isArray()) {
      return true;
    }
    try {
      Class<?> declaring = x.getClass().getMethod(method).getDeclaringClass();
      boolean hash = method.equals("hashCode");
      return declaring == Object.class
          || hash && x instanceof Tensor
          || hash && (declaring == Enum.class || declaring == Class.class);
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String described(Class<?> type) {
    if (type.isArray()) {
      return "an array";
    }
    String name = type.getSimpleName();
    boolean vowel = !name.isEmpty() && "AEIOU".indexOf(name.charAt(0)) >= 0;
    return type.isSynthetic() || type.isHidden() ? "a lambda" : (vowel ? "an " : "a ") + name;
  }
}
