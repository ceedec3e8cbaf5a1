package dev.tenon.ir.lock;

import dev.tenon.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Weights of one layer: those whose names are the same up to the last slash.
 *
 * @param prefix the part of the names that they share
 * @param members types by the rest of the name; empty for a tensor that a field holds itself
 */
record Group(String prefix, Map<String, Type> members) {
  /** The groups of {@code weights}, in order. */
  static List<Group> of(Map<String, Type> weights) {
    Map<String, Group> groups = new LinkedHashMap<>();
    weights.forEach(
        (name, type) -> {
          int slash = name.lastIndexOf('/');
          String prefix = slash < 0 ? name : name.substring(0, slash);
          groups
              .computeIfAbsent(prefix, key -> new Group(key, new LinkedHashMap<>()))
              .members()
              .put(slash < 0 ? "" : name.substring(slash + 1), type);
        });
    return new ArrayList<>(groups.values());
  }

  /** Whether nothing is in it. */
  boolean isEmpty() {
    return members.isEmpty();
  }

  /** The prefix that a weight called {@code name} has. */
  static String prefix(String name) {
    return name.contains("/") ? name.substring(0, name.lastIndexOf('/')) : name;
  }

  /** Full name of {@code member}. */
  String name(String member) {
    return member.isEmpty() ? prefix : prefix + "/" + member;
  }

  /** Whether {@code other} has weights of the same names and types. */
  boolean isLike(Group other) {
    return members.equals(other.members);
  }
}
