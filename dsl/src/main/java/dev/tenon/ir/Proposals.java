package dev.tenon.ir;

import dev.tenon.Problem;
import dev.tenon.ir.mend.Candidate;
import dev.tenon.ir.mend.Candidates;
import dev.tenon.ir.mend.Forgotten;
import dev.tenon.ir.mend.GivenData;
import dev.tenon.ir.mend.Likelihood;
import dev.tenon.ir.mend.Moved;
import dev.tenon.ir.mend.OtherValues;
import dev.tenon.ir.mend.Place;
import dev.tenon.ir.mend.Reduced;
import dev.tenon.ir.mend.Remedy;
import dev.tenon.ir.mend.SharedCalls;
import dev.tenon.ir.mend.Want;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** All changes that are worth trying for a problem of a function, the likeliest first. */
final class Proposals {
  private final Trace trace;
  private final Aside aside;
  private final Seen seen;

  /** Of the function that {@code trace} records. */
  Proposals(Trace trace, Aside aside, Seen seen) {
    this.trace = trace;
    this.aside = aside;
    this.seen = seen;
  }

  /**
   * What a function did.
   *
   * @param places the layers and calls, those that failed last
   * @param given what data sets say
   * @param taken where parts of runs of recurrent layers were taken
   * @param calls in which another number may be meant
   * @param uses the user's calls, in which another value may be meant
   * @param fields the layers of fields that were applied
   * @param said what the data set is that a model is trained with; null where none says anything
   */
  record Seen(
      List<Place> places,
      List<Place> given,
      List<Place> taken,
      List<Place> calls,
      List<Place> uses,
      FieldLayers fields,
      Declaration.Data said) {}

  /**
   * For {@code problem} of what {@code node} computes.
   *
   * @param before the layers that were applied before it
   */
  List<Candidate> of(Problem problem, Node node, List<Place> before) {
    List<Place> made =
        new ArrayList<>(
            before.stream()
                .filter(place -> place.made(node.id()) && place.layer() != null)
                .sorted(Comparator.comparingInt(place -> place.first() - place.end()))
                .toList());
    if (made.isEmpty()) {
      made.add(Place.ofCall(node.called(), node.origin(), node.inputs(), node.output(0)));
    }
    return made.stream().flatMap(place -> of(problem, place, before).stream()).distinct().toList();
  }

  /** For {@code problem} of {@code place}; null where it has none. */
  List<Candidate> of(Problem problem, Place place, List<Place> before) {
    Forgotten forgotten = new Forgotten(seen.places());
    GivenData data = new GivenData(seen.given(), MeantLabels.type(seen.said(), trace.constants()));
    List<Candidate> all = new ArrayList<>(data.batched(problem));
    all.addAll(data.larger());
    all.addAll(forgotten.of(place));
    if (place != null && problem.use() != null) {
      all.addAll(forgotten.ofApplied(problem.use(), place.inputs()));
      all.addAll(forgotten.layers(problem.use(), place, trace.variables().ownership().chains()));
    }
    List<Candidate> others =
        trace.variables().isFluent()
            ? seen.fields().of(problem, place, trace.variables().ownership().chains())
            : List.of();
    others.stream().filter(this::isNeverRead).forEach(all::add);
    OtherValues values = new OtherValues(seen.uses(), problem, place);
    all.addAll(values.unused());
    Moved moved = new Moved(seen.places());
    SharedCalls shared = new SharedCalls(seen.places(), seen.uses());
    towards(problem.wanting(want -> !isElsewhere(want)), place, before).stream()
        .map(moved::of)
        .flatMap(candidate -> shared.of(candidate, problem.use()))
        .forEach(all::add);
    all.addAll(beforeData(all), values.fitting());
    all.addAll(beforeData(all), new Reduced(seen.uses(), seen.places()).of(place));
    problem.wants().stream()
        .filter(this::isElsewhere)
        .map(want -> want.tensor().trace().recovery().towards(problem.wanting(want::equals)))
        .forEach(some -> addElsewhere(all, some));
    others.stream().filter(other -> !isNeverRead(other)).forEach(all::add);
    all.addAll(data.of(problem));
    return all;
  }

  /** For what {@code problem} wants of layers that were applied {@code before}. */
  List<Candidate> towards(Problem problem, List<Place> before) {
    return towards(problem, null, before);
  }

  private List<Candidate> towards(Problem problem, Place place, List<Place> before) {
    return new Candidates(
            before,
            List.copyOf(seen.taken()),
            List.copyOf(seen.calls()),
            aside::given,
            aside::applied)
        .of(problem, place);
  }

  /** Whether it applies a field's layer of which no function has read a weight. */
  private boolean isNeverRead(Candidate candidate) {
    return candidate.remedy() instanceof Remedy.Through through
        && !trace.variables().isRead(through.name());
  }

  private static int beforeData(List<Candidate> all) {
    int data = 0;
    while (data < all.size() && !Likelihood.isOtherData(all.get(data))) {
      data++;
    }
    return data;
  }

  /** Adds changes in another function, before all others where nothing is likelier. */
  private static void addElsewhere(List<Candidate> all, List<Candidate> some) {
    for (Candidate candidate : some) {
      boolean data = Likelihood.isOtherData(candidate);
      int index = Likelihood.isCertain(candidate) ? 0 : data ? all.size() : beforeData(all);
      all.add(index, candidate);
    }
  }

  /** Whether it is about a tensor of another function, which shares layers with this one. */
  private boolean isElsewhere(Want want) {
    Trace other = want.tensor().trace();
    return other != trace && other.report() != null;
  }
}
