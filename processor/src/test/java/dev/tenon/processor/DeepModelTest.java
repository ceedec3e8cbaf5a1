package dev.tenon.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tenon.processor.Compiled.Compiler;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The generated code of a model deeper than the file of one class could hold. */
class DeepModelTest {
  private static final String DEEP =
      """
      package shop;

      import static dev.tenon.Tenon.conv2d;
      import static dev.tenon.Tenon.minimize;

      import dev.tenon.Adam;
      import dev.tenon.Layer;
      import dev.tenon.Model;
      import dev.tenon.Objective;
      import dev.tenon.Shape;
      import dev.tenon.Tensor;

      @Model
      @Adam(1e-3)
      final class Deep {
        final Layer body =
            conv2d(4, 3).repeat(1000, i -> conv2d(4, 3, o -> o.bias(false)).batchNorm().relu());

        Objective train(@Shape("N 8 8 3") Tensor images) {
          return minimize(body.apply(images).square().mean());
        }
      }
      """;

  @Test
  void aThousandConvolutionsCompile(@TempDir Path folder) throws Exception {
    Compiled compiled =
        Compiled.compile(
            Compiler.JAVAC,
            folder,
            Map.of("shop/Deep.java", DEEP),
            "-Xlint:all",
            "-Werror",
            "-Atenon.timeout=600"); // a busy machine may need more than the usual minute
    assertEquals(List.of(), compiled.messages());
    try (URLClassLoader loader = compiled.loader()) {
      int classes = 0;
      Class<?> part = Class.forName("shop.DeepGraph$Train", true, loader);
      for (; part != Object.class; part = part.getSuperclass()) {
        assertTrue(part.getDeclaredMethods().length > 1, part + " has its part of the function");
        classes++;
      }
      assertTrue(classes > 1, "one class could hold the function");
    }
  }
}
