package dev.tenon.processor.evaluate;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;

/**
 * Shows a nested compilation the files of the compilation around it, and keeps its class files.
 *
 * <p>The JDK and Tenon itself come from {@code standard}, everything else from what the compiler
 * around it knows.
 */
final class NestedFiles extends ForwardingJavaFileManager<StandardJavaFileManager> {
  private final Elements elements;
  private final Sources sources;
  private final ClassFiles classFiles;
  private final Set<SourceFile> compiled;
  private final Map<URI, SourceFile> shown = new HashMap<>();
  private final Map<String, Output> outputs = new HashMap<>();

  NestedFiles(
      StandardJavaFileManager standard,
      Elements elements,
      Sources sources,
      ClassFiles classFiles,
      Set<SourceFile> compiled) {
    super(standard);
    this.elements = elements;
    this.sources = sources;
    this.classFiles = classFiles;
    this.compiled = compiled;
    compiled.forEach(file -> shown.put(file.toUri(), file));
  }

  /** A class that was compiled; {@code source} is null where it is none of the user's. */
  record Output(byte[] code, SourceFile source) {}

  /** The classes by binary name. */
  Map<String, Output> outputs() {
    return outputs;
  }

  /** The source that the compilation knows as {@code uri}; null where it is none of the user's. */
  SourceFile source(URI uri) {
    return shown.get(uri);
  }

  @Override
  public boolean hasLocation(Location location) {
    return location == StandardLocation.SOURCE_PATH
        || location == StandardLocation.CLASS_PATH
        || (location != StandardLocation.ANNOTATION_PROCESSOR_PATH
            && location != StandardLocation.MODULE_PATH
            && super.hasLocation(location));
  }

  @Override
  public Iterable<JavaFileObject> list(
      Location location, String packageName, Set<JavaFileObject.Kind> kinds, boolean recurse)
      throws IOException {
    List<JavaFileObject> found = new ArrayList<>();
    if (location == StandardLocation.SOURCE_PATH) {
      if (kinds.contains(JavaFileObject.Kind.SOURCE)) {
        addSources(packageName, found);
      }
    } else if (location == StandardLocation.CLASS_PATH) {
      if (kinds.contains(JavaFileObject.Kind.CLASS)) {
        super.list(location, packageName, Set.of(JavaFileObject.Kind.CLASS), false)
            .forEach(found::add);
        if (found.isEmpty()) {
          addClasses(packageName, found);
        }
      }
    } else {
      return super.list(location, packageName, kinds, recurse);
    }
    return found;
  }

  private List<TypeElement> types(String packageName) {
    PackageElement found = elements.getPackageElement(packageName);
    return found == null ? List.of() : ElementFilter.typesIn(found.getEnclosedElements());
  }

  private void addSources(String packageName, List<JavaFileObject> found) {
    for (TypeElement type : types(packageName)) {
      SourceFile file = sources.file(type);
      if (file != null && !compiled.contains(file) && !found.contains(file)) {
        found.add(file);
        shown.put(file.toUri(), file);
      }
    }
  }

  private void addClasses(String packageName, List<JavaFileObject> found) {
    for (TypeElement type : types(packageName)) {
      if (sources.file(type) == null) {
        addWithMembers(type, found);
      }
    }
  }

  private void addWithMembers(TypeElement type, List<JavaFileObject> found) {
    found.add(new ClassFile(elements.getBinaryName(type).toString()));
    for (Element member : type.getEnclosedElements()) {
      if (member instanceof TypeElement nested) {
        addWithMembers(nested, found);
      }
    }
  }

  @Override
  public String inferBinaryName(Location location, JavaFileObject file) {
    if (file instanceof SourceFile source) {
      return source.binaryName();
    }
    if (file instanceof ClassFile classFile) {
      return classFile.binaryName;
    }
    return super.inferBinaryName(location, file);
  }

  @Override
  public boolean isSameFile(FileObject a, FileObject b) {
    return a.equals(b);
  }

  @Override
  public JavaFileObject getJavaFileForOutput(
      Location location, String className, JavaFileObject.Kind kind, FileObject sibling) {
    return new SimpleJavaFileObject(uri(className), kind) {
      @Override
      public OutputStream openOutputStream() {
        return new ByteArrayOutputStream() {
          @Override
          public void close() {
            SourceFile source = sibling instanceof SourceFile file ? file : null;
            outputs.put(className, new Output(toByteArray(), source));
          }
        };
      }
    };
  }

  private static URI uri(String binaryName) {
    return URI.create("tenon:///").resolve("/" + binaryName.replace('.', '/') + ".class");
  }

  /** A class file of the compilation, read when it is needed. */
  private final class ClassFile extends SimpleJavaFileObject {
    private final String binaryName;

    private ClassFile(String binaryName) {
      super(uri(binaryName), Kind.CLASS);
      this.binaryName = binaryName;
    }

    @Override
    public InputStream openInputStream() throws IOException {
      return new ByteArrayInputStream(
          classFiles.find(binaryName).orElseThrow(() -> new FileNotFoundException(binaryName)));
    }
  }
}
