package dev.tenon.runtime;

/**
 * A step that was refused since its loss or a gradient is no finite number; says where it began.
 */
final class NotFinite extends UserError {
  private static final long serialVersionUID = 1;

  private final String began;

  NotFinite(String function, String began, Throwable cause) {
    super(
        "a step of %s is refused, since its loss or a gradient is not finite: %s"
            .formatted(function, began),
        cause);
    this.began = began;
  }

  /** Where it began, and what to do. */
  String began() {
    return began;
  }
}
