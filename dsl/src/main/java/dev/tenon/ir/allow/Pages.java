package dev.tenon.ir.allow;

import java.util.Optional;

/**
 * The pages that explain each problem at length.
 *
 * @param base what stands before the name of a page
 */
public record Pages(String base) {
  /** As they lie in Tenon's repository: the one place that says where they are. */
  public static final Pages DEFAULT = new Pages("docs/problems/");

  /** The line that leads to the page of {@code id}; empty where a layer of one's own raised it. */
  public Optional<String> line(String id) {
    return Severity.of(id) == null ? Optional.empty() : Optional.of("more: " + base + id + ".md");
  }
}
