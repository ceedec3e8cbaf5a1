package dev.tenon.ir.mend;

import dev.tenon.Join;
import dev.tenon.ir.Declaration;
import dev.tenon.ir.fluent.Branches;
import dev.tenon.ir.fluent.LayerOptions;

/** What can be changed at a place: options of layers, what calls are made of, branches of joins. */
final class Possible {
  private Possible() {}

  /** Whether {@code remedy} makes sense for what stands at {@code place}. */
  static boolean at(Place place, Remedy remedy) {
    Object layer = place.layer();
    if (place.key() instanceof Declaration.Output) {
      return remedy instanceof Remedy.Write || remedy instanceof Remedy.Remove;
    }
    boolean joins = layer instanceof Branches || layer instanceof Join;
    if (remedy instanceof Remedy.Write write) {
      return hasOption(layer, write.option());
    }
    if (remedy instanceof Remedy.Remove remove) {
      return hasOption(layer, remove.option())
          && !LayerOptions.value(layer, remove.option())
              .equals(LayerOptions.defaultOf(layer, remove.option()));
    }
    if (remedy instanceof Remedy.Argument) {
      return layer == null || layer instanceof Literals || layer instanceof Branches;
    }
    if (remedy instanceof Remedy.Arguments) {
      return layer == null || layer instanceof Literals;
    }
    if (remedy instanceof Remedy.Call
        || remedy instanceof Remedy.Method
        || remedy instanceof Remedy.Operand
        || remedy instanceof Remedy.Result
        || remedy instanceof Remedy.Swap) {
      return place.isCall();
    }
    return remedy instanceof Remedy.Sizes
        || (remedy instanceof Remedy.Branch
            ? joins
            : remedy instanceof Remedy.Drop && place.isCall()
                || layer != null && !(layer instanceof Branches));
  }

  /** Whether {@code layer} has an option of this name. */
  static boolean hasOption(Object layer, String option) {
    return layer != null
        && LayerOptions.isReadable(layer)
        && LayerOptions.options(layer).contains(option);
  }
}
