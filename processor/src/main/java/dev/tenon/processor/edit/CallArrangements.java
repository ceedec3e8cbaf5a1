package dev.tenon.processor.edit;

import com.sun.source.tree.MethodInvocationTree;
import dev.tenon.Problem;
import dev.tenon.ir.Declaration.Located;
import dev.tenon.ir.Origin;
import dev.tenon.ir.mend.Arrangements;
import dev.tenon.ir.mend.Candidate;
import dev.tenon.ir.mend.Cause;
import dev.tenon.ir.mend.Derivation;
import dev.tenon.ir.mend.Place;
import dev.tenon.ir.mend.Remedy;
import dev.tenon.processor.report.SourcePlace;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.tools.FileObject;

/** What may change place among calls: one and the next in {@code x.squeeze(-1).slice(-1, 1, 2)}. */
final class CallArrangements implements Arrangements {
  private final Function<FileObject, SourceFileText> texts;

  CallArrangements(Function<FileObject, SourceFileText> texts) {
    this.texts = texts;
  }

  /**
   * A call in a chain of calls.
   *
   * @param place of one of them
   */
  private record Link(
      ChainCalls file, SourcePlace place, List<MethodInvocationTree> calls, int index) {
    Optional<Candidate> exchange(int first, Located problem) {
      MethodInvocationTree one = calls.get(first);
      MethodInvocationTree other = calls.get(first + 1);
      if (!file.areAlike(one, other)) {
        return Optional.empty();
      }
      Origin before = origin(one);
      Origin after = origin(other);
      boolean here = before.isAt(problem.origin()) || after.isAt(problem.origin());
      Remedy remedy = new Remedy.Exchanged(before, after);
      Candidate second = new Candidate(place(other, after), remedy);
      return Optional.of(
          new Candidate(place(one, before), remedy, List.of(second))
              .told(
                  "put ."
                      + file.told(other)
                      + " before ."
                      + file.told(one)
                      + (here ? "" : ", " + before.place())));
    }

    private Origin origin(MethodInvocationTree call) {
      return Origin.of(file.place(call), place.call(file.nameEnd(call)));
    }

    private static Place place(MethodInvocationTree call, Origin origin) {
      return Place.ofCall(ChainCalls.name(call), origin, List.of(), null);
    }
  }

  @Override
  public boolean areNeighbours(Located one, Located other) {
    Optional<Link> first = link(one.origin());
    Optional<Link> second = first.flatMap(found -> link(other.origin()));
    return second.isPresent()
        && first.get().calls().equals(second.get().calls())
        && Math.abs(first.get().index() - second.get().index()) <= 1;
  }

  @Override
  public List<Candidate> near(Located problem) {
    List<Origin> calls = new ArrayList<>();
    for (Origin call = problem.origin(); call != null; call = call.caller()) {
      calls.add(call);
    }
    if (problem.problem().fixes().isEmpty()) {
      calls.addAll(deciding(problem.problem()));
    }
    Set<Object> seen = new HashSet<>();
    return calls.stream()
        .flatMap(call -> link(call).stream())
        .flatMap(link -> exchanges(link, problem))
        .filter(candidate -> seen.add(candidate.place().origin().token()))
        .toList();
  }

  /** Calls that decided on what is wrong, the nearest first. */
  private static List<Origin> deciding(Problem problem) {
    List<Origin> calls = new ArrayList<>();
    for (Cause cause : problem.causes()) {
      List<Origin> steps =
          new ArrayList<>(
              cause.derivation().steps().stream().map(Derivation.Step::origin).toList());
      Collections.reverse(steps);
      calls.addAll(steps);
    }
    return calls;
  }

  private static Stream<Candidate> exchanges(Link link, Located problem) {
    return IntStream.of(link.index() - 1, link.index())
        .filter(first -> first >= 0 && first + 1 < link.calls().size())
        .mapToObj(first -> link.exchange(first, problem))
        .flatMap(Optional::stream);
  }

  private Optional<Link> link(Origin origin) {
    if (!(origin.token() instanceof SourcePlace place)) {
      return Optional.empty();
    }
    ChainCalls file = new ChainCalls(texts.apply(place.file()));
    return file.at(place.offset())
        .map(
            call -> {
              List<MethodInvocationTree> calls = file.around(call);
              return new Link(file, place, calls, calls.indexOf(call));
            });
  }
}
