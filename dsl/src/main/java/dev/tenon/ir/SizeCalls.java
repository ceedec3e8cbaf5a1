package dev.tenon.ir;

import dev.tenon.Dim;
import dev.tenon.Dims;
import dev.tenon.Problem;
import dev.tenon.ir.fluent.Failure;
import dev.tenon.ir.mend.Literals;
import dev.tenon.ir.mend.Place;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Mistakes in calls of {@link Dims} and {@link Dim} that the user's own code makes while a model is
 * traced. They are told, and what was probably meant is gone on with.
 *
 * <p>A number does not tell where it comes from. So all that calls of tensors make of numbers and
 * sizes later is doubtful.
 */
public final class SizeCalls {
  private static final Set<Class<?>> SIZES = Set.of(SizeCalls.class, Dims.class, Dim.class);
  private static final StackWalker STACK =
      StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);

  private SizeCalls() {}

  /**
   * The axis to go on with where there is none as {@code thrown} says; -1 for none, of a scalar.
   *
   * @throws AxisException where it is not the user who calls, or nobody listens
   */
  public static int axis(AxisException thrown) {
    Trace trace = Trace.ofUser();
    String name = trace == null ? "" : called();
    if (name.isEmpty()) {
      throw thrown;
    }
    Origin here = Places.here();
    Object other = trace.amendments().arguments(name, List.of(thrown.axis()), () -> here).get(0);
    if (thrown.isThere((Integer) other)) {
      return (Integer) other;
    }
    Problem problem = thrown.problem().about(name);
    if (thrown.hasNearest()) {
      problem = problem.orArgument(0, thrown.ends().get(0));
    }
    tell(trace, problem, name, List.of(thrown.axis()), here);
    return thrown.hasNearest() ? thrown.ends().get(0) : -1;
  }

  /**
   * What to go on with after {@code thrown}.
   *
   * @param meant what was probably meant
   * @throws RuntimeException {@code thrown}, where it is not the user who calls, or nobody listens
   */
  public static <T> T instead(RuntimeException thrown, Supplier<T> meant) {
    Trace trace = Trace.ofUser();
    String name = trace == null ? "" : called();
    if (name.isEmpty()) {
      throw thrown;
    }
    Problem problem =
        thrown instanceof NamedSizeException named
            ? named.problem()
            : Failure.ofCall(name, thrown).orElseThrow(() -> thrown);
    tell(trace, problem, name, List.of(), Places.here());
    return meant.get();
  }

  private static void tell(
      Trace trace, Problem problem, String name, List<Object> written, Origin here) {
    Place place =
        new Place(here, new Literals(written), name, name, here, true, List.of(), null, 0, 0);
    Problem told = trace.recovery().studied(problem.placed(here).ofItself(), place);
    trace.report().accept(new Declaration.Located(told, here, false));
    trace.recovery().loosen();
  }

  /** The method of sizes that the user's own code calls now; empty where Tenon's does. */
  private static String called() {
    return STACK.walk(
        frames -> {
          String name = "";
          for (StackWalker.StackFrame frame : (Iterable<StackWalker.StackFrame>) frames::iterator) {
            Class<?> type = frame.getDeclaringClass();
            if (SIZES.contains(type)) {
              String method = frame.getMethodName();
              // a mere "of" says nothing
              String said = method.equals("of") ? type.getSimpleName() + "." + method : method;
              name = type == SizeCalls.class ? name : said;
            } else if (!type.getName().startsWith("java.")) {
              return Places.isOwn(frame.toStackTraceElement()) ? "" : name;
            }
          }
          return "";
        });
  }
}
