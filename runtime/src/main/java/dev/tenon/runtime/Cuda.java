package dev.tenon.runtime;

import java.io.IOException;
import java.net.URL;
import java.util.List;
import java.util.Optional;
import org.bytedeco.javacpp.Loader;

/**
 * CUDA and cuDNN from the class path ({@code org.bytedeco:cuda}, classifier {@code
 * linux-x86_64-redist}), so that a user needs nothing but the NVIDIA driver.
 *
 * <p>TensorFlow opens them by name, and finds what the process has loaded already; so they must be
 * loaded before TensorFlow is.
 */
final class Cuda {
  private static final String FOLDER = "/org/bytedeco/cuda/linux-x86_64/";

  /** Each after what it needs. */
  private static final List<String> LIBRARIES =
      List.of(
          "libcudart.so.12",
          "libnvJitLink.so.12",
          "libcublasLt.so.12",
          "libcublas.so.12",
          "libcufft.so.11",
          "libcurand.so.10",
          "libcusparse.so.12",
          "libcusolver.so.11",
          "libnvrtc.so.12",
          "libcudnn_graph.so.9",
          "libcudnn_ops.so.9",
          "libcudnn_cnn.so.9",
          "libcudnn_adv.so.9",
          "libcudnn_heuristic.so.9",
          "libcudnn_engines_runtime_compiled.so.9",
          "libcudnn_engines_precompiled.so.9",
          "libcudnn.so.9",
          "libcupti.so.12");

  /** How much physical memory JavaCPP lets the process have. */
  private static final String LIMIT = "org.bytedeco.javacpp.maxphysicalbytes";

  private static Optional<String> failure;

  static {
    // Four times Java's heap unless told otherwise, though the two have nothing to do with one
    // another: a service with a small heap could not train. 0 is no limit.
    if (System.getProperty(LIMIT) == null) {
      System.setProperty(LIMIT, "0");
    }
  }

  private Cuda() {}

  /**
   * Loads the libraries that there are; does nothing the second time, or where there are none.
   *
   * @return what went wrong, if something did; then TensorFlow computes on the CPU
   */
  static synchronized Optional<String> load() {
    if (failure == null) {
      failure = loadAll();
    }
    return failure;
  }

  /** Whether it is on the class path. */
  static boolean isThere() {
    return Cuda.class.getResource(FOLDER + LIBRARIES.get(0)) != null;
  }

  private static Optional<String> loadAll() {
    for (String library : LIBRARIES) {
      URL resource = Cuda.class.getResource(FOLDER + library);
      if (resource == null) {
        continue;
      }
      try {
        System.load(Loader.cacheResource(resource).getAbsolutePath());
      } catch (IOException | UnsatisfiedLinkError e) {
        return Optional.of("cannot load " + library + ": " + e.getMessage());
      }
    }
    return Optional.empty();
  }
}
