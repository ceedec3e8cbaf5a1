package dev.tenon.ir.mend;

import dev.tenon.Act;
import dev.tenon.Dense;
import dev.tenon.Dim;
import dev.tenon.Dims;
import dev.tenon.Elu;
import dev.tenon.Flatten;
import dev.tenon.Gelu;
import dev.tenon.LeakyRelu;
import dev.tenon.MaxPool2d;
import dev.tenon.Relu;
import dev.tenon.Relu6;
import dev.tenon.Selu;
import dev.tenon.Sigmoid;
import dev.tenon.Silu;
import dev.tenon.Softmax;
import dev.tenon.Softplus;
import dev.tenon.Tanh;
import dev.tenon.Tensor;
import dev.tenon.ir.Primitive;
import dev.tenon.ir.fluent.LayerOptions;
import dev.tenon.ir.op.Elementwise;
import dev.tenon.ir.op.Softmaxes;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** Layers that are missing at the end of a model, such as one with a unit for each class. */
final class Missing {
  /** How many times as wide as the last layer one may be that was meant to be it. */
  private static final long MOST_WIDER = 2;

  /** How many times as many features Transformers compute with in between. */
  private static final long WIDENED = 4;

  /** What mostly follows a hidden layer, and seldom an output. */
  private static final Set<Class<?>> ACTIVATIONS =
      Set.of(
          Elu.class,
          Gelu.class,
          LeakyRelu.class,
          Relu.class,
          Relu6.class,
          Selu.class,
          Sigmoid.class,
          Silu.class,
          Softplus.class,
          Tanh.class);

  /** The largest sides of a pool that is thought of. */
  private static final int MOST_POOLED = 4;

  private final List<Place> places;

  /** What is missing after layers that were applied at {@code places}. */
  Missing(List<Place> places) {
    this.places = places;
  }

  /**
   * Further layers, unless the last one that decides on the number of values was meant to be such
   * already, or the very last gives what nothing computes with.
   */
  Optional<Candidate> after(Want.Layers want) {
    return after(want, false);
  }

  /**
   * Further layers after one that is about as wide as they are, but is activated as no last one is:
   * less likely than another width, unless that leaves a warning of the activation.
   */
  Optional<Candidate> afterActivated(Want.Layers want) {
    Primitive last = want.tensor().node().primitive();
    boolean hidden = last instanceof Elementwise.Relu || last instanceof Elementwise.Tanh;
    return hidden ? after(want, true) : Optional.empty();
  }

  /**
   * The layer back to {@code want}ed features, behind one that widens these and is activated: what
   * Transformers compute for each step widens them by four.
   *
   * @see <a href="https://arxiv.org/abs/1706.03762">Vaswani et al., Attention is all you need</a>
   */
  Optional<Candidate> narrowing(Want.Size want) {
    Dims dims = want.tensor().dims();
    int last = dims.rank() - 1;
    boolean wide =
        want.axis() == last
            && dims.dim(last).isKnown()
            && want.size().isKnown()
            && dims.known(last) == WIDENED * want.size().known();
    if (!wide) {
      return Optional.empty();
    }
    boolean activated = false;
    for (Place place : Derivation.deciding(places, want.tensor(), last)) {
      if (place.layer() == null || !LayerOptions.isReadable(place.layer())) {
        return Optional.empty();
      }
      activated |= isActivated(place.layer());
      if (AxisChanges.mixes(place)) {
        boolean dense = LayerOptions.isLayer(place.layer(), Dense.class);
        List<Object> units = List.of((int) want.size().known());
        return dense && activated
            ? behind(want.tensor(), new Remedy.After(Dense.class, units))
            : Optional.empty();
      }
    }
    return Optional.empty();
  }

  /**
   * A pool before images are flattened that are a whole number of times as large as they are stated
   * to be.
   */
  Optional<Candidate> pool(Want.Sizes want) {
    return places.stream()
        .filter(place -> want.tensor().equals(place.output()))
        .filter(place -> place.layer() instanceof Flatten.Rule)
        .filter(place -> want.sizes().rank() == 2 && want.sizes().dim(1).isKnown())
        .flatMap(
            place ->
                IntStream.rangeClosed(2, MOST_POOLED)
                    .filter(size -> isPooled(place.inputs().get(0).dims(), size, want.sizes()))
                    .mapToObj(size -> new Remedy.Before(MaxPool2d.class, List.of(size)))
                    .map(pool -> new Candidate(place, pool)))
        .findFirst();
  }

  private static boolean isPooled(Dims images, int size, Dims flat) {
    return images.rank() == 4
        && images.slice(1, 4).isKnown()
        && images.known(1) % size == 0
        && images.known(2) % size == 0
        && images.known(1) / size * (images.known(2) / size) * images.known(3) == flat.known(1);
  }

  private Optional<Candidate> behind(Tensor x, Remedy remedy) {
    for (int i = places.size() - 1; i >= 0; i--) {
      Place place = places.get(i);
      if (x.equals(place.output()) && place.layer() != null && !place.isCall()) {
        return Optional.of(new Candidate(place, remedy));
      }
    }
    return Optional.empty();
  }

  /** Further layers in place of a softmax of what is activated, which no last layer is. */
  Optional<Candidate> insteadOfSoftmax(Want.Layers want) {
    for (Place place : places) {
      if (want.tensor().equals(place.output())
          && place.layer() != null
          && LayerOptions.isLayer(place.layer(), Softmax.class)
          && places.stream()
              .filter(before -> place.inputs().contains(before.output()))
              .anyMatch(before -> before.layer() != null && isActivated(before.layer()))) {
        return Optional.of(new Candidate(place, new Remedy.Instead(want.layers())));
      }
    }
    return Optional.empty();
  }

  private Optional<Candidate> after(Want.Layers want, boolean near) {
    Remedy.Added added = learning(want.layers());
    if (want.tensor().node().primitive() instanceof Softmaxes.Softmax) {
      return Optional.empty();
    }
    boolean activated = false;
    for (Place place :
        Derivation.deciding(places, want.tensor(), want.tensor().dims().rank() - 1)) {
      if (place.layer() == null || place.isCall() || place.inputs().isEmpty()) {
        continue;
      }
      activated |= isActivated(place.layer());
      if (AxisChanges.mixes(place)) {
        boolean same = LayerOptions.isLayer(place.layer(), added.layer());
        boolean wide = isNear(want.tensor().dims().dim(-1), added.required());
        boolean scores = want.layers().size() == 1 && Possible.hasOption(place.layer(), "kernel");
        boolean last = activated ? same && wide : same || scores && wide;
        if (last != near || !activated && last) {
          return Optional.empty();
        }
        break;
      }
    }
    return behind(want.tensor(), new Remedy.After(want.layers()));
  }

  /** The layer among those to be added that has units; the last one where none has. */
  static Remedy.Added learning(List<Remedy.Added> layers) {
    return layers.stream()
        .filter(added -> !added.required().isEmpty() && added.required().get(0) instanceof Integer)
        .findFirst()
        .orElse(layers.get(layers.size() - 1));
  }

  /** Whether {@code layer} is an activation or ends with one. */
  private static boolean isActivated(Object layer) {
    if (!LayerOptions.isReadable(layer)) {
      return false;
    }
    return ACTIVATIONS.contains(LayerOptions.annotationOf(layer))
        || LayerOptions.options(layer).contains("activation")
            && LayerOptions.value(layer, "activation") != Act.LINEAR;
  }

  /** Whether a layer of this width was rather meant to be the last than one before it. */
  static boolean isNear(Dim width, List<Object> required) {
    return required.get(0) instanceof Integer units
        && width.isKnown()
        && width.known() <= MOST_WIDER * units;
  }
}
