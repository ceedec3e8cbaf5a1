package dev.tenon.ir.mend;

import dev.tenon.Conv2d;
import dev.tenon.Join;
import dev.tenon.Layer;
import dev.tenon.Tensor;
import dev.tenon.Type;
import dev.tenon.ir.Origin;
import dev.tenon.ir.fluent.Branches;
import dev.tenon.ir.fluent.LayerOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** What is done otherwise than written while a model is traced, to see whether that mends it. */
public final class Amendments {
  /** As written. */
  public static final Amendments NONE = new Amendments(null);

  private final Candidate candidate;

  private Amendments(Candidate candidate) {
    this.candidate = candidate;
  }

  /** What {@code candidate} changes. */
  public static Amendments of(Candidate candidate) {
    return new Amendments(candidate);
  }

  /** Whether all is as written. */
  public boolean isEmpty() {
    return candidate == null;
  }

  /**
   * The layers to apply, one after the other, where {@code layer} is written at {@code key}.
   *
   * @param origin the call that placed it: all that it placed is changed, as in a loop
   */
  public List<Object> layers(Object key, Origin origin, Object layer) {
    if (candidate == null) {
      return List.of(layer);
    }
    Place place = candidate.place();
    boolean called = place.fluent() && origin.token() != null && origin.isAt(place.origin());
    boolean same = called && place.layer() != null && place.layer().getClass() == layer.getClass();
    return place.key() == key || same ? changed(layer, candidate.remedy()) : List.of(layer);
  }

  /**
   * The argument at {@code index} of the user's call that is being carried out.
   *
   * @param here tells which call that is
   */
  @SuppressWarnings("unchecked") // a candidate has a value of the type that it stands for
  public <T> T argument(int index, T written, Supplier<Origin> here) {
    return candidate != null
            && candidate.remedy() instanceof Remedy.Argument argument
            && argument.index() == index
            && candidate.place().origin().isAt(here.get())
        ? (T) argument.value()
        : written;
  }

  /** The sizes that are stated at {@code key}. */
  public Type stated(Object key, Type type) {
    return candidate != null
            && candidate.place().key().equals(key)
            && candidate.remedy() instanceof Remedy.Sizes sizes
        ? sizes.type()
        : type;
  }

  /** {@code layer} changed by {@code remedy}. */
  public static List<Object> changed(Object layer, Remedy remedy) {
    if (remedy instanceof Remedy.Write write) {
      return List.of(LayerOptions.changed(layer, write.option(), write.value()));
    }
    if (remedy instanceof Remedy.Remove remove) {
      return List.of(
          LayerOptions.changed(
              layer, remove.option(), LayerOptions.defaultOf(layer, remove.option())));
    }
    if (remedy instanceof Remedy.Before before) {
      return List.of(added(before.layer(), before.required()), layer);
    }
    if (remedy instanceof Remedy.After after) {
      return List.of(layer, added(after.layer(), after.required()));
    }
    if (remedy instanceof Remedy.Shortcut shortcut) {
      return layer instanceof Branches branches
          ? List.of(new Branches(projected(branches.join(), shortcut), branches.parts()))
          : List.of(projected((Join) layer, shortcut));
    }
    if (remedy instanceof Remedy.Argument argument && layer instanceof Branches branches) {
      Join join = (Join) LayerOptions.changed(branches.join(), "axis", argument.value());
      return List.of(new Branches(join, branches.parts()));
    }
    return remedy instanceof Remedy.Drop ? List.of() : List.of(layer);
  }

  private static Layer added(Class<?> annotation, List<Object> required) {
    Layer layer = LayerOptions.layer(annotation, null, required.toArray());
    return x -> x.trace().beside(layer, x);
  }

  private static Join projected(Join join, Remedy.Shortcut shortcut) {
    UnaryOperator<Conv2d.With> options = o -> o.stride(shortcut.stride());
    Layer projection = LayerOptions.layer(Conv2d.class, options, shortcut.filters(), 1);
    return inputs -> {
      List<Tensor> fitting = new ArrayList<>(inputs);
      Tensor x = inputs.get(shortcut.input());
      fitting.set(shortcut.input(), x.trace().beside(projection, x));
      return join.apply(fitting);
    };
  }

  /** The names that feed the element at {@code key}. */
  public List<String> names(Object key, List<String> written) {
    if (candidate == null
        || candidate.place().key() != key
        || !(candidate.remedy() instanceof Remedy.Name name)) {
      return written;
    }
    List<String> names = new ArrayList<>(written);
    names.set(name.index(), name.name());
    return names;
  }
}
