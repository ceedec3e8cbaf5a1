package dev.tenon.processor.evaluate;

import com.sun.source.util.Trees;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Optional;
import java.util.Set;
import javax.annotation.processing.ProcessingEnvironment;

/**
 * Finds the compiler's own environment behind the wrappers of build tools, since the compiler hands
 * out trees for no other.
 */
final class RealEnvironment {
  /** Objects that are looked at; wrappers hold what they wrap directly. */
  private static final int MOST_OBJECTS = 100;

  private RealEnvironment() {}

  /** An environment and the trees that it gives. */
  record Found(ProcessingEnvironment environment, Trees trees) {}

  /** The environment behind {@code wrapped}; empty where the compiler has no trees. */
  static Optional<Found> of(ProcessingEnvironment wrapped) {
    Deque<Object> open = new ArrayDeque<>();
    Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    open.add(wrapped);
    intellij(wrapped).ifPresent(open::add);
    while (!open.isEmpty() && seen.size() < MOST_OBJECTS) {
      Object next = open.poll();
      if (!seen.add(next)) {
        continue;
      }
      if (next instanceof ProcessingEnvironment environment) {
        Optional<Trees> trees = trees(environment);
        if (trees.isPresent()) {
          return Optional.of(new Found(environment, trees.get()));
        }
      }
      held(next, open);
    }
    return Optional.empty();
  }

  private static Optional<Trees> trees(ProcessingEnvironment environment) {
    try {
      return Optional.of(Trees.instance(environment));
    } catch (RuntimeException | LinkageError e) { // another compiler, or a wrapper
      return Optional.empty();
    }
  }

  /** What IntelliJ's own way to unwrap gives. */
  private static Optional<Object> intellij(ProcessingEnvironment wrapped) {
    try {
      Method unwrap =
          wrapped
              .getClass()
              .getClassLoader()
              .loadClass("org.jetbrains.jps.javac.APIWrappers")
              .getDeclaredMethod("unwrap", Class.class, Object.class);
      return Optional.ofNullable(unwrap.invoke(null, ProcessingEnvironment.class, wrapped));
    } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
      return Optional.empty(); // not in IntelliJ
    }
  }

  /** Adds what the fields of {@code owner} hold that can lead to an environment. */
  private static void held(Object owner, Deque<Object> open) {
    if (Proxy.isProxyClass(owner.getClass())) {
      open.add(Proxy.getInvocationHandler(owner));
      return;
    }
    for (Class<?> type = owner.getClass();
        type != null && type != Object.class;
        type = type.getSuperclass()) {
      for (Field field : type.getDeclaredFields()) {
        if (field.getType().isPrimitive() || Modifier.isStatic(field.getModifiers())) {
          continue;
        }
        try {
          field.setAccessible(true);
          Object value = field.get(owner);
          boolean wraps =
              value instanceof ProcessingEnvironment || value instanceof InvocationHandler;
          if (wraps) {
            open.addFirst(value);
          } else if (value != null && owner instanceof InvocationHandler && isPlain(value)) {
            open.addLast(value);
          }
        } catch (ReflectiveOperationException | RuntimeException e) {
          continue; // closed to us
        }
      }
    }
  }

  /** Whether a handler may have put the environment into this object, such as a captured "this". */
  private static boolean isPlain(Object value) {
    String name = value.getClass().getName();
    return !value.getClass().isArray() && !name.startsWith("java.") && !name.startsWith("javax.");
  }
}
