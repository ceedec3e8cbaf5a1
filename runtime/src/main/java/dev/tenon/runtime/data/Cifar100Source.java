package dev.tenon.runtime.data;

import dev.tenon.Cifar100;

/**
 * {@link Cifar100} from the two files of its binary version, packed or not: {@code train.bin} and
 * {@code test.bin}.
 *
 * <p>They are looked for in the folder of {@code --data} or its folder {@code cifar-100-binary};
 * else in that of the environment variable {@code TENON_DATA}, and in the user's cache folder. With
 * {@code --download} they are fetched from the authors' page, where they are not there yet: into
 * the first of these three that is named.
 */
public final class Cifar100Source implements DataSource<Cifar100> {
  private final CifarRelease release;

  /** For the service loader. */
  public Cifar100Source() {
    this(CifarRelease.CIFAR_100);
  }

  Cifar100Source(CifarRelease release) {
    this.release = release;
  }

  @Override
  public Class<Cifar100> spec() {
    return Cifar100.class;
  }

  @Override
  public boolean downloads() {
    return true;
  }

  @Override
  public Splits<Cifar100> load(DataOptions options) {
    if (options.download()) {
      release.download(options);
    }
    return release.load(spec(), options).orElseThrow(() -> release.missing(options));
  }
}
