package dev.tenon.ir.mend;

import dev.tenon.Type;
import dev.tenon.ir.Origin;
import dev.tenon.ir.fluent.LayerOptions;
import java.util.List;
import java.util.function.Supplier;

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

  /** The layers to apply, one after the other, where {@code layer} is written at {@code key}. */
  public List<Object> layers(Object key, Object layer) {
    boolean here = candidate != null && candidate.place().key() == key;
    return here ? changed(layer, candidate.remedy()) : List.of(layer);
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
            && candidate.place().key() == key
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
      return List.of(LayerOptions.layer(before.layer(), null, before.required().toArray()), layer);
    }
    return remedy instanceof Remedy.Drop ? List.of() : List.of(layer);
  }
}
