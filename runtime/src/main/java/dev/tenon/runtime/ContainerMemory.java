package dev.tenon.runtime;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * What the control groups of Linux leave this process of memory: those of a container, of a
 * service, or of a job of a cluster. Java's own numbers count what files are cached as used.
 */
final class ContainerMemory {
  /** How a version calls the limit, what is used, and what of that are cached files. */
  private enum Version {
    ONE(
        "memory.limit_in_bytes",
        "memory.usage_in_bytes",
        "total_inactive_file",
        "total_active_file"),
    TWO("memory.max", "memory.current", "inactive_file", "active_file");

    private final String limit;
    private final String used;
    private final List<String> cached;

    Version(String limit, String used, String... cached) {
      this.limit = limit;
      this.used = used;
      this.cached = List.of(cached);
    }
  }

  private ContainerMemory() {}

  /**
   * Bytes that can still be had; empty where there is no limit.
   *
   * @param root of the file system
   */
  static OptionalLong available(Path root) {
    OptionalLong least = OptionalLong.empty();
    Path groups = root.resolve("sys/fs/cgroup");
    for (String line : lines(root.resolve("proc/self/cgroup"))) {
      // "4:memory:/a/b" of version 1, and "0::/a/b" of version 2
      String[] parts = line.split(":", 3);
      if (parts.length < 3) {
        continue;
      }
      boolean two = parts[1].isEmpty();
      if (two || List.of(parts[1].split(",")).contains("memory")) {
        Path base = two ? groups : groups.resolve("memory");
        for (Path group : groups(base, parts[2])) {
          least = least(least, left(group, two ? Version.TWO : Version.ONE));
        }
      }
    }
    return least;
  }

  private static OptionalLong least(OptionalLong one, OptionalLong other) {
    return one.isEmpty() || other.isPresent() && other.getAsLong() < one.getAsLong() ? other : one;
  }

  /** The group at {@code path} and those around it, each of which may have a limit. */
  private static List<Path> groups(Path base, String path) {
    List<Path> groups = new ArrayList<>(List.of(base));
    Path group = base;
    for (String name : path.split("/")) {
      if (!name.isEmpty() && !name.equals("..")) {
        group = group.resolve(name);
        // a container sees its own group at the base, and may be told the name outside
        if (Files.isDirectory(group)) {
          groups.add(group);
        }
      }
    }
    return groups;
  }

  private static OptionalLong left(Path group, Version version) {
    OptionalLong limit = number(lines(group.resolve(version.limit)));
    OptionalLong used = number(lines(group.resolve(version.used)));
    if (limit.isEmpty() || used.isEmpty()) {
      return OptionalLong.empty();
    }
    long cached =
        lines(group.resolve("memory.stat")).stream()
            .map(line -> line.split(" "))
            .filter(words -> words.length == 2 && version.cached.contains(words[0]))
            .mapToLong(words -> number(List.of(words[1])).orElse(0))
            .sum();
    // what the kernel caches it gives back before a limit is in the way
    return OptionalLong.of(Math.max(0, limit.getAsLong() - Math.max(0, used.getAsLong() - cached)));
  }

  /** No limit is "max" in version 2, and a number of 19 digits in version 1. */
  private static OptionalLong number(List<String> lines) {
    return lines.size() == 1 && lines.get(0).matches("\\d{1,18}")
        ? OptionalLong.of(Long.parseLong(lines.get(0)))
        : OptionalLong.empty();
  }

  /** None where there is no such file, or it may not be read. */
  private static List<String> lines(Path file) {
    try (Stream<String> lines = Files.lines(file, StandardCharsets.ISO_8859_1)) {
      return lines.limit(1000).toList();
    } catch (IOException | UncheckedIOException e) {
      return List.of();
    }
  }
}
