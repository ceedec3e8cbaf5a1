package dev.tenon.processor.evaluate;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What of the JDK depends on its arguments alone; the lists are in {@code pure-jdk.txt}.
 *
 * <p>What is not listed is not allowed, so that a new class of the JDK is a message rather than a
 * model that differs from build to build.
 */
final class PureJdk {
  private static final PureJdk LISTED = read();

  /**
   * Methods that are excepted, by class or package ({@code java.util.stream.*}) that is allowed.
   */
  private final Map<String, Set<String>> allowed = new HashMap<>();

  /** What classes do, by the start of their names; the first that fits counts. */
  private final Map<String, String> reasons = new LinkedHashMap<>();

  private PureJdk() {}

  private static PureJdk read() {
    PureJdk lists = new PureJdk();
    try (InputStream in = PureJdk.class.getResourceAsStream("pure-jdk.txt")) {
      new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .forEach(lists::add);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return lists;
  }

  private void add(String line) {
    String[] parts = line.split(" (?=but |: )", 2);
    String rest = parts.length == 1 ? "" : parts[1].substring(parts[1].indexOf(' ') + 1);
    if (parts.length == 2 && parts[1].startsWith(": ")) {
      for (String name : parts[0].split(" ")) {
        reasons.put(name, rest);
      }
      return;
    }
    for (String name : parts[0].split(" ")) {
      allowed.put(name, rest.isEmpty() ? Set.of() : Set.of(rest.split(" ")));
    }
  }

  /** Whether {@code method} of the JDK's class {@code owner} depends on its arguments alone. */
  static boolean allows(String owner, String method) {
    Set<String> excepted = LISTED.allowed.get(topLevel(owner));
    if (excepted == null) {
      excepted = LISTED.allowed.get(owner.substring(0, owner.lastIndexOf('.') + 1) + "*");
    }
    if (excepted == null && isThrowable(owner)) {
      excepted = LISTED.allowed.get("java.lang.Throwable");
    }
    return excepted != null && !excepted.contains(method);
  }

  /** What {@code method} of {@code owner} does that a model cannot: "reads or writes files". */
  static String reason(String owner, String method) {
    if (method.startsWith("parallel")) {
      return "uses threads";
    }
    return LISTED.reasons.entrySet().stream()
        .filter(entry -> (owner + "." + method).startsWith(entry.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse("may depend on more than its arguments");
  }

  /** Whether {@code method} of the JDK's class {@code owner} is called on an object. */
  static boolean isOfAnObject(String owner, String method) {
    try {
      Class<?> type = Class.forName(owner, false, ClassLoader.getPlatformClassLoader());
      List<Method> named =
          Arrays.stream(type.getMethods()).filter(each -> each.getName().equals(method)).toList();
      return !named.isEmpty()
          && named.stream().noneMatch(each -> Modifier.isStatic(each.getModifiers()));
    } catch (ClassNotFoundException | LinkageError e) {
      return false;
    }
  }

  private static String topLevel(String name) {
    int dollar = name.indexOf('$');
    return dollar < 0 ? name : name.substring(0, dollar);
  }

  private static boolean isThrowable(String name) {
    try {
      return Throwable.class.isAssignableFrom(
          Class.forName(name, false, ClassLoader.getPlatformClassLoader()));
    } catch (ClassNotFoundException | LinkageError e) {
      return false;
    }
  }
}
