package dev.tenon.ir;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Finds the user's call that is being carried out, by the stack.
 *
 * <p>A running program finds the lines of its source files. The processor runs a model whose source
 * it has rearranged, and hands in a {@link Mapper} that leads back to the user's text.
 */
public final class Places {
  /** Calls of the user's that are kept of a chain; nobody reads more. */
  private static final int MOST_CALLS = 12;

  private static final Set<String> OWN_PACKAGES =
      Set.of(
          "dev.tenon",
          "dev.tenon.ir",
          "dev.tenon.ir.fluent",
          "dev.tenon.ir.mend",
          "dev.tenon.ir.op",
          "dev.tenon.rewrite");

  private static final StackWalker STACK =
      StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);
  private static final ThreadLocal<Mapper> MAPPER = ThreadLocal.withInitial(() -> Places::real);
  private static final ThreadLocal<Failed> FAILED = new ThreadLocal<>();
  private static final ThreadLocal<Deque<Integer>> REPETITIONS =
      ThreadLocal.withInitial(ArrayDeque::new);

  private Places() {}

  /** Tells the place of a call. */
  @FunctionalInterface
  public interface Mapper {
    /**
     * The place in the user's source of a call on the stack.
     *
     * @param caller the place that led to this call, or null
     * @return null where {@code frame} belongs to no source of the user's
     */
    Origin origin(StackTraceElement frame, Origin caller);
  }

  /**
   * A call of the user's.
   *
   * @param type the class that it stands in; null where only its name is known
   */
  private record Call(StackTraceElement frame, int repetition, Class<?> type) {}

  /** What was thrown last in a repetition, and in which; the innermost first. */
  private record Failed(Throwable thrown, List<Integer> repetitions) {}

  /** Runs {@code body} with places found by {@code mapper}. */
  public static <T> T with(Mapper mapper, Supplier<T> body) {
    Mapper before = MAPPER.get();
    MAPPER.set(mapper);
    try {
      return body.get();
    } finally {
      MAPPER.set(before);
    }
  }

  /** Runs {@code body} as the {@code number}-th repetition, counted from 1, of what called this. */
  public static <T> T repetition(int number, Supplier<T> body) {
    REPETITIONS.get().push(number);
    try {
      return body.get();
    } catch (RuntimeException | Error e) {
      Failed failed = FAILED.get();
      if (failed == null || failed.thrown() != e) {
        failed = new Failed(e, new ArrayList<>());
        FAILED.set(failed);
      }
      failed.repetitions().add(number);
      throw e;
    } finally {
      REPETITIONS.get().pop();
    }
  }

  /** The user's call that is being carried out; {@link Origin#caller} leads to those around it. */
  public static Origin here() {
    return origin(STACK.walk(frames -> calls(frames.iterator())), MAPPER.get());
  }

  /** The place at which {@code thrown} was thrown, as far as the user's sources reach. */
  public static Origin of(Throwable thrown) {
    List<Call> calls = new ArrayList<>();
    Failed failed = FAILED.get();
    Iterator<Integer> repetitions =
        failed == null || failed.thrown() != thrown
            ? Collections.emptyIterator()
            : failed.repetitions().iterator();
    int repetition = 0;
    for (StackTraceElement frame : thrown.getStackTrace()) {
      if (frame.getClassName().equals(Places.class.getName())) {
        if (frame.getMethodName().equals("repetition") && repetitions.hasNext()) {
          repetition = repetitions.next();
        }
      } else if (!isOwn(packageOf(frame.getClassName())) && !isPlatform(frame.getClassName())) {
        calls.add(new Call(frame, repetition, null));
        repetition = 0;
      }
    }
    return origin(calls, MAPPER.get());
  }

  /** The class of the user's that called; null where there is none on the stack. */
  public static Class<?> caller() {
    return STACK.walk(
        frames ->
            frames
                .<Class<?>>map(StackWalker.StackFrame::getDeclaringClass)
                .filter(type -> !isOwn(type.getPackageName()) && !isPlatform(type.getName()))
                .findFirst()
                .orElse(null));
  }

  private static List<Call> calls(Iterator<StackWalker.StackFrame> frames) {
    List<Call> calls = new ArrayList<>();
    Iterator<Integer> repetitions = REPETITIONS.get().iterator();
    int repetition = 0;
    while (frames.hasNext() && calls.size() < MOST_CALLS) {
      StackWalker.StackFrame frame = frames.next();
      if (frame.getDeclaringClass() == Places.class) {
        if (frame.getMethodName().equals("repetition")) {
          repetition = repetitions.next();
        }
      } else if (!isOwn(frame.getDeclaringClass().getPackageName())
          && !isPlatform(frame.getClassName())) {
        calls.add(new Call(frame.toStackTraceElement(), repetition, frame.getDeclaringClass()));
        repetition = 0;
      }
    }
    return calls;
  }

  private static Origin origin(List<Call> calls, Mapper mapper) {
    Origin origin = null;
    for (int i = calls.size() - 1; i >= 0; i--) {
      Call call = calls.get(i);
      Origin found = mapper.origin(call.frame(), origin);
      if (found != null) {
        found = found.in(method(call));
        origin = call.repetition() == 0 ? found : found.repeated(call.repetition());
      }
    }
    return origin == null ? Origin.NONE : origin;
  }

  private static Origin.Method method(Call call) {
    String name = call.frame().getMethodName();
    return call.type() == null ? null : new Origin.Method(call.type(), enclosing(name));
  }

  /** Where a running program finds it: {@code block, ResNet.java:31}. */
  private static Origin real(StackTraceElement frame, Origin caller) {
    boolean shell = frame.getMethodName().equals("do_it$"); // JShell's way to run a line
    return shell || isPlatform(frame.getClassName())
        ? null
        : new Origin(
            describe(frame.getMethodName(), frame.getFileName(), frame.getLineNumber()),
            null,
            caller);
  }

  /** How a place is told: {@code ResNet.java:31, in block}. */
  public static String describe(String method, String file, int line) {
    String within = enclosing(method);
    within = within.startsWith("<") ? "" : within;
    return file + ":" + line + (within.isEmpty() ? "" : ", in " + within);
  }

  /** The method that a lambda stands in, or {@code method} itself. */
  private static String enclosing(String method) {
    if (!method.startsWith("lambda$")) {
      return method;
    }
    // javac says lambda$block$3, ECJ lambda$3
    String within = method.substring("lambda".length(), method.lastIndexOf('$')).replace("$", "");
    return within.equals("new") ? "<init>" : within.equals("static") ? "<clinit>" : within;
  }

  /** The calls of {@code trace} that are neither inside of Tenon nor of the JDK. */
  public static StackTraceElement[] ofUser(StackTraceElement... trace) {
    return Arrays.stream(trace)
        .filter(frame -> !isOwn(frame) && !isPlatform(frame.getClassName()))
        .toArray(StackTraceElement[]::new);
  }

  /** Whether a call on the stack is one inside of Tenon. */
  public static boolean isOwn(StackTraceElement frame) {
    return isOwn(packageOf(frame.getClassName()));
  }

  private static boolean isOwn(String packageName) {
    return OWN_PACKAGES.contains(packageName);
  }

  private static String packageOf(String className) {
    int dot = className.lastIndexOf('.');
    return dot < 0 ? "" : className.substring(0, dot);
  }

  private static boolean isPlatform(String className) {
    return className.startsWith("java.")
        || className.startsWith("jdk.")
        || className.startsWith("sun.")
        || className.startsWith("com.sun.");
  }
}
