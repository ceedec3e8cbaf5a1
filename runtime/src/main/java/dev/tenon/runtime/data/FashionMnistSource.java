package dev.tenon.runtime.data;

import dev.tenon.FashionMnist;

/** {@link FashionMnist} from its four published files, where {@link IdxRelease} looks for them. */
public final class FashionMnistSource implements DataSource<FashionMnist> {
  private final IdxRelease release;

  /** For the service loader. */
  public FashionMnistSource() {
    this(IdxRelease.FASHION_MNIST);
  }

  FashionMnistSource(IdxRelease release) {
    this.release = release;
  }

  @Override
  public Class<FashionMnist> spec() {
    return FashionMnist.class;
  }

  @Override
  public boolean downloads() {
    return true;
  }

  @Override
  public Splits<FashionMnist> load(DataOptions options) {
    return release.load(spec(), options);
  }
}
