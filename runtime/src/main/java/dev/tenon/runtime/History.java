package dev.tenon.runtime;

import dev.tenon.runtime.report.EpochResult;
import java.util.List;
import java.util.Optional;

/**
 * What a run of training brought.
 *
 * @param epochs each one that was done, those before the checkpoint from which it went on included
 * @param complete false if {@link Trainer#stop} or a listener ended it
 * @param evaluation after the last epoch; empty where this call did none
 */
public record History(List<EpochResult> epochs, boolean complete, Optional<Evaluation> evaluation) {
  /** Keeps a copy. */
  public History {
    epochs = List.copyOf(epochs);
  }
}
