package dev.tenon.processor.edit;

import com.sun.source.tree.MethodInvocationTree;
import dev.tenon.ir.Declaration.Located;
import dev.tenon.ir.Origin;
import dev.tenon.ir.mend.Arrangements;
import dev.tenon.ir.mend.Candidate;
import dev.tenon.ir.mend.Place;
import dev.tenon.ir.mend.Remedy;
import dev.tenon.processor.report.SourcePlace;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
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
    List<Candidate> all = new ArrayList<>();
    for (Origin call = problem.origin(); call != null; call = call.caller()) {
      link(call).ifPresent(link -> all.addAll(exchanges(link, problem)));
    }
    return all;
  }

  private static List<Candidate> exchanges(Link link, Located problem) {
    return IntStream.of(link.index() - 1, link.index())
        .filter(first -> first >= 0 && first + 1 < link.calls().size())
        .mapToObj(first -> link.exchange(first, problem))
        .flatMap(Optional::stream)
        .toList();
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
