package dev.tenon.processor.evaluate;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Loads a model and its helpers so that they can be run in the compiler.
 *
 * <p>Tenon's classes are the processor's own; everything else that is not of the JDK is loaded
 * anew, with hooks.
 */
final class ModelLoader extends ClassLoader {
  static {
    registerAsParallelCapable();
  }

  private final Classes classes;
  private final Set<String> loaded = ConcurrentHashMap.newKeySet();

  ModelLoader(Classes classes) {
    super(ModelLoader.class.getClassLoader());
    this.classes = classes;
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    synchronized (getClassLoadingLock(name)) {
      Class<?> loaded = findLoadedClass(name);
      if (loaded == null && isOurs(name)) {
        loaded = define(name);
      }
      return loaded == null ? super.loadClass(name, resolve) : loaded;
    }
  }

  /** Binary names of the user's classes that were loaded. */
  Set<String> loaded() {
    return loaded;
  }

  private boolean isOurs(String name) {
    return !name.equals(Meter.class.getName())
        && !name.equals(Identities.class.getName())
        && classes.isUsers(name)
        && classes.node(name).isPresent();
  }

  private Class<?> define(String name) {
    loaded.add(name);
    byte[] code = Hooks.apply(classes.node(name).orElseThrow());
    return defineClass(name, code, 0, code.length);
  }
}
