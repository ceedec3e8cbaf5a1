package dev.tenon.ir;

import dev.tenon.Layer;
import dev.tenon.Problem;
import dev.tenon.Tensor;
import dev.tenon.Type;
import dev.tenon.ir.fluent.Composite;
import dev.tenon.ir.fluent.Refused;
import dev.tenon.ir.mend.Amendments;
import dev.tenon.ir.mend.Candidate;
import dev.tenon.ir.mend.Cause;
import dev.tenon.ir.mend.Forgotten;
import dev.tenon.ir.mend.Place;
import dev.tenon.ir.mend.Remedy;
import dev.tenon.ir.mend.Want;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The layers in fields of the model that a function applies. Finds the one that it was meant to
 * apply, too, such as the decoder of an auto-encoder, or two that were applied the other way round:
 * what they give has to fit.
 */
final class FieldLayers {
  /** Layers that are looked at. */
  private static final int MOST_LAYERS = 3;

  /** Calls without a layer between the one that gave a tensor and the one that failed. */
  private static final int MOST_CALLS = 3;

  private final Aside aside;
  private final List<Application> applied = new ArrayList<>();

  FieldLayers(Aside aside) {
    this.aside = aside;
  }

  /** A field's layer that a call of the user's applied. */
  private record Application(Origin call, Layer layer, Tensor input, Tensor output) {}

  /** Remembers what {@code call} gave. */
  void applied(Origin call, Layer layer, Tensor input, Tensor output) {
    applied.add(new Application(call, layer, input, output));
  }

  /**
   * What to try for {@code problem} of {@code place}, or of none.
   *
   * @param layers of the model, by the names of their fields
   */
  List<Candidate> of(Problem problem, Place place, Map<String, Layer> layers) {
    Optional<Application> failing = failing(problem, place, layers);
    List<Candidate> candidates = new ArrayList<>();
    failing.flatMap(at -> exchanged(at, layers)).ifPresent(candidates::add);
    layers.entrySet().stream()
        .filter(unused -> applied.stream().noneMatch(a -> a.layer() == unused.getValue()))
        .filter(unused -> isWhole(unused.getValue()))
        .limit(MOST_LAYERS)
        .forEach(
            unused -> {
              failing.flatMap(at -> before(at, unused, layers)).ifPresent(candidates::add);
              giving(problem, place).stream()
                  .flatMap(at -> behind(at, unused, place, layers).stream())
                  .forEach(candidates::add);
            });
    return candidates;
  }

  /** Whether nothing in {@code layer} was refused where it was made, which is told by itself. */
  private static boolean isWhole(Layer layer) {
    return !(layer instanceof Refused)
        && (!(layer instanceof Composite composite)
            || composite.parts().stream().allMatch(part -> isWhole(part.layer())));
  }

  /** The call that applied the layer which failed. */
  private Optional<Application> failing(Problem problem, Place place, Map<String, Layer> layers) {
    return problem.use() == null || place == null
        ? Optional.empty()
        : applied.stream()
            .filter(at -> at.call().isAt(problem.use()))
            .filter(at -> at.layer() == layers.get(Forgotten.field(place.name())))
            .findFirst();
  }

  /** Calls that gave what {@code problem} is about. */
  private List<Application> giving(Problem problem, Place place) {
    boolean call = place != null && place.layer() == null;
    Set<Tensor> about = new LinkedHashSet<>();
    Stream.of(
            call ? place.inputs().stream() : Stream.<Tensor>empty(),
            problem.causes().stream().map(Cause::tensor),
            problem.wants().stream().map(Want::tensor))
        .flatMap(some -> some)
        .forEach(about::add);
    return about.stream().flatMap(x -> giving(x).stream()).distinct().toList();
  }

  private Optional<Application> giving(Tensor x) {
    Tensor made = x;
    for (int calls = 0; calls <= MOST_CALLS; calls++) {
      Tensor now = made;
      Optional<Application> found =
          applied.stream().filter(at -> now.equals(at.output())).findFirst();
      if (found.isPresent() || made.node().inputs().size() != 1) {
        return found;
      }
      made = made.node().input(0);
    }
    return Optional.empty();
  }

  private Optional<Candidate> before(
      Application at, Map.Entry<String, Layer> unused, Map<String, Layer> layers) {
    return given(unused.getValue(), at.input().type())
        .flatMap(type -> given(at.layer(), type))
        .map(type -> candidate(at, unused, true, layers));
  }

  private Optional<Candidate> behind(
      Application at, Map.Entry<String, Layer> unused, Place place, Map<String, Layer> layers) {
    boolean compared = place != null && place.layer() == null && place.inputs().size() > 1;
    return given(unused.getValue(), at.output().type())
        .filter(
            type ->
                !compared
                    || place.inputs().stream().anyMatch(other -> other.dims().sameAs(type.dims())))
        .map(type -> candidate(at, unused, false, layers));
  }

  private Optional<Type> given(Layer layer, Type type) {
    Trace scratch = aside.scratch();
    Tensor input = scratch.input("input", type);
    try {
      return Optional.of(scratch.within(Frame.ofUser(), () -> layer.apply(input)).type());
    } catch (Problem | ArithmeticException impossible) {
      return Optional.empty();
    }
  }

  private static Candidate candidate(
      Application at, Map.Entry<String, Layer> unused, boolean before, Map<String, Layer> layers) {
    Remedy remedy = new Remedy.Through(at.layer(), unused.getValue(), unused.getKey(), before);
    return new Candidate(place(at, layers), remedy);
  }

  /** The layer that failed and the one that takes what it gives, or gave what it takes. */
  private Optional<Candidate> exchanged(Application failing, Map<String, Layer> layers) {
    return applied.stream()
        .flatMap(
            other ->
                other.input().equals(failing.output())
                    ? Stream.of(exchanged(failing, other, layers))
                    : failing.input().equals(other.output())
                        ? Stream.of(exchanged(other, failing, layers))
                        : Stream.empty())
        .flatMap(Optional::stream)
        .findFirst();
  }

  private Optional<Candidate> exchanged(
      Application first, Application second, Map<String, Layer> layers) {
    Place one = place(first, layers);
    Place other = place(second, layers);
    Remedy remedy = new Remedy.Receiver(first.layer(), second.layer(), other.name());
    Remedy also = new Remedy.Receiver(second.layer(), first.layer(), one.name());
    String told = "write %s.apply(%s.apply(...)), ".formatted(one.name(), other.name());
    String line = first.call().place().replaceFirst(",.*", "");
    return given(second.layer(), first.input().type())
        .flatMap(type -> given(first.layer(), type))
        .map(type -> new Candidate(one, remedy, List.of(new Candidate(other, also))))
        .map(candidate -> candidate.told(told + line));
  }

  private static Place place(Application at, Map<String, Layer> layers) {
    String field =
        layers.entrySet().stream()
            .filter(each -> each.getValue() == at.layer())
            .map(Map.Entry::getKey)
            .findFirst()
            .orElse("");
    Object key = List.of(at.call(), field); // calls of one line are told apart
    List<Tensor> inputs = List.of(at.input());
    return new Place(key, null, field, Amendments.APPLY, at.call(), true, inputs, null, 0, 0);
  }
}
