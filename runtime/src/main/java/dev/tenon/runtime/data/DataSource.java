package dev.tenon.runtime.data;

/**
 * Loads one data set. Sources are found as services ({@code
 * META-INF/services/dev.tenon.runtime.data.DataSource}); a class that carries a data contract may
 * also implement this itself, with a constructor without parameters.
 *
 * @param <S> the class that carries the data contract
 */
public interface DataSource<S> {
  /** The class that carries the data contract. */
  Class<S> spec();

  /** Whether it downloads data that is not there, where {@link DataOptions#download} allows it. */
  default boolean downloads() {
    return false;
  }

  /**
   * Loads and checks the data.
   *
   * @throws dev.tenon.runtime.UserError if it is not there or damaged; the message names the file,
   *     what was expected, what was found and what to do
   */
  Splits<S> load(DataOptions options);
}
