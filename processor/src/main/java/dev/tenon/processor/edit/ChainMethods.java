package dev.tenon.processor.edit;

import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import dev.tenon.Chain;
import dev.tenon.Recurrent;
import dev.tenon.Tenon;
import dev.tenon.Tensor;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which methods give a chain, and which a layer that can do more than one. */
final class ChainMethods {
  private static final Pattern NEXT = Pattern.compile("\\s*\\.\\s*(\\w+)\\s*\\(");

  private final SourceFileText file;

  /** Methods as they are called in {@code file}. */
  ChainMethods(SourceFileText file) {
    this.file = file;
  }

  /** Whether {@code call} is known to give a chain, and not any layer, as a helper may. */
  boolean isChain(MethodInvocationTree call) {
    String select = call.getMethodSelect().toString();
    String name = select.substring(select.lastIndexOf('.') + 1);
    List<MethodTree> own =
        file.all(MethodTree.class, null).stream()
            .filter(method -> method.getName().contentEquals(name))
            .toList();
    if (!own.isEmpty()) {
      return own.stream().allMatch(method -> isChain(method.getReturnType()));
    }
    List<Method> known = new ArrayList<>(named(Tenon.class, name));
    known.addAll(named(Chain.class, name));
    return !known.isEmpty()
        && known.stream()
            .map(Method::getReturnType)
            .allMatch(type -> Chain.class.isAssignableFrom(type) || type == Tensor.class);
  }

  private static boolean isChain(Tree type) {
    return type != null && type.toString().matches("(dev\\.tenon\\.)?(Chain|Recurrent)");
  }

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
