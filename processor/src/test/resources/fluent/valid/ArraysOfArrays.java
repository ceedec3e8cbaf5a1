package cases;

import static dev.tenon.Act.*;
import static dev.tenon.Tenon.*;

import dev.tenon.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;

@Model
final class ArraysOfArrays {
  final Layer[][] grid = new Layer[2][3];

  ArraysOfArrays() {
    int[][] units = {{1, 2, 3}, {4, 5, 6}};
    for (int[] row : units) {
      Arrays.sort(row);
    }
    for (int i = 0; i < 2; i++) {
      for (int j = 0; j < 3; j++) {
        grid[i][j] = dense(units[i][j]);
      }
    }
  }

  Tensor forward(@Shape("N 8") Tensor x) {
    return concat(
        Arrays.stream(grid).flatMap(Arrays::stream).map(l -> l.apply(x)).toArray(Tensor[]::new));
  }
}
