package dev.tenon.processor.evaluate;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.annotation.processing.Filer;
import javax.lang.model.element.ModuleElement;
import javax.lang.model.element.PackageElement;
import javax.lang.model.util.Elements;
import javax.tools.FileObject;
import javax.tools.JavaFileManager.Location;
import javax.tools.StandardLocation;

/** The class files of the compilation: its class path, and what an earlier build left. */
final class ClassFiles {
  private static final List<Location> LOCATIONS =
      List.of(StandardLocation.CLASS_PATH, StandardLocation.CLASS_OUTPUT);

  private final Filer filer;
  private final Elements elements;
  private final Map<String, Optional<byte[]>> known = new HashMap<>();

  ClassFiles(Filer filer, Elements elements) {
    this.filer = filer;
    this.elements = elements;
  }

  /** The class file of the class with this binary name. */
  synchronized Optional<byte[]> find(String binaryName) {
    return known.computeIfAbsent(binaryName, this::read);
  }

  private Optional<byte[]> read(String binaryName) {
    int dot = binaryName.lastIndexOf('.');
    String packageName = dot < 0 ? "" : binaryName.substring(0, dot);
    String file = binaryName.substring(dot + 1) + ".class";
    for (Location location : LOCATIONS) {
      try {
        return Optional.of(bytes(filer.getResource(location, packageName, file)));
      } catch (IOException | RuntimeException e) {
        continue; // not there
      }
    }
    return ofModule(packageName, file);
  }

  /** The class file of a class on the module path. */
  private Optional<byte[]> ofModule(String packageName, String file) {
    PackageElement found = elements.getPackageElement(packageName);
    ModuleElement module = found == null ? null : elements.getModuleOf(found);
    if (module == null || module.isUnnamed()) {
      return Optional.empty();
    }
    try {
      String place = module.getQualifiedName() + "/" + packageName;
      return Optional.of(bytes(filer.getResource(StandardLocation.MODULE_PATH, place, file)));
    } catch (IOException | RuntimeException e) {
      return Optional.empty();
    }
  }

  private static byte[] bytes(FileObject file) throws IOException {
    try (InputStream in = file.openInputStream()) {
      return in.readAllBytes();
    }
  }
}
