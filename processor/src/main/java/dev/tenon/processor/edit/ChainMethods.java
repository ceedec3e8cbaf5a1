package dev.tenon.processor.edit;

import com.sun.source.tree.MemberSelectTree;
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

  /**
   * Whether what {@code first} gives has a method as {@code second} is, and the other way round:
   * both make a tensor of a tensor, or both add a layer.
   */
  boolean areAlike(MethodInvocationTree first, MethodInvocationTree second) {
    if (isOfOther(first)) {
      return give(Tensor.class, first, second) || give(Chain.class, first, second);
    }
    return starts(first)
        && starts(second)
        && give(Chain.class, first, second)
        && (file.importsAll(Tenon.class) || first.getMethodSelect() instanceof MemberSelectTree);
  }

  private static boolean isOfOther(MethodInvocationTree call) {
    return call.getMethodSelect() instanceof MemberSelectTree select
        && !CallEdits.CLASSES.contains(select.getExpression().toString());
  }

  /** Whether a static method gives a chain, and no other that takes as much anything else. */
  private static boolean starts(MethodInvocationTree call) {
    List<Method> methods =
        named(Tenon.class, ChainCalls.name(call)).stream()
            .filter(method -> takes(method, call.getArguments().size()))
            .toList();
    return !methods.isEmpty()
        && methods.stream()
            .allMatch(method -> Chain.class.isAssignableFrom(method.getReturnType()));
  }

  private static boolean takes(Method method, int arguments) {
    int parameters = method.getParameterCount();
    return method.isVarArgs() ? arguments >= parameters - 1 : arguments == parameters;
  }

  private static boolean give(Class<?> type, MethodInvocationTree... calls) {
    return Arrays.stream(calls)
        .map(ChainCalls::name)
        .allMatch(
            name -> named(type, name).stream().anyMatch(method -> method.getReturnType() == type));
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
