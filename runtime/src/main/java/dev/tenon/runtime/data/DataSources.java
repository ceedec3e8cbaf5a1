package dev.tenon.runtime.data;

import dev.tenon.Csv;
import dev.tenon.ImageFolder;
import dev.tenon.runtime.UserError;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;

/** Finds what loads a data set. */
public final class DataSources {
  private DataSources() {}

  /**
   * Loads the data of {@code spec}: by {@code spec} itself where it is a {@link DataSource}; from
   * the files of its {@link Csv} or {@link ImageFolder}; else by the service for it.
   *
   * @throws UserError if nothing loads it, or the data is missing or damaged
   */
  public static <S> Splits<S> load(Class<S> spec, DataOptions options) {
    DataSource<S> source = find(spec, options.resources());
    if (options.download() && !source.downloads()) {
      throw new UserError(
          "--download: Tenon cannot download %s; give its folder by --data DIR"
              .formatted(spec.getSimpleName()));
    }
    options.folder().ifPresent(folder -> checkFolder(folder, options.download()));
    return source.load(options);
  }

  private static void checkFolder(Path folder, boolean made) {
    if (!Files.exists(folder)) {
      if (made) {
        return;
      }
      throw new UserError(
          "--data %s: there is no such folder; name the one of the data set".formatted(folder));
    }
    if (!Files.isDirectory(folder)) {
      throw new UserError(
          "--data takes a folder, and %s is a file; name the folder it is in".formatted(folder));
    }
  }

  /**
   * What loads the data of {@code spec}.
   *
   * @throws UserError if there is nothing, or more than one
   */
  public static <S> DataSource<S> find(Class<S> spec, ClassLoader services) {
    if (DataSource.class.isAssignableFrom(spec)) {
      return instance(spec);
    }
    if (spec.isAnnotationPresent(Csv.class)) {
      return rows(spec);
    }
    if (spec.isAnnotationPresent(ImageFolder.class)) {
      return new ImageFolderSource<>(spec);
    }
    List<DataSource<S>> found =
        ServiceLoader.load(DataSource.class, services).stream()
            .map(ServiceLoader.Provider::get)
            .filter(source -> source.spec() == spec)
            .map(source -> typed(spec, source))
            .toList();
    if (found.isEmpty()) {
      throw new UserError(
          "nothing loads the data of %s; let %s implement DataSource, or register one in %s%s"
              .formatted(
                  spec.getName(),
                  spec.getSimpleName(),
                  "META-INF/services/",
                  DataSource.class.getName()));
    }
    if (found.size() > 1) {
      throw new UserError(
          "%d services load the data of %s: %s; leave one of them on the class path"
              .formatted(
                  found.size(),
                  spec.getName(),
                  String.join(
                      ", ", found.stream().map(source -> source.getClass().getName()).toList())));
    }
    return found.get(0);
  }

  @SuppressWarnings({"unchecked", "rawtypes"}) // the type of a record, which S is found to be
  private static <S> DataSource<S> rows(Class<S> spec) {
    if (!spec.isRecord()) {
      throw new UserError(
          "%s has @Csv, which is for a record whose components are the columns"
              .formatted(spec.getName()));
    }
    return new CsvSource(spec);
  }

  private static <S> DataSource<S> instance(Class<S> spec) {
    Object source;
    try {
      Constructor<S> constructor = spec.getDeclaredConstructor();
      constructor.setAccessible(true);
      source = constructor.newInstance();
    } catch (InvocationTargetException e) {
      throw new IllegalStateException("making a " + spec.getName() + " failed", e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new UserError(
          "%s loads its own data, so it needs a constructor without parameters, and it must be"
                  .formatted(spec.getName())
              + " neither abstract nor an inner class",
          e);
    }
    return typed(spec, (DataSource<?>) source);
  }

  private static <S> DataSource<S> typed(Class<S> spec, DataSource<?> source) {
    if (source.spec() != spec) {
      throw new UserError(
          "%s loads data of %s; let its spec() return %s.class"
              .formatted(
                  source.getClass().getName(), source.spec().getName(), spec.getSimpleName()));
    }
    // Its spec() is the class of S.
    @SuppressWarnings("unchecked")
    DataSource<S> same = (DataSource<S>) source;
    return same;
  }
}
