package dev.tenon;

import dev.tenon.ir.Origin;
import dev.tenon.ir.Places;

/**
 * A change of weights that is no training. A method of a model that returns one becomes a method of
 * its trainer: {@code Update sync() { return copy(online, target); }}.
 *
 * @param from whose weights are taken; null where the method changes states itself
 * @param to whose weights change
 * @param decay how much of the old values stays, from 0 to below 1
 * @param origin where it is said
 */
public record Update(Layer from, Layer to, double decay, Origin origin) {
  static Update move(Layer from, Layer to, double decay) {
    return new Update(from, to, decay, Places.here());
  }
}
