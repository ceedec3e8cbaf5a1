package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class TableRowsOfPositionsWithoutRows {
  static final int CONTEXT = 256;

  final Parameter tokens = parameter("65 32", Init.normal(0.02));
  final Parameter positions = parameter("32", Init.normal(0.02));
  final Layer body = dense(65);

  Tensor forward(@Shape("int32 N T<=CONTEXT") Tensor text) {
    // ERROR: [TableRows] gather takes up to 256 rows of [32], which has 32
    // THEN: fix: write parameter("256 32") in positions, TableRowsOfPositionsWithoutRows.java:12
    return body.apply(tokens.gather(text).plus(positions.gather(range(text.dims().dim(1)))));
  }
}
