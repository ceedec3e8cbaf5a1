package dev.tenon.runtime.report.drawing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/**
 * Places the boxes of a graph without cycles in rows, so that all arrows point down.
 *
 * <p>After Sugiyama: a box stands one row below the lowest that it takes something from; an arrow
 * that passes rows gets a place in each of them; places in a row are ordered by where their
 * neighbours are; what goes on in a straight line is a column, and each column stands as near to
 * its neighbours as those beside it allow.
 *
 * @see <a href="https://doi.org/10.1109/TSMC.1981.4308636">Sugiyama, Tagawa and Toda, Methods for
 *     visual understanding of hierarchical system structures</a>
 */
final class LayeredLayout {
  private static final int ORDERING_SWEEPS = 12;
  private static final int PLACING_SWEEPS = 24;
  private static final double GAP = 28;
  private static final double LANE = 14;

  private final List<List<Place>> rows = new ArrayList<>();
  private final List<Place> boxes = new ArrayList<>();
  private final Map<Edge, List<Place>> routes = new LinkedHashMap<>();

  /** An arrow between boxes, by index. */
  record Edge(int from, int to) {}

  /** Where something stands in its row: a box, or an arrow that passes. */
  static final class Place {
    private final double width;
    private final boolean box;
    private final List<Place> above = new ArrayList<>();
    private final List<Place> below = new ArrayList<>();
    private int row;
    private double rank; // within the row
    private double x; // of its middle

    private Place(double width, boolean box) {
      this.width = width;
      this.box = box;
    }

    double x() {
      return x;
    }

    int row() {
      return row;
    }
  }

  /**
   * A layout of boxes so wide.
   *
   * @param edges from boxes with smaller indices to such with larger ones
   */
  LayeredLayout(double[] widths, List<Edge> edges) {
    for (double width : widths) {
      boxes.add(new Place(width, true));
    }
    assignRows(edges);
    edges.forEach(this::route);
    order();
    place();
  }

  Place box(int index) {
    return boxes.get(index);
  }

  /** Where the arrow passes, from its box to the other, both included. */
  List<Place> route(int from, int to) {
    return routes.get(new Edge(from, to));
  }

  /** How many rows there are. */
  int rows() {
    return rows.size();
  }

  // ---- rows

  private void assignRows(List<Edge> edges) {
    int[] row = new int[boxes.size()];
    edges.stream()
        .sorted(Comparator.comparingInt(Edge::to))
        .forEach(edge -> row[edge.to()] = Math.max(row[edge.to()], row[edge.from()] + 1));
    // what takes nothing stands just above what takes it
    for (int i = boxes.size() - 1; i >= 0; i--) {
      int box = i;
      if (edges.stream().noneMatch(edge -> edge.to() == box)) {
        edges.stream()
            .filter(edge -> edge.from() == box)
            .mapToInt(edge -> row[edge.to()] - 1)
            .min()
            .ifPresent(highest -> row[box] = highest);
      }
    }
    for (int i = 0; i < row.length; i++) {
      put(boxes.get(i), row[i]);
    }
  }

  private void put(Place place, int row) {
    while (rows.size() <= row) {
      rows.add(new ArrayList<>());
    }
    place.row = row;
    place.rank = rows.get(row).size();
    rows.get(row).add(place);
  }

  private void route(Edge edge) {
    List<Place> route = new ArrayList<>();
    Place last = boxes.get(edge.from());
    route.add(last);
    Place end = boxes.get(edge.to());
    for (int row = last.row + 1; row < end.row; row++) {
      Place passing = new Place(LANE, false);
      put(passing, row);
      link(last, passing);
      route.add(passing);
      last = passing;
    }
    link(last, end);
    route.add(end);
    routes.put(edge, route);
  }

  private static void link(Place above, Place below) {
    above.below.add(below);
    below.above.add(above);
  }

  // ---- order

  private void order() {
    List<List<Place>> best = copy();
    long fewest = crossings();
    for (int sweep = 0; sweep < ORDERING_SWEEPS && fewest > 0; sweep++) {
      boolean down = sweep % 2 == 0;
      for (int i = 0; i < rows.size(); i++) {
        sort(rows.get(down ? i : rows.size() - 1 - i), down);
      }
      long now = crossings();
      if (now < fewest) {
        fewest = now;
        best = copy();
      }
    }
    for (int i = 0; i < rows.size(); i++) {
      rows.set(i, best.get(i));
      rank(rows.get(i));
    }
  }

  private List<List<Place>> copy() {
    return new ArrayList<>(rows.stream().<List<Place>>map(ArrayList::new).toList());
  }

  private static void sort(List<Place> row, boolean down) {
    Map<Place, Double> wanted = new LinkedHashMap<>();
    for (Place place : row) {
      List<Place> neighbours = down ? place.above : place.below;
      wanted.put(place, neighbours.stream().mapToDouble(n -> n.rank).average().orElse(place.rank));
    }
    row.sort(Comparator.comparingDouble(wanted::get)); // stable
    rank(row);
  }

  /** Numbers a row from its middle, so that rows of different lengths compare. */
  private static void rank(List<Place> row) {
    for (int i = 0; i < row.size(); i++) {
      row.get(i).rank = i - (row.size() - 1) / 2.0;
    }
  }

  private long crossings() {
    long crossings = 0;
    for (List<Place> row : rows) {
      List<double[]> links = new ArrayList<>();
      row.forEach(place -> place.below.forEach(b -> links.add(new double[] {place.rank, b.rank})));
      for (int i = 0; i < links.size(); i++) {
        for (int j = 0; j < i; j++) {
          double[] a = links.get(i);
          double[] b = links.get(j);
          if ((a[0] - b[0]) * (a[1] - b[1]) < 0) {
            crossings++;
          }
        }
      }
    }
    return crossings;
  }

  // ---- places

  /** Places below one another, which get the same x. */
  private static final class Column {
    private final List<Place> places = new ArrayList<>();
    private double x;

    void move(double to) {
      x = to;
      places.forEach(place -> place.x = to);
    }
  }

  private void place() {
    List<Column> columns = columns();
    Map<Place, Column> columnOf = new HashMap<>();
    columns.forEach(column -> column.places.forEach(place -> columnOf.put(place, column)));
    compact(columns, columnOf);
    for (int sweep = 0; sweep < PLACING_SWEEPS; sweep++) {
      for (int i = 0; i < columns.size(); i++) {
        settle(columns.get(sweep % 2 == 0 ? i : columns.size() - 1 - i));
      }
    }
    double left =
        rows.stream()
            .flatMap(List::stream)
            .mapToDouble(place -> place.x - place.width / 2)
            .min()
            .orElse(0);
    columns.forEach(column -> column.move(column.x - left));
  }

  /**
   * A passing arrow is one column; a box goes on in the first box of those below that it leads to.
   */
  private List<Column> columns() {
    Map<Place, Column> columnOf = new LinkedHashMap<>();
    for (int r = 0; r < rows.size(); r++) {
      Map<Place, Place> above = r == 0 ? Map.of() : continued(rows.get(r));
      for (Place place : rows.get(r)) {
        Place before = above.get(place);
        Column column = before == null ? new Column() : columnOf.get(before);
        column.places.add(place);
        columnOf.put(place, column);
      }
    }
    return List.copyOf(new LinkedHashSet<>(columnOf.values()));
  }

  /** Which places of {@code row} go on from which above; columns do not cross. */
  private static Map<Place, Place> continued(List<Place> row) {
    Map<Place, Place> chosen = new LinkedHashMap<>();
    for (Place place : row) {
      if (!place.box && !place.above.get(0).box) {
        chosen.put(place, place.above.get(0));
      }
    }
    for (Place place : row) {
      place.above.stream()
          .filter(a -> place.box && a.box && first(a.below) == place && first(place.above) == a)
          .filter(a -> chosen.entrySet().stream().noneMatch(c -> crosses(place, a, c)))
          .findFirst()
          .ifPresent(a -> chosen.put(place, a));
    }
    return chosen;
  }

  private static Place first(List<Place> places) {
    return places.stream()
        .filter(place -> place.box)
        .min(Comparator.comparingDouble(place -> place.rank))
        .orElse(null);
  }

  private static boolean crosses(Place below, Place above, Map.Entry<Place, Place> other) {
    return (below.rank - other.getKey().rank) * (above.rank - other.getValue().rank) < 0;
  }

  /** Moves all as far left as those beside them allow. */
  private void compact(List<Column> columns, Map<Place, Column> columnOf) {
    boolean moved = true;
    // each round settles at least one column more
    for (int round = 0; moved && round <= columns.size(); round++) {
      moved = false;
      for (List<Place> row : rows) {
        for (int i = 0; i < row.size(); i++) {
          Place place = row.get(i);
          double least = i == 0 ? place.width / 2 : row.get(i - 1).x + apart(row.get(i - 1), place);
          if (place.x < least) {
            columnOf.get(place).move(least);
            moved = true;
          }
        }
      }
    }
  }

  private static double apart(Place left, Place right) {
    return (left.width + right.width) / 2 + GAP;
  }

  /** Moves a column to where its neighbours are, as near as those beside it allow. */
  private void settle(Column column) {
    double least = Double.NEGATIVE_INFINITY;
    double most = Double.POSITIVE_INFINITY;
    double sum = 0;
    int count = 0;
    for (Place place : column.places) {
      List<Place> row = rows.get(place.row);
      int i = row.indexOf(place);
      if (i > 0) {
        least = Math.max(least, row.get(i - 1).x + apart(row.get(i - 1), place));
      }
      if (i + 1 < row.size()) {
        most = Math.min(most, row.get(i + 1).x - apart(place, row.get(i + 1)));
      }
      for (List<Place> side : List.of(place.above, place.below)) {
        for (Place neighbour : side) {
          if (!column.places.contains(neighbour)) {
            sum += neighbour.x;
            count++;
          }
        }
      }
    }
    if (count > 0) {
      column.move(Math.max(least, Math.min(most, sum / count)));
    }
  }
}
