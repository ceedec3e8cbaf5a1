package dev.tenon.ir.mend;

import dev.tenon.Join;
import dev.tenon.Layer;
import dev.tenon.Loss;
import dev.tenon.Tensor;
import dev.tenon.Type;
import dev.tenon.ir.Declaration.Element;
import dev.tenon.ir.Origin;
import dev.tenon.ir.fluent.Branches;
import dev.tenon.ir.fluent.LayerOptions;
import dev.tenon.ir.fluent.Part;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** What is done otherwise than written while a model is traced, to see whether that mends it. */
public final class Amendments {
  /** As written. */
  public static final Amendments NONE = new Amendments(List.of());

  /** The call that applies a layer. */
  public static final String APPLY = "apply";

  private final List<Candidate> candidates;

  private Amendments(List<Candidate> candidates) {
    this.candidates = candidates;
  }

  /** This and what {@code others} change. */
  public Amendments and(List<Candidate> others) {
    List<Candidate> all = new ArrayList<>(candidates);
    others.forEach(candidate -> all.addAll(candidate.all()));
    return new Amendments(all);
  }

  List<Candidate> candidates() {
    return candidates;
  }

  /** Whether all is as written. */
  public boolean isEmpty() {
    return candidates.isEmpty();
  }

  /**
   * The layers to apply, one after the other, where {@code layer} is written at {@code key}.
   *
   * @param origin the call that placed it: all that it placed is changed, as in a loop
   */
  public List<Object> layers(Object key, Origin origin, Object layer) {
    List<Object> layers = List.of(layer);
    Object written = layer;
    for (Candidate candidate : candidates) {
      boolean once = candidate.remedy() instanceof Remedy.Before before && before.once();
      if (once ? candidate.place().key() == key : isAt(candidate.place(), key, origin, layer)) {
        List<Object> changed = changed(written, candidate.remedy());
        List<Object> all = new ArrayList<>();
        for (Object each : layers) {
          all.addAll(each == written ? changed : List.of(each));
        }
        layers = all;
        written = changed.size() == 1 ? changed.get(0) : written;
      }
    }
    return layers;
  }

  private static boolean isAt(Place place, Object key, Origin origin, Object layer) {
    boolean called = place.fluent() && origin.token() != null && origin.isAt(place.origin());
    boolean same = called && place.layer() != null && place.layer().getClass() == layer.getClass();
    return place.key() == key || same;
  }

  /**
   * What stands in parentheses of the user's call that is being carried out.
   *
   * @param name of the method that is called
   * @param here tells which call that is
   */
  public List<?> arguments(String name, List<?> written, Supplier<Origin> here) {
    List<?> arguments = written;
    for (Candidate candidate : candidates) {
      Remedy remedy = candidate.remedy();
      boolean arguing = remedy instanceof Remedy.Argument || remedy instanceof Remedy.Arguments;
      if (arguing && isAt(candidate.place(), name, here)) {
        arguments = changed(arguments, remedy).orElse(arguments);
      }
    }
    return arguments;
  }

  /** {@code written} with what {@code remedy} says in its place; empty where there is none. */
  public static Optional<List<?>> changed(List<?> written, Remedy remedy) {
    if (remedy instanceof Remedy.Together together) {
      Optional<List<?>> changed = Optional.of(written);
      for (Remedy each : together.remedies()) {
        changed = changed.flatMap(values -> changed(values, each));
      }
      return changed;
    }
    if (remedy instanceof Remedy.Arguments all) {
      return Optional.of(all.values());
    }
    if (!(remedy instanceof Remedy.Argument argument) || argument.index() > written.size()) {
      return Optional.empty();
    }
    List<Object> changed = new ArrayList<>(written);
    if (argument.value() instanceof List<?> several && argument.index() == written.size()) {
      changed.addAll(several);
    } else if (argument.index() == written.size()) {
      return Optional.empty();
    } else {
      changed.set(argument.index(), argument.value());
    }
    return Optional.of(changed);
  }

  /**
   * What the user's own call, which is being carried out, is given, if that is changed.
   *
   * @param name of the method that is called
   * @param here tells which call that is
   */
  public List<Tensor> operands(String name, List<Tensor> given, Supplier<Origin> here) {
    List<Tensor> operands = new ArrayList<>(given);
    for (Candidate candidate : candidates) {
      if (candidate.remedy() instanceof Remedy.Operand operand
          && operand.index() < given.size()
          && isAt(candidate.place(), name, here)) {
        operands.set(operand.index(), operand.how().apply(given.get(operand.index())));
      }
      if (candidate.remedy() instanceof Remedy.Variable variable
          && variable.index() < given.size()
          && isAt(candidate.place(), name, here)) {
        operands.set(variable.index(), other(candidate, variable, given.get(variable.index())));
      }
      if (candidate.remedy() instanceof Remedy.Given layer && isAt(candidate.place(), name, here)) {
        operands.set(0, added(layer.layer(), layer.required()).apply(given.get(0)));
      }
      if (candidate.remedy() instanceof Remedy.Value value
          && value.index() < given.size()
          && isAt(candidate.place(), name, here)) {
        operands.set(value.index(), value.of(given.get(value.index())));
      }
      if (candidate.remedy() instanceof Remedy.Swap && isAt(candidate.place(), name, here)) {
        Collections.reverse(operands);
      }
    }
    return operands;
  }

  /**
   * What the user's own call, which was carried out, gives, if that is changed.
   *
   * @param name of the method that was called
   * @param here tells which call that is
   */
  public Tensor result(String name, Tensor output, Supplier<Origin> here) {
    Tensor result = output;
    for (Candidate candidate : candidates) {
      Place place = candidate.place();
      if (candidate.remedy() instanceof Remedy.Result more
          && place.kind().equals(name) // and not a call that is more
          && place.origin().isAt(here.get())) {
        result = more.how().apply(result);
      }
    }
    return result;
  }

  /** {@code given}, or the other input that is tried in its place. */
  private static Tensor other(Candidate candidate, Remedy.Variable variable, Tensor given) {
    String taken = Forgotten.name(candidate.place().inputs().get(variable.index()));
    boolean same = !taken.isEmpty() && Forgotten.name(given).equals(taken);
    return same ? given.trace().inputs().get(variable.name()) : given;
  }

  /**
   * The exchange of the user's own call, which is being carried out, with another one.
   *
   * @param name of the method that is called, for which others may be, such as to read a parameter
   * @param here tells which call that is
   */
  public Optional<Remedy.Exchanged> exchange(String name, Supplier<Origin> here) {
    return candidates.stream()
        .filter(candidate -> candidate.remedy() instanceof Remedy.Exchanged)
        .filter(candidate -> candidate.place().kind().equals(name))
        .filter(candidate -> candidate.place().origin().isAt(here.get()))
        .map(candidate -> (Remedy.Exchanged) candidate.remedy())
        .findFirst();
  }

  /** The layers of a chain, of which some may change place with the next one. */
  public List<Part> ordered(List<Part> written) {
    List<Part> parts = written;
    for (Candidate candidate : candidates) {
      if (candidate.remedy() instanceof Remedy.Exchanged exchanged
          && candidate.place().origin().isAt(exchanged.first())) {
        parts = exchanged.ordered(parts);
      }
    }
    return parts;
  }

  /**
   * What the user's own call applies a layer to, if that is changed.
   *
   * @param here tells which call that is
   */
  public Tensor applied(Tensor given, Supplier<Origin> here) {
    Tensor applied = given;
    for (Candidate candidate : candidates) {
      if (candidate.remedy() instanceof Remedy.Variable variable
          && candidate.place().kind().equals(APPLY)
          && candidate.place().origin().isAt(here.get())) {
        applied = other(candidate, variable, applied);
      }
    }
    return applied;
  }

  /**
   * The layer that the user's own call applies, or the other one that is tried in its place.
   *
   * @param here tells which call that is
   */
  public Layer receiver(Layer layer, Supplier<Origin> here) {
    return at(Remedy.Receiver.class, here)
        .filter(other -> other.written() == layer)
        .map(Remedy.Receiver::meant)
        .findFirst()
        .orElse(layer);
  }

  /** The layer that the same call was meant to apply, too; empty where there is none. */
  public Optional<Remedy.Through> through(Layer layer, Supplier<Origin> here) {
    return at(Remedy.Through.class, here).filter(more -> more.written() == layer).findFirst();
  }

  private <R extends Remedy> Stream<R> at(Class<R> kind, Supplier<Origin> here) {
    return candidates.stream()
        .filter(candidate -> kind.isInstance(candidate.remedy()))
        .filter(candidate -> candidate.place().origin().isAt(here.get()))
        .map(candidate -> kind.cast(candidate.remedy()));
  }

  /**
   * What the user's own call, which is being carried out, is replaced by; empty where it is not.
   *
   * @param name of the method that is called
   * @param here tells which call that is
   */
  public Optional<Tensor> instead(String name, List<Tensor> given, Supplier<Origin> here) {
    for (Candidate candidate : given.isEmpty() ? List.<Candidate>of() : candidates) {
      if (candidate.remedy() instanceof Remedy.Method other
          && candidate.place().inputs().size() == given.size()
          && isAt(candidate.place(), name, here)) {
        return Optional.of(other.how().apply(given));
      }
      boolean call = candidate.remedy() instanceof Remedy.Call;
      boolean drop = candidate.remedy() instanceof Remedy.Drop && candidate.place().isCall();
      if ((call || drop) && isAt(candidate.place(), name, here)) {
        return Optional.of(
            candidate.remedy() instanceof Remedy.Call other
                ? other.how().apply(given.get(0))
                : given.get(0));
      }
    }
    return Optional.empty();
  }

  /** Whether it is the call at {@code place}; in a program, several may stand on one line. */
  private static boolean isAt(Place place, String name, Supplier<Origin> here) {
    boolean named = !(place.layer() instanceof Literals) || place.kind().equals(name);
    return named && place.origin().isAt(here.get());
  }

  /** What stands in parentheses as it is told. */
  public static String text(Object written) {
    return Candidate.value(written, true);
  }

  /** The sizes that are stated at {@code key}. */
  public Type stated(Object key, Type type) {
    for (Candidate candidate : candidates) {
      if (candidate.place().key().equals(key) && candidate.remedy() instanceof Remedy.Sizes sizes) {
        return sizes.type();
      }
    }
    return type;
  }

  /** Whether sizes are tried in place of those that are stated at {@code key}. */
  public boolean states(Object key) {
    return candidates.stream()
        .anyMatch(c -> c.place().key().equals(key) && c.remedy() instanceof Remedy.Sizes);
  }

  /** {@code layer} changed by {@code remedy}. */
  public static List<Object> changed(Object layer, Remedy remedy) {
    if (remedy instanceof Remedy.Together together) {
      List<Object> layers = List.of(layer);
      for (Remedy each : together.remedies()) {
        layers = layers.size() == 1 ? changed(layers.get(0), each) : layers;
      }
      return layers;
    }
    if (layer instanceof Fitted fitted) {
      return changed(fitted.join(), remedy).stream()
          .<Object>map(
              join -> join instanceof Join other ? new Fitted(other, fitted.branch()) : join)
          .toList();
    }
    if (remedy instanceof Remedy.Write write) {
      return List.of(LayerOptions.changed(layer, write.option(), write.value()));
    }
    if (remedy instanceof Remedy.Shift shift) {
      Object value = shift.of(LayerOptions.value(layer, shift.option()));
      return List.of(LayerOptions.changed(layer, shift.option(), value));
    }
    if (remedy instanceof Remedy.Remove remove) {
      return List.of(
          LayerOptions.changed(
              layer, remove.option(), LayerOptions.defaultOf(layer, remove.option())));
    }
    if (remedy instanceof Remedy.Twin twin) {
      return List.of(LayerOptions.as(twin.meant(), layer));
    }
    if (remedy instanceof Remedy.Before before) {
      return List.of(added(before.layer(), before.required()), layer);
    }
    if (remedy instanceof Remedy.After after) {
      List<Object> layers = new ArrayList<>(List.of(layer));
      after.layers().forEach(added -> layers.add(added(added.layer(), added.required())));
      return layers;
    }
    if (remedy instanceof Remedy.Instead instead) {
      return instead.layers().stream()
          .<Object>map(added -> added(added.layer(), added.required()))
          .toList();
    }
    if (remedy instanceof Remedy.Branch branch) {
      return layer instanceof Branches branches
          ? List.of(new Branches(new Fitted(branches.join(), branch), branches.parts()))
          : List.of(new Fitted((Join) layer, branch));
    }
    if (remedy instanceof Remedy.Argument argument && layer instanceof Branches branches) {
      Remedy axis = new Remedy.Write("axis", argument.value());
      Join join = (Join) changed(branches.join(), axis).get(0);
      return List.of(new Branches(join, branches.parts()));
    }
    return remedy instanceof Remedy.Drop ? List.of() : List.of(layer);
  }

  private static Layer added(Class<?> annotation, List<Object> required) {
    Layer layer = LayerOptions.layer(annotation, null, required.toArray());
    return x -> x.trace().beside(layer, x);
  }

  /** A join with a layer on one of its inputs, which can be changed further. */
  private record Fitted(Join join, Remedy.Branch branch) implements Join {
    @Override
    public Tensor apply(List<Tensor> inputs) {
      List<Tensor> fitting = new ArrayList<>(inputs);
      Tensor x = inputs.get(branch.input());
      fitting.set(branch.input(), x.trace().beside(branch.layer().apply(inputs), x));
      return join.apply(fitting);
    }
  }

  /** The loss that is written at {@code key}; null for what the data implies. */
  public Loss loss(Object key, Loss written) {
    for (Candidate candidate : candidates) {
      boolean here = candidate.place().key() == key;
      if (here && candidate.remedy() instanceof Remedy.Write write) {
        return (Loss) write.value();
      }
      if (here && candidate.remedy() instanceof Remedy.Trained trained) {
        return trained.loss();
      }
    }
    return removes(key, "loss") ? null : written;
  }

  /** Whether {@code option} is left out of what is written at {@code key}. */
  public boolean removes(Object key, String option) {
    return on(key, Remedy.Remove.class).anyMatch(remove -> remove.option().equals(option));
  }

  /** Whether the element at {@code key} is marked as an input, which it is not as written. */
  public boolean isInput(Object key) {
    return on(key, Remedy.Marked.class).findAny().isPresent();
  }

  private <R extends Remedy> Stream<R> on(Object key, Class<R> kind) {
    return candidates.stream()
        .filter(candidate -> candidate.place().key() == key && kind.isInstance(candidate.remedy()))
        .map(candidate -> kind.cast(candidate.remedy()));
  }

  /** The elements of a declaration, of which some may change place or be others. */
  public List<Element> elements(List<Element> written) {
    return candidates.stream().noneMatch(c -> c.remedy() instanceof Remedy.Arranged)
        ? written
        : written.stream().flatMap(element -> arranged(element).stream()).toList();
  }

  private List<Element> arranged(Element element) {
    return on(element, Remedy.Arranged.class)
        .map(Remedy.Arranged::elements)
        .findFirst()
        .orElse(List.of(element));
  }

  /** The names that feed the element at {@code key}. */
  public List<String> names(Object key, List<String> written) {
    List<String> names = new ArrayList<>(written);
    for (Candidate candidate : candidates) {
      if (candidate.place().key() == key && candidate.remedy() instanceof Remedy.Name name) {
        names.set(name.index(), name.name());
      }
    }
    return names;
  }
}
