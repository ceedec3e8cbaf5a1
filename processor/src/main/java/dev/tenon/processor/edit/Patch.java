package dev.tenon.processor.edit;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import dev.tenon.Problem;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The first change of each problem, as a unified diff that {@code git apply} takes. */
public final class Patch {
  /** The compiler option that names the file to write. */
  public static final String OPTION = "tenon.patch";

  private static final int CONTEXT = 3;

  private final Map<URI, List<Edit>> edits = new LinkedHashMap<>();

  /**
   * Takes {@code change} up, unless one that was taken up before changes the same characters
   * otherwise.
   */
  public void add(List<Edit> change) {
    List<Edit> more = change.stream().filter(edit -> !here(edit).contains(edit)).toList();
    boolean free = more.stream().noneMatch(edit -> here(edit).stream().anyMatch(edit::meets));
    if (free) {
      more.forEach(edit -> here(edit).add(edit));
    }
  }

  private List<Edit> here(Edit edit) {
    return edits.computeIfAbsent(edit.file().uri(), uri -> new ArrayList<>());
  }

  /**
   * Writes all changes to {@code file}, also where there are none, so that no old one stays.
   *
   * @throws Problem if that cannot be written
   */
  public void write(Path file) {
    List<String> lines = new ArrayList<>();
    edits.forEach(
        (uri, changes) -> lines.addAll(changes.isEmpty() ? List.of() : diff(uri, changes)));
    try {
      Path folder = file.toAbsolutePath().getParent();
      Files.createDirectories(folder);
      Files.write(file, lines);
    } catch (IOException e) {
      throw Problem.of("CannotWrite", "cannot write the patch to %s: %s", file, e.getMessage())
          .fix("name another file: -Atenon.patch=FILE");
    }
  }

  private static List<String> diff(URI uri, List<Edit> changes) {
    String before = changes.get(0).file().text();
    StringBuilder after = new StringBuilder(before);
    changes.stream()
        .sorted(Comparator.comparingInt(Edit::start).reversed())
        .forEach(edit -> after.replace(edit.start(), edit.end(), edit.replacement()));
    List<String> original = before.lines().toList();
    String name = name(uri);
    return UnifiedDiffUtils.generateUnifiedDiff(
        "a/" + name,
        "b/" + name,
        original,
        DiffUtils.diff(original, after.toString().lines().toList()),
        CONTEXT);
  }

  /** The path from the repository that holds the file, else from the working folder. */
  private static String name(URI uri) {
    if (!"file".equals(uri.getScheme())) {
      return uri.getPath().replaceFirst("^/", "");
    }
    Path path = Path.of(uri).toAbsolutePath();
    for (Path folder = path.getParent(); folder != null; folder = folder.getParent()) {
      if (Files.exists(folder.resolve(".git"))) {
        return text(folder.relativize(path));
      }
    }
    Path here = Path.of("").toAbsolutePath();
    return text(path.startsWith(here) ? here.relativize(path) : path.getRoot().relativize(path));
  }

  private static String text(Path path) {
    return path.toString().replace('\\', '/');
  }
}
