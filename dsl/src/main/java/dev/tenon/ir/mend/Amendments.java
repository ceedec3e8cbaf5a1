package dev.tenon.ir.mend;

import dev.tenon.Type;
import dev.tenon.ir.fluent.LayerOptions;
import java.util.List;

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
    return List.of(layer);
  }
}
