package dev.tenon.ir;

import dev.tenon.Dense;
import dev.tenon.Dim;
import dev.tenon.Dims;
import dev.tenon.Flatten;
import dev.tenon.GlobalAvgPool1d;
import dev.tenon.Loss;
import dev.tenon.Reshape;
import dev.tenon.Sigmoid;
import dev.tenon.ir.mend.Remedy.Added;
import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.List;

/** The layers with which a model ends before a loss, where they are missing. */
public final class LastLayers {
  private final List<Added> layers = new ArrayList<>();
  private final Loss loss;

  /** Before {@code loss}. */
  public LastLayers(Loss loss) {
    this.loss = loss;
  }

  /**
   * A number for each class.
   *
   * @param dims of what comes before
   * @param whole whether one label stands for all pixels or steps
   */
  Added[] classes(Dims dims, int classes, boolean whole) {
    if (whole && dims.rank() > 2) {
      layer(dims.rank() == 3 ? GlobalAvgPool1d.class : Flatten.class);
    }
    return units(classes);
  }

  /** As many numbers a row. */
  public Added[] units(long units) {
    if (units > Integer.MAX_VALUE) {
      return new Added[0];
    }
    layer(Dense.class, (int) units);
    if (loss == Loss.BINARY_CROSS_ENTROPY) {
      layer(Sigmoid.class);
    }
    return layers.toArray(Added[]::new);
  }

  /** One number in place of several on the last axis, which {@code sizes} does not have. */
  Added[] one(Dims sizes) {
    units(1);
    layer(Reshape.class, sizes.toString());
    return layers.toArray(Added[]::new);
  }

  /** All numbers of {@code sizes} of each row; none where they are not known. */
  Added[] all(Dims sizes) {
    Dim numbers = sizes.slice(1, sizes.rank()).count();
    if (!numbers.isKnown() || units(numbers.known()).length == 0) {
      return new Added[0];
    }
    layer(Reshape.class, sizes.toString());
    return layers.toArray(Added[]::new);
  }

  /**
   * What makes of {@code dims}, those of each row, {@code stated}; none where this is no number.
   */
  static List<Added> stated(Dims dims, Dims stated) {
    int rank = stated.rank();
    if (rank < 2 || dims.rank() < 2 || !dims.dim(0).sameAs(stated.dim(0))) {
      return List.of();
    }
    LastLayers last = new LastLayers(null);
    boolean row = rank == 2 || rank == dims.rank() && dims.with(-1, stated.dim(-1)).sameAs(stated);
    if (dims.rank() > 2 && !(row && rank > 2)) {
      last.layer(Flatten.class);
    }
    boolean known = stated.dim(-1).isKnown();
    return List.of(!row ? last.all(stated) : known ? last.units(stated.known(-1)) : new Added[0]);
  }

  private void layer(Class<? extends Annotation> kind, Object... required) {
    layers.add(new Added(kind, List.of(required)));
  }
}
