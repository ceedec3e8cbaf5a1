package dev.tenon.runtime.report.html;

import java.util.ArrayList;
import java.util.List;

/**
 * The cells of a table whose columns stand below one another, two spaces or more apart.
 *
 * @param rows of cells, the heading first
 * @param notes the lines below it
 */
record SummaryTable(List<List<String>> rows, List<String> notes) {
  private static final String LAST = "total";

  static SummaryTable parse(String summary) {
    List<String> lines = summary.lines().toList();
    int count = 0;
    while (count < lines.size() && (count == 0 || !lines.get(count - 1).startsWith(LAST))) {
      count++;
    }
    List<String> table = lines.subList(0, count);
    List<int[]> columns = columns(table);
    List<List<String>> rows = new ArrayList<>();
    for (String line : table) {
      rows.add(columns.stream().map(c -> cell(line, c[0], c[1])).toList());
    }
    return new SummaryTable(rows, List.copyOf(lines.subList(count, lines.size())));
  }

  private static String cell(String line, int from, int to) {
    return from >= line.length() ? "" : line.substring(from, Math.min(to, line.length())).strip();
  }

  /** Where columns begin and end: two spaces in all lines part them. */
  private static List<int[]> columns(List<String> table) {
    int width = table.stream().mapToInt(String::length).max().orElse(0);
    List<int[]> columns = new ArrayList<>();
    int start = 0;
    for (int i = 1; i < width; i++) {
      if (blank(table, i) && blank(table, i - 1)) {
        if (start < i - 1) {
          columns.add(new int[] {start, i - 1});
        }
        start = i + 1;
      }
    }
    if (start < width) {
      columns.add(new int[] {start, width});
    }
    return columns;
  }

  private static boolean blank(List<String> table, int index) {
    return table.stream().allMatch(line -> index >= line.length() || line.charAt(index) == ' ');
  }
}
