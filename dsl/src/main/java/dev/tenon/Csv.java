package dev.tenon;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Where the rows of a record with {@link Label} are: in files of comma-separated values (RFC 4180,
 * UTF-8, packed by gzip or not) with a head that names the columns. Columns that the record does
 * not have are left out.
 *
 * <p>The files are looked for in the folder of {@code --data} or its folder {@link #folder()}; else
 * in that of the environment variable {@code TENON_DATA} or its folder; else on the class path.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Csv {
  /** Name of the file with rows to train on. */
  String value();

  /** Name of the file with rows to test on; without one, some of the others are kept for that. */
  String test() default "";

  /** Which part of the rows is kept for testing where there is no file of its own. */
  double testFraction() default 0.2;

  /** Name of the folder in a folder of data sets, and on the class path; "" for none. */
  String folder() default "";

  /** What stands between two cells. */
  char delimiter() default ',';

  /** Texts of cells without a value. */
  String[] missing() default {"", "NA"};
}
