package dev.tenon.ir.allow;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** How bad a problem is, by its id: the list is the resource {@code problems.txt} beside this. */
public enum Severity {
  /** The model does not compile. */
  ERROR,
  /** The model compiles, but is hardly meant so. */
  WARNING,
  /** Weights that were saved do not load; a warning, unless the build says that it is an error. */
  LOCK;

  private static final Map<String, Severity> BY_ID = read();

  /** How bad the problem {@code id} is; null where there is no such problem. */
  public static Severity of(String id) {
    return BY_ID.get(id);
  }

  /** The ids of all problems. */
  static Set<String> ids() {
    return BY_ID.keySet();
  }

  private static Map<String, Severity> read() {
    Map<String, Severity> severities = new TreeMap<>();
    try (InputStream in = Severity.class.getResourceAsStream("problems.txt");
        BufferedReader reader =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      reader
          .lines()
          .map(line -> line.split(" "))
          .forEach(words -> severities.put(words[0], valueOf(words[1].toUpperCase(Locale.ROOT))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return severities;
  }
}
