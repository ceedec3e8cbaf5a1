package dev.tenon.runtime.data;

import dev.tenon.Column;
import dev.tenon.Columns;
import dev.tenon.Label;
import dev.tenon.runtime.UserError;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Finds the columns of a record's components in the head of a file. */
final class CsvHead {
  private static final int LISTED = 8;

  private final String file;
  private final List<String> names;

  CsvHead(String file, List<String> names) {
    this.file = file;
    this.names = names.stream().map(String::strip).toList();
  }

  /**
   * The columns of {@code component}, in order; none for a label that is not there and need not be.
   *
   * @throws UserError if one is not there, or twice
   */
  int[] columns(RecordComponent component, boolean labelled) {
    Columns several = component.getAnnotation(Columns.class);
    if (several == null) {
      boolean optional = !labelled && component.isAnnotationPresent(Label.class);
      int column = column(component, optional);
      return column < 0 ? new int[0] : new int[] {column};
    }
    int count = 1;
    for (int size : several.sizes()) {
      count = Math.multiplyExact(count, size);
    }
    int[] columns = new int[count];
    for (int i = 0; i < count; i++) {
      String name = several.value() + (several.first() + i);
      columns[i] = exact(name);
      if (columns[i] < 0) {
        throw missing(
            name,
            "%s is %s%d to %s%d"
                .formatted(
                    component.getName(),
                    several.value(),
                    several.first(),
                    several.value(),
                    several.first() + count - 1));
      }
    }
    return columns;
  }

  private int column(RecordComponent component, boolean optional) {
    Column stated = component.getAnnotation(Column.class);
    String name = stated == null ? component.getName() : stated.value();
    int column = exact(name);
    if (column < 0 && stated == null) {
      column = similar(name);
    }
    if (column < 0 && !optional) {
      throw missing(
          name,
          stated == null
              ? "name the column that is meant by @Column(\"...\") on " + component.getName()
              : "correct @Column on " + component.getName());
    }
    return column;
  }

  private int exact(String name) {
    int first = names.indexOf(name);
    if (first != names.lastIndexOf(name)) {
      throw new UserError(
          "%s, line 1: column \"%s\" is there twice; rename one of them".formatted(file, name));
    }
    return first;
  }

  private int similar(String name) {
    List<Integer> found = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      if (plain(names.get(i)).equals(plain(name))) {
        found.add(i);
      }
    }
    return found.size() == 1 ? found.get(0) : -1;
  }

  private static String plain(String name) {
    return name.replaceAll("[ _.-]", "").toLowerCase(Locale.ROOT);
  }

  private UserError missing(String name, String advice) {
    if (names.size() == 1) {
      for (char other : new char[] {';', '\t', '|', ','}) {
        if (names.get(0).indexOf(other) >= 0) {
          return new UserError(
              "%s, line 1: expected a column \"%s\", found one column for all, %s; write delimiter = '%s' in @Csv on the record"
                  .formatted(
                      file, name, CsvCells.shown(names.get(0)), other == '\t' ? "\\t" : other));
        }
      }
    }
    List<String> some = names.subList(0, Math.min(LISTED, names.size()));
    return new UserError(
        "%s, line 1: expected a column \"%s\", found %s%s; %s"
            .formatted(
                file,
                name,
                String.join(", ", some.stream().map(CsvCells::shown).toList()),
                names.size() > LISTED ? " and %d more".formatted(names.size() - LISTED) : "",
                advice));
  }

  /** What the column is called in messages. */
  String name(int column) {
    return names.get(column);
  }

  int size() {
    return names.size();
  }
}
