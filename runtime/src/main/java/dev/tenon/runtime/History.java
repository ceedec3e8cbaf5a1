package dev.tenon.runtime;

import dev.tenon.runtime.report.EpochResult;
import java.util.List;

/**
 * What a run of training brought.
 *
 * @param epochs each one that was done, those before the checkpoint from which it went on included
 * @param complete false if {@link Trainer#stop} ended it
 */
public record History(List<EpochResult> epochs, boolean complete) {
  /** Keeps a copy. */
  public History {
    epochs = List.copyOf(epochs);
  }
}
