package dev.tenon.runtime;

import dev.tenon.runtime.data.SavedEncoding;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Something that computes the functions of a trained model, for several threads at once. */
interface Engine extends AutoCloseable {
  /** The model's name. */
  String name();

  /** The names of the functions that answer and change nothing. */
  Set<String> functions();

  /**
   * What {@code function} takes, by name, in order.
   *
   * @throws IllegalArgumentException if there is no such function
   */
  Map<String, Port> inputs(String function);

  /**
   * What {@code function} gives, by name, in order.
   *
   * @throws IllegalArgumentException if there is no such function
   */
  Map<String, Port> outputs(String function);

  /** How the rows that it was trained on became numbers; empty where these were none of a table. */
  Optional<SavedEncoding> rows();

  /** Bytes that an example takes at most while it is computed; 0 where that is not known. */
  long activationBytes();

  /**
   * Runs {@code function} on whole batches.
   *
   * @throws IllegalArgumentException if an input is missing or has another type or other sizes
   * @throws IllegalStateException if this is closed
   */
  Map<String, Value> call(String function, Map<String, Value> inputs);

  /** Frees what is native, once nobody computes. A second time does nothing. */
  @Override
  void close();
}
