package dev.tenon.processor.edit;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import dev.tenon.ir.fluent.LayerOptions;
import dev.tenon.ir.mend.Candidate;
import dev.tenon.ir.mend.Literals;
import dev.tenon.ir.mend.Place;
import dev.tenon.ir.mend.Remedy;
import dev.tenon.processor.read.WrittenOption;
import dev.tenon.processor.report.SourcePlace;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A {@code static final int} that several calls use: its value is changed for all of them at once.
 */
final class SharedConstant {
  private final SourceFileText file;
  private final Named names;

  SharedConstant(SourceFileText file) {
    this.file = file;
    this.names = new Named(file);
  }

  /**
   * {@code candidate} at all calls that use the constant whose value it changes at one; empty where
   * it changes none, or something else uses it, too.
   *
   * @param places what can be changed, of any file
   */
  Optional<Candidate> everywhere(Candidate candidate, List<Place> places) {
    Integer number = number(candidate.remedy());
    Tree used = number == null ? null : used(candidate);
    VariableTree constant = used == null ? null : names.constant(used).orElse(null);
    if (constant == null) {
      return Optional.empty();
    }
    List<Candidate> others = new ArrayList<>();
    for (IdentifierTree use : names.uses(constant)) {
      if (use != used) {
        Optional<Candidate> other =
            places.stream().flatMap(place -> changing(place, use, number)).findFirst();
        if (other.isEmpty()) {
          return Optional.empty();
        }
        others.add(other.get());
      }
    }
    String told = "write %s = %d in %s".formatted(constant.getName(), number, file.place(constant));
    return others.isEmpty()
        ? Optional.empty()
        : Optional.of(new Candidate(candidate.place(), candidate.remedy(), others, told));
  }

  /** All of {@code changes} as one of the constant's value; empty where they are not that. */
  Optional<Edit> edit(List<Candidate> changes) {
    Integer number = number(changes.get(0).remedy());
    List<Tree> used = changes.stream().map(this::used).toList();
    boolean all =
        number != null
            && !used.contains(null)
            && changes.stream().allMatch(change -> number.equals(number(change.remedy())));
    return Optional.ofNullable(all ? used.get(0) : null)
        .flatMap(names::constant)
        .filter(constant -> used.containsAll(names.uses(constant)))
        .map(VariableTree::getInitializer)
        .map(
            written ->
                new Edit(file, file.start(written), file.end(written), String.valueOf(number)));
  }

  /** What at {@code place} says {@code use} becomes {@code number}. */
  private Stream<Candidate> changing(Place place, IdentifierTree use, int number) {
    Stream<Remedy> remedies =
        place.layer() instanceof Literals literals
            ? IntStream.range(0, literals.values().size())
                .mapToObj(index -> new Remedy.Argument(index, number, ""))
            : place.layer() != null && LayerOptions.isReadable(place.layer())
                ? LayerOptions.options(place.layer()).stream()
                    .map(option -> new Remedy.Write(option, number))
                : Stream.empty();
    return remedies
        .map(remedy -> new Candidate(place, remedy))
        .filter(change -> used(change) == use);
  }

  private static Integer number(Remedy remedy) {
    Object value =
        remedy instanceof Remedy.Write write
            ? write.value()
            : remedy instanceof Remedy.Argument argument ? argument.value() : null;
    Object single = value instanceof List<?> list && list.size() == 1 ? list.get(0) : value;
    return single instanceof Integer number ? number : null;
  }

  /** The expression in whose place {@code change} writes another; null where that is none. */
  private Tree used(Candidate change) {
    if (!(change.place().origin().token() instanceof SourcePlace spot)
        || !spot.file().toUri().equals(file.uri())) {
      return null;
    }
    return file.find(
            MethodInvocationTree.class, call -> file.end(call.getMethodSelect()) == spot.offset())
        .flatMap(call -> used(call, change.remedy()))
        .orElse(null);
  }

  private static Optional<ExpressionTree> used(MethodInvocationTree call, Remedy remedy) {
    if (remedy instanceof Remedy.Write write) {
      return WrittenOption.only(call, write.option());
    }
    List<? extends ExpressionTree> arguments = call.getArguments();
    return remedy instanceof Remedy.Argument argument && argument.index() < arguments.size()
        ? Optional.of(arguments.get(argument.index()))
        : Optional.empty();
  }
}
