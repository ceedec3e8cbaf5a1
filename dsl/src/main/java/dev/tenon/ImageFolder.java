package dev.tenon;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Pictures as a data set: stands beside {@link DataSpec}, whose {@code classNames} are the names of
 * folders, one a class, with PNG and JPEG files in them or in folders below.
 *
 * <pre>{@code
 * @DataSpec(input = "uint8 N 64 64 3", classes = 2, classNames = {"cat", "dog"})
 * @ImageFolder(resize = ImageFolder.Resize.CROP)
 * final class Pets {}
 * }</pre>
 *
 * The input is {@code uint8 N height width channels} with one or three channels. With one a picture
 * is made grey (Rec. 601); what is transparent lies on white. The orientation that a camera notes
 * is not read.
 *
 * <p>Where the folder has folders {@code train} and {@code test}, these have the folders of the
 * classes; else a part of the pictures is kept for testing.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface ImageFolder {
  /** Name of the folder in a folder of data sets, and on the class path; "" for none. */
  String value() default "";

  /** What becomes of a picture of another size. */
  Resize resize() default Resize.NONE;

  /** Which part of the pictures is kept for testing where there are no folders for it. */
  double testFraction() default 0.2;

  /** What becomes of a picture of another size. */
  enum Resize {
    /** It is a mistake. */
    NONE,
    /** It is stretched or shrunk in each direction. */
    STRETCH,
    /** The largest middle part of the right proportions is scaled. */
    CROP
  }
}
