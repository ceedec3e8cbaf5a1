package cases;

import static dev.tenon.Act.*;
import static dev.tenon.Tenon.*;

import dev.tenon.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;

@Model
record RecordOfFunctions(int units, Layer body, List<Layer> heads) {
  @Variant
  static final RecordOfFunctions NARROW = new RecordOfFunctions(3),
      BROAD = new RecordOfFunctions(30);

  RecordOfFunctions(int units) {
    this(units, dense(units).relu(), List.of(dense(1), dense(2)));
  }

  @Inference
  Tensor one(@Shape("N 8") Tensor x) {
    return heads.get(0).apply(body.apply(x));
  }

  @Inference
  Tensor two(@Shape("N 8") Tensor x) {
    return heads.get(1).apply(body.apply(x));
  }
}
