package dev.tenon.runtime.data;

import dev.tenon.Mnist;

/** {@link Mnist} from its four published files, where {@link IdxRelease} looks for them. */
public final class MnistSource implements DataSource<Mnist> {
  private final IdxRelease release;

  /** For the service loader. */
  public MnistSource() {
    this(IdxRelease.MNIST);
  }

  MnistSource(IdxRelease release) {
    this.release = release;
  }

  @Override
  public Class<Mnist> spec() {
    return Mnist.class;
  }

  @Override
  public boolean downloads() {
    return true;
  }

  @Override
  public Splits<Mnist> load(DataOptions options) {
    return release.load(spec(), options);
  }
}
