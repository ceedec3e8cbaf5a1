package dev.tenon.ir.mend;

import dev.tenon.Dim;
import dev.tenon.Dims;
import dev.tenon.Problem;
import dev.tenon.Type;
import dev.tenon.ir.Source;
import dev.tenon.ir.fluent.LayerOptions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;

/** Finds the changes that are worth trying for a problem. */
public final class Candidates {
  /** Layers before the one at fault whose options are looked at. */
  private static final int MOST_PLACES = 4;

  static final int MOST_EACH = 2;

  private final List<Place> places;
  private final BiFunction<Place, Remedy, Optional<Type>> given;
  private final BiFunction<Place, Type, Optional<Type>> applied;
  private final Giver giver;
  private final RunParts parts;
  private final ArgumentChanges arguments;

  /**
   * Candidates in a trace.
   *
   * @param places the layers that were applied so far
   * @param taken where parts of runs of recurrent layers were taken
   * @param calls of tensors in which another number may be meant
   * @param given the type that a place gives where it is changed; empty where that fails
   * @param applied the type that a place gives of an input of another type
   */
  public Candidates(
      List<Place> places,
      List<Place> taken,
      List<Place> calls,
      BiFunction<Place, Remedy, Optional<Type>> given,
      BiFunction<Place, Type, Optional<Type>> applied) {
    this.places = places;
    this.given = given;
    this.applied = applied;
    this.giver = new Giver(places, given);
    this.parts = new RunParts(taken);
    this.arguments = new ArgumentChanges(calls);
  }

  /** What to try for {@code problem} of {@code place}, the most promising first. */
  public List<Candidate> of(Problem problem, Place place) {
    Set<Candidate> candidates = new LinkedHashSet<>();
    List<List<Candidate>> upstream = new ArrayList<>();
    MeantInputs inputs = new MeantInputs(places, problem, place);
    candidates.addAll(inputs.batchFirst());
    candidates.addAll(inputs.likely());
    if (place != null) {
      Twins.of(place).ifPresent(twin -> candidates.add(new Candidate(place, twin)));
    }
    for (Want want : problem.wants()) {
      if (want instanceof Want.Size size) {
        candidates.addAll(arguments.towards(size));
        new Missing(places).narrowing(size).ifPresent(candidates::add);
        upstream.add(towards(size));
      } else if (want instanceof Want.Known known) {
        candidates.addAll(arguments.towards(known));
        new AxisChanges(places, given, place).averaged(known).ifPresent(candidates::add);
      } else if (want instanceof Want.Single single) {
        Want.Size one = new Want.Size(single.tensor(), single.axis(), Dim.of(1));
        candidates.addAll(arguments.towards(one));
        upstream.add(single(one));
      } else if (want instanceof Want.Sizes sizes) {
        arguments.squeezed(sizes).ifPresent(candidates::add);
        new Missing(places).pool(sizes).ifPresent(candidates::add);
        candidates.addAll(giver.giving(sizes.tensor(), sizes.sizes()));
      } else if (want instanceof Want.Alike alike) {
        alike(alike).ifPresent(candidates::add);
      } else if (want instanceof Want.One one) {
        candidates.addAll(giver.one(one));
      } else if (want instanceof Want.Enlarged larger) {
        List<Place> path = new AxisChanges(places, given, place).path(larger.tensor());
        new Upstream(path, given, applied)
            .enlarged(larger.tensor().dims(), larger.sizes())
            .map(List::of)
            .ifPresent(upstream::add);
      } else if (want instanceof Want.Each each) {
        candidates.addAll(new AxisChanges(places, given, place).each(each));
      } else if (want instanceof Want.Besides
          || want instanceof Want.Stated
          || want instanceof Want.Longer
          || want instanceof Want.Labels
          || want instanceof Want.Steps
          || want instanceof Want.Ordered) {
        continue; // along with the remedies, only what is said, or what inputs may be stated
      } else if (want instanceof Want.Led toLead) {
        List<Candidate> led = led(toLead, place);
        if (toLead.last()) {
          upstream.add(led);
        } else {
          candidates.addAll(led);
        }
      } else if (want instanceof Want.Given stated && stated.last()) {
        upstream.add(new AxisChanges(places, given, place).towards(stated));
      } else if (want instanceof Want.Layers layers) {
        Missing missing = new Missing(places);
        missing.insteadOfSoftmax(layers).or(() -> missing.after(layers)).ifPresent(candidates::add);
      } else {
        if (want instanceof Want.Rank rank) {
          boolean steps = rank.rank() > rank.tensor().dims().rank();
          parts.other(rank.tensor(), steps).ifPresent(candidates::add);
        }
        candidates.addAll(new AxisChanges(places, given, place).towards(want));
      }
    }
    if (place != null) {
      boolean part =
          "activation".equals(problem.option()) && Possible.hasOption(place.layer(), "activation");
      problem.remedies().stream()
          .filter(remedy -> !part || !isWhole(remedy))
          .forEach(remedy -> at(place, remedy).ifPresent(candidates::add));
      candidates.addAll(besides(problem, place));
    }
    int most = upstream.stream().mapToInt(List::size).max().orElse(0);
    for (int rank = 0; rank < most; rank++) {
      for (List<Candidate> some : upstream) {
        if (rank < some.size()) {
          candidates.add(some.get(rank));
        }
      }
    }
    for (Want want : problem.wants()) {
      if (want instanceof Want.Layers layers) {
        new Missing(places).afterActivated(layers).ifPresent(candidates::add);
      }
    }
    OtherJoin.of(place).ifPresent(candidates::add);
    candidates.addAll(inputs.otherwise());
    candidates.addAll(inputs.exchanged());
    return ranked(candidates);
  }

  /** One in place of the width that a layer was given: no other size was meant to be 1. */
  private List<Candidate> single(Want.Size one) {
    Dim actual = one.tensor().dims().dim(one.axis());
    return towards(one).stream()
        .filter(change -> change.remedy() instanceof Remedy.Write)
        .filter(change -> change.replaces(actual))
        .toList();
  }

  /** The likeliest change of each tensor that is not like the others, all at once. */
  private Optional<Candidate> alike(Want.Alike want) {
    List<Want.Size> sizes = want.sizes();
    List<Candidate> all =
        sizes.stream()
            .flatMap(size -> ranked(new LinkedHashSet<>(towards(size))).stream().limit(1))
            .toList();
    return all.size() < sizes.size()
        ? Optional.empty()
        : Optional.of(
            new Candidate(all.get(0).place(), all.get(0).remedy(), all.subList(1, all.size())));
  }

  private List<Candidate> led(Want.Led want, Place place) {
    List<Place> path = new AxisChanges(places, given, place).path(want.tensor());
    Upstream upstream = new Upstream(path, given, applied);
    return upstream.towards(want.sizes()).or(() -> upstream.turned(want.sizes())).stream().toList();
  }

  /** Literals of layers first, then new layers, then other data, which users can seldom have. */
  private List<Candidate> ranked(Set<Candidate> candidates) {
    List<Candidate> ranked =
        new ArrayList<>(
            candidates.stream()
                .filter(Candidates::isSayable)
                .flatMap(new FirstOfMany(places)::of)
                .toList());
    ranked.sort(Comparator.comparingInt(Likelihood::rank));
    return List.copyOf(ranked);
  }

  private static boolean isSayable(Candidate candidate) {
    return candidate.all().stream()
        .noneMatch(one -> one.remedy() instanceof Remedy.Sizes sizes && !sizes.isSayable());
  }

  private Optional<Candidate> earlier(Remedy.Earlier earlier) {
    if (earlier.value() instanceof Boolean steps && earlier.option().equals("returnSequences")) {
      Optional<Candidate> other = parts.other(earlier.x(), steps);
      if (other.isPresent()) {
        return other;
      }
    }
    for (int i = places.size() - 1; i >= 0; i--) {
      Place place = places.get(i);
      Object layer = place.layer();
      if (layer != null
          && LayerOptions.isReadable(layer)
          && LayerOptions.options(layer).contains(earlier.option())
          && Derivation.reaches(
              earlier.x(), Derivation.all(earlier.x()), (node, axis) -> place.made(node.id()))) {
        boolean written = LayerOptions.value(layer, earlier.option()).equals(earlier.value());
        Remedy remedy =
            earlier.value().equals(LayerOptions.defaultOf(layer, earlier.option()))
                ? new Remedy.Remove(earlier.option())
                : new Remedy.Write(earlier.option(), earlier.value());
        return written ? Optional.empty() : Optional.of(new Candidate(place, remedy));
      }
    }
    return Optional.empty();
  }

  /** {@code remedies} at {@code place}, all of which must be possible there. */
  private Optional<Candidate> together(Place place, List<Remedy> remedies) {
    List<Candidate> all = remedies.stream().flatMap(each -> at(place, each).stream()).toList();
    return all.size() < remedies.size()
        ? Optional.empty()
        : Optional.of(new Candidate(place, remedies.get(0), all.subList(1, all.size())));
  }

  /** {@code remedy} where it stands: at {@code place}, or at an earlier layer that it names. */
  private Optional<Candidate> at(Place place, Remedy remedy) {
    if (remedy instanceof Remedy.Earlier earlier) {
      return earlier(earlier);
    }
    if (remedy instanceof Remedy.Together together) {
      return together(place, together.remedies());
    }
    if (remedy instanceof Remedy.Drop && place.origin().isRepeated()) {
      return Optional.empty(); // all repetitions would lose it
    }
    return Possible.at(place, remedy)
        ? Optional.of(new Candidate(place, remedy))
        : Optional.empty();
  }

  /** Whether it takes the layer away: too much where its activation alone is wrong. */
  private static boolean isWhole(Remedy remedy) {
    return remedy instanceof Remedy.Drop || remedy instanceof Remedy.Instead;
  }

  private List<Candidate> towards(Want.Size want) {
    Dim actual = want.tensor().dims().dim(want.axis());
    List<Candidate> found = new ArrayList<>(new ImageSizes(places).of(want, actual));
    int looked = 0;
    List<Place> deciding = Derivation.deciding(places, want.tensor(), want.axis());
    deciding.forEach(place -> ChannelsFirst.of(place).ifPresent(found::add));
    for (Place place : deciding) {
      boolean changeable =
          place.layer() instanceof Literals
              || place.isText()
              || want.axis() > 0 // no option of a layer decides on the batch
                  && place.layer() != null
                  && LayerOptions.isReadable(place.layer());
      if (!changeable || looked == MOST_PLACES) {
        continue;
      }
      Dims dims = place.output().dims();
      int axis = Derivation.axis(place, want, actual);
      if (axis < 0) {
        break; // what stands further up decides only by way of this
      }
      looked++;
      if (place.layer() instanceof Literals literals) {
        literals(place, literals, actual, want.size()).ifPresent(found::add);
        continue;
      }
      if (place.isText()) {
        Optional<Candidate> last = ChannelsFirst.stated(place);
        if (last.isPresent()) {
          found.add(last.get());
          continue;
        }
        boolean batch = axis > 0 && want.size().equals(dims.dim(0));
        // a part of other axes is stretched where it is 1, which is seldom meant of the whole
        boolean part = want.size().equals(Dim.of(1)) && dims.rank() != want.tensor().dims().rank();
        SwappedSizes.of(place, axis, want.size()).ifPresent(found::add);
        if (actual.isKnown()
            && !batch
            && !part
            && !ChannelsFirst.isColour(place, axis, want.size())) { // who names a size means any
          Candidate one = stating(place, axis, want.size());
          found.add(one);
          together(one, axis, actual, want.size()).ifPresent(found::add);
        }
        OneLetter.same(places, actual, want.size()).ifPresent(found::add);
        continue;
      }
      for (Remedy.Write write : options(place, axis, actual, want.size())) {
        found.add(new Candidate(place, write));
        shifted(place, write).ifPresent(found::add);
      }
    }
    return found;
  }

  /**
   * Options of a layer that give {@code wanted} in place of {@code actual}, the likeliest first.
   */
  private List<Remedy.Write> options(Place place, int axis, Dim actual, Dim wanted) {
    List<Remedy.Write> giving = new ArrayList<>();
    for (Remedy.Write write : Variations.of(place.layer(), actual, wanted)) {
      if (gives(place, write, axis, wanted)) {
        giving.add(write);
        if (giving.size() == MOST_EACH || Variations.isThat(place.layer(), write, actual)) {
          break; // nothing is likelier than the size itself, and each takes a trace
        }
      }
    }
    return giving;
  }

  /** The same where the option is counted from another number. */
  private static Optional<Candidate> shifted(Place place, Remedy.Write write) {
    Optional<Integer> now = number(LayerOptions.value(place.layer(), write.option()));
    Optional<Integer> other = number(write.value());
    return place.fluent() && now.isPresent() && other.isPresent()
        ? Optional.of(
            new Candidate(place, new Remedy.Shift(write.option(), other.get() - now.get())))
        : Optional.empty();
  }

  /** A number, alone or for each of several axes. */
  private static Optional<Integer> number(Object value) {
    if (value instanceof List<?> several) {
      return several.stream().distinct().count() == 1 ? number(several.get(0)) : Optional.empty();
    }
    return value instanceof Integer number ? Optional.of(number) : Optional.empty();
  }

  /** The wanted size where the present one is written in parentheses. */
  private static Optional<Candidate> literals(
      Place place, Literals literals, Dim actual, Dim wanted) {
    List<Object> values = literals.values();
    int index = actual.isKnown() ? values.indexOf((int) actual.known()) : -1;
    if (index < 0 || !wanted.isKnown()) {
      return Optional.empty();
    }
    Object name = index > 0 ? values.get(index - 1) : "";
    String told = "\"%s\", %d".formatted(name, wanted.known());
    return Optional.of(
        new Candidate(place, new Remedy.Argument(index, (int) wanted.known(), told)));
  }

  private static Candidate stating(Place text, int axis, Dim size) {
    Type type = text.output().type();
    return new Candidate(text, new Remedy.Sizes(type.with(type.dims().with(axis, size))));
  }

  /** {@code one} and all other inputs that state the same batch, where it gets a name. */
  private Optional<Candidate> together(Candidate one, int axis, Dim actual, Dim size) {
    if (axis != 0 || size.isKnown()) {
      return Optional.empty();
    }
    List<Candidate> others =
        places.stream()
            .filter(place -> place.isText() && place != one.place())
            .filter(place -> place.output().node().primitive() instanceof Source.Input)
            .filter(place -> place.output().dims().rank() > 0)
            .filter(place -> place.output().dims().dim(0).equals(actual))
            .map(place -> stating(place, 0, size))
            .toList();
    return others.isEmpty()
        ? Optional.empty()
        : Optional.of(new Candidate(one.place(), one.remedy(), others));
  }

  /** What remedies at {@code place} leave wrong, changed with them. */
  private List<Candidate> besides(Problem problem, Place place) {
    List<Candidate> both = new ArrayList<>();
    for (Want want : problem.wants()) {
      if (want instanceof Want.Besides besides) {
        List<Candidate> others = giver.giving(besides.tensor(), besides.sizes());
        for (Remedy remedy : problem.remedies()) {
          others.stream()
              .limit(1)
              .forEach(
                  other ->
                      at(place, remedy)
                          .map(first -> new Candidate(place, remedy, List.of(other)))
                          .ifPresent(both::add));
        }
      }
    }
    return both;
  }

  /** Of a run, whose layer by itself gives the last step alone, the last axis is looked at. */
  private boolean gives(Place place, Remedy.Write write, int axis, Dim size) {
    boolean last = axis == place.output().dims().rank() - 1;
    return given
        .apply(place, write)
        .map(Type::dims)
        .filter(dims -> last ? dims.rank() > 0 : axis < dims.rank())
        .filter(dims -> dims.dim(last ? -1 : axis).sameAs(size))
        .isPresent();
  }
}
