package dev.tenon;

/** What stands between the pixels of an image that is made larger. */
public enum Interpolation {
  /** Each pixel is repeated. */
  NEAREST,
  /**
   * A mean of the nearest pixels, the nearer the more; pixels are areas, beside the last is none.
   */
  BILINEAR
}
