package dev.tenon.processor.edit;

import dev.tenon.Chain;
import dev.tenon.Recurrent;
import dev.tenon.Tenon;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which methods give a chain, and which a layer that can do more than one. */
final class ChainMethods {
  private static final Pattern NEXT = Pattern.compile("\\s*\\.\\s*(\\w+)\\s*\\(");

  private ChainMethods() {}

  /** Whether the static method gives a chain, and not a layer with more to it. */
  static boolean start(String method) {
    return named(Tenon.class, method).stream().allMatch(m -> m.getReturnType() == Chain.class);
  }

  /** Whether {@code text}, which stands behind a recurrent layer, makes a chain of it. */
  static boolean isGoneOn(String text) {
    Matcher next = NEXT.matcher(text);
    if (!next.lookingAt()) {
      return false;
    }
    List<Method> methods = named(Recurrent.class, next.group(1));
    return !methods.isEmpty() && methods.stream().allMatch(m -> m.getReturnType() == Chain.class);
  }

  private static List<Method> named(Class<?> type, String method) {
    return Arrays.stream(type.getMethods()).filter(m -> m.getName().equals(method)).toList();
  }
}
