package dev.tenon.ir;

import dev.tenon.Layer;
import dev.tenon.Problem;
import dev.tenon.Tensor;
import dev.tenon.Type;
import dev.tenon.ir.fluent.Failure;
import dev.tenon.ir.mend.Amendments;
import dev.tenon.ir.mend.ArgumentChanges;
import dev.tenon.ir.mend.Cause;
import dev.tenon.ir.mend.Literals;
import dev.tenon.ir.mend.Place;
import dev.tenon.ir.mend.Remedy;
import dev.tenon.ir.mend.RunParts;
import dev.tenon.ir.mend.Want;
import dev.tenon.ir.op.Pieces;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/**
 * The calls of tensors' methods that the user's own code makes in a trace: problems are named after
 * them, other values are tried in them, and something stands in for what one was meant to give that
 * failed.
 *
 * <p>A method may call others. What those find wrong is a problem of the one that the user calls.
 */
final class Calls {
  /** A call as it is written is shown up to this length, its name alone beyond. */
  private static final int LONGEST_TEXT = 30;

  private final Trace trace;
  private final Recovery recovery;
  private final Sizes sizes;
  private final Exchanges exchanges = new Exchanges();
  private Frame busy; // in which the user's call is that is being carried out
  private String name = ""; // of that call

  Calls(Trace trace, Recovery recovery, Sizes sizes) {
    this.trace = trace;
    this.recovery = recovery;
    this.sizes = sizes;
  }

  /** Whether what is applied now is so by the user's own call, and not by a method within it. */
  boolean isUsers(Frame frame) {
    return frame != null && frame.users() && frame != busy;
  }

  /**
   * The outputs of {@code call}, or of what is tried in its place.
   *
   * @param report takes its problem, and something stands in for the outputs; where it is null, the
   *     problem is thrown
   */
  List<Tensor> outputs(Call call, Consumer<Declaration.Located> report) {
    Frame frame = trace.frame();
    if (!isUsers(frame)) {
      return call.how().apply(call.tensors(), call.written());
    }
    int first = trace.size();
    List<Tensor> outputs;
    try {
      outputs = carriedOut(call, frame);
    } catch (Problem problem) {
      if (problem.isPlaced()) {
        throw problem;
      }
      return recovered(problem.about(call.name()), call, report, frame);
    } catch (AxisException outside) {
      return recovered(problem(outside, call), call, report, frame);
    } catch (IllegalArgumentException | IndexOutOfBoundsException | ArithmeticException wrong) {
      Problem problem = Failure.ofCall(call.name(), wrong).orElseThrow(() -> wrong);
      return recovered(problem, call, report, frame);
    }
    remember(call, outputs, first);
    recovery.made(call, outputs);
    return outputs;
  }

  /** What {@code layer} gives of {@code x}, or of what is tried in its place. */
  Tensor used(Layer layer, Tensor x, UnaryOperator<Tensor> how) {
    if (!isUsers(trace.frame())) {
      Tensor output = how.apply(x);
      recovery.applied(Places::here, layer, x, output);
      return output;
    }
    Origin here = Places.here();
    Tensor taken = trace.amendments().operands(Amendments.APPLY, List.of(x), () -> here).get(0);
    Tensor output = trace.amendments().result(Amendments.APPLY, how.apply(taken), () -> here);
    recovery.applied(() -> here, layer, taken, output);
    recovery.used(Place.ofCall(Amendments.APPLY, here, List.of(taken), output));
    return output;
  }

  /**
   * {@code own}, one of the two parts of a run that the user may take, or the other where that is
   * tried.
   */
  Tensor taken(String part, Tensor own, Tensor other) {
    if (!isUsers(trace.frame())) {
      return own;
    }
    Origin here = Places.here();
    recovery.taken(RunParts.place(part, here, own, other));
    return trace.amendments().instead(part, List.of(other), () -> here).orElse(own);
  }

  private List<Tensor> carriedOut(Call call, Frame frame) {
    Frame before = busy;
    String outer = name;
    busy = frame;
    name = call.name();
    String applying = sizes.applying(call.name());
    try {
      if (call.tensors().contains(null)) {
        throw Problem.of("NullArgument", "takes tensors, but one is null")
            .fix("hand over a tensor");
      }
      Amendments amendments = trace.amendments();
      if (amendments.isEmpty()) {
        return call.how().apply(call.tensors(), call.written());
      }
      Optional<Tensor> instead = amendments.instead(call.name(), call.tensors(), Places::here);
      if (instead.isPresent()) {
        return List.of(instead.get());
      }
      Optional<Remedy.Exchanged> exchange = amendments.exchange(call.name(), Places::here);
      if (exchange.isPresent()) {
        return exchanges.carriedOut(call, exchange.get());
      }
      return call
          .how()
          .apply(
              amendments.operands(call.name(), call.tensors(), Places::here),
              amendments.arguments(call.name(), call.written(), Places::here))
          .stream()
          .map(output -> amendments.result(call.name(), output, Places::here))
          .toList();
    } finally {
      sizes.applying(applying);
      busy = before;
      name = outer;
    }
  }

  /** What a person calls what {@code primitive} computes now: the method that was called for it. */
  String called(Primitive primitive) {
    return busy != null && busy == trace.frame() ? name : primitive.called();
  }

  /** Remembers a call that another one may mend later. */
  private void remember(Call call, List<Tensor> outputs, int first) {
    Tensor output = outputs.get(0);
    if (outputs.size() == 1 && output.node().id() >= first) {
      Origin made = output.node().origin();
      recovery.used(Place.ofCall(call.name(), made, call.tensors(), output));
    }
    boolean moves =
        outputs.size() == 1 && outputs.get(0).node().primitive() instanceof Pieces.Transpose;
    boolean written = call.written().stream().allMatch(Objects::nonNull);
    boolean decides = call.decides() && written;
    if (written && !call.written().isEmpty() && ArgumentChanges.concern(call.name())) {
      recovery.called(place(call, Places.here(), outputs.get(0), first, trace.size()));
    }
    if (moves || decides) {
      Origin here = Places.here();
      recovery.applied(
          decides
              ? place(call, here, outputs.get(0), first, trace.size())
              : Place.ofCall(call.name(), here, call.tensors(), outputs.get(0)));
    }
  }

  private static Place place(Call call, Origin here, Tensor output, int first, int end) {
    boolean plain = call.written().stream().allMatch(Objects::nonNull);
    Object layer = plain ? new Literals(List.copyOf(call.written())) : null;
    List<Tensor> tensors = call.tensors().stream().filter(Objects::nonNull).toList();
    return new Place(
        here, layer, call.name(), call.name(), here, true, tensors, output, first, end);
  }

  private static Problem problem(AxisException outside, Call call) {
    String text = call.text();
    Problem problem = outside.problem().about(text.length() > LONGEST_TEXT ? call.name() : text);
    if (!call.tensors().isEmpty()) {
      problem = problem.becauseRank(call.tensors().get(0));
    }
    int index = call.written().indexOf(outside.axis());
    if (index >= 0 && outside.hasNearest()) {
      for (int end : outside.ends()) {
        problem =
            problem.or(
                call.isPlain() ? new Remedy.Argument(index, end, "") : Remedy.axis(index, end));
      }
    }
    return problem;
  }

  private List<Tensor> recovered(
      Problem problem, Call call, Consumer<Declaration.Located> report, Frame frame) {
    Origin here = Places.here();
    Place place = place(call, here, null, trace.size(), trace.size());
    Problem told = recovery.studied(problem.placed(here), place);
    if (report == null) {
      throw told;
    }
    recovery.failed(place);
    List<Tensor> tensors = place.inputs();
    if (!recovery.follows(told, here, call)) {
      report.accept(new Declaration.Located(told, here, false));
    }
    Meant meant = meant(problem, call, tensors);
    boolean dtype = Recovery.isOfDtype(problem);
    boolean rank = meant.isRankUnsure();
    return meant.types().stream()
        .map(type -> recovery.standIn(type, dtype, rank, tensors, call.name(), frame))
        .toList();
  }

  // ---- what a call was meant to give

  /** The types that a call was meant to give, of which the number of axes may be unsure. */
  private record Meant(List<Type> types, boolean isRankUnsure) {}

  private Meant meant(Problem problem, Call call, List<Tensor> tensors) {
    if (problem.standIn().isPresent()) {
      return new Meant(List.of(problem.standIn().get()), false);
    }
    List<Type> types = tensors.stream().map(Tensor::type).toList();
    Optional<List<Type>> mended =
        problem.remedies().stream()
            .flatMap(remedy -> given(call, remedy, types).stream())
            .findFirst()
            .or(
                () ->
                    problem.wants().stream()
                        .flatMap(want -> given(call, want, tensors).stream())
                        .findFirst());
    return mended
        .map(outputs -> new Meant(outputs, isOfRank(problem) && isOtherRank(outputs, types)))
        .orElseGet(() -> new Meant(guessed(call, types), true));
  }

  private static boolean isOfRank(Problem problem) {
    return problem.causes().stream().anyMatch(cause -> cause.what() == Cause.What.RANK);
  }

  /** Whether there are more axes or fewer than in what the call is given, as in a reduction. */
  private static boolean isOtherRank(List<Type> outputs, List<Type> inputs) {
    return inputs.isEmpty() || outputs.get(0).rank() != inputs.get(0).rank();
  }

  private List<Type> guessed(Call call, List<Type> types) {
    List<Type> guessed = call.meant().apply(types);
    return guessed.isEmpty() ? List.of(Type.of().with(trace.floatType())) : guessed;
  }

  /** What it gives with {@code remedy}; empty where that fails, or changes something else. */
  private Optional<List<Type>> given(Call call, Remedy remedy, List<Type> types) {
    if (remedy instanceof Remedy.Call other) {
      return tried(types, given -> List.of(other.how().apply(given.get(0))));
    }
    if (remedy instanceof Remedy.Method other) {
      return tried(types, given -> List.of(other.how().apply(given)));
    }
    if (remedy instanceof Remedy.Operand operand && operand.index() < types.size()) {
      return tried(
          types,
          given -> {
            List<Tensor> changed = new ArrayList<>(given);
            changed.set(operand.index(), operand.how().apply(given.get(operand.index())));
            return call.how().apply(changed, call.written());
          });
    }
    if (remedy instanceof Remedy.Swap) {
      List<Type> swapped = new ArrayList<>(types);
      Collections.reverse(swapped);
      return given(call, swapped, call.written());
    }
    return remedy instanceof Remedy.Drop && !types.isEmpty()
        ? Optional.of(types.subList(0, 1))
        : Amendments.changed(call.written(), remedy).flatMap(other -> given(call, types, other));
  }

  /** What it gives of tensors as {@code want} says. */
  private Optional<List<Type>> given(Call call, Want want, List<Tensor> tensors) {
    List<Type> types = new ArrayList<>(tensors.stream().map(Tensor::type).toList());
    Tensor wanted = want.tensor();
    int index =
        IntStream.range(0, types.size())
            .filter(i -> tensors.get(i).node() == wanted.node())
            .filter(i -> tensors.get(i).index() == wanted.index())
            .findFirst()
            .orElse(-1);
    if (index < 0) {
      return Optional.empty();
    }
    Type type = types.get(index);
    if (want instanceof Want.Size size) {
      types.set(index, type.with(type.dims().with(size.axis(), size.size())));
    } else if (want instanceof Want.Sizes all) {
      types.set(index, type.with(all.sizes()));
    } else if (want instanceof Want.Dtype dtype) {
      types.set(index, type.with(dtype.dtype()));
    } else {
      return Optional.empty();
    }
    return given(call, types, call.written());
  }

  private Optional<List<Type>> given(Call call, List<Type> types, List<?> written) {
    return tried(types, given -> call.how().apply(given, written));
  }

  private Optional<List<Type>> tried(
      List<Type> types, java.util.function.Function<List<Tensor>, List<Tensor>> how) {
    Trace scratch = recovery.scratch();
    try {
      List<Tensor> inputs = new ArrayList<>();
      for (Type type : types) {
        inputs.add(scratch.input("input" + inputs.size(), type));
      }
      List<Tensor> outputs = scratch.record(() -> how.apply(inputs));
      return Optional.of(outputs.stream().map(Tensor::type).toList());
    } catch (RuntimeException fails) { // it was a guess
      return Optional.empty();
    }
  }
}
