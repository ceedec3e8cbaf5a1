package cases;

import static dev.tenon.Act.*;
import static dev.tenon.Tenon.*;

import dev.tenon.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;

@Model
final class SeveralDtypes {
  final Layer head = dense(2);

  Tensor forward(@Shape("uint8 N 4") Tensor pixels, @Shape("int32 N 4") Tensor counts) {
    Tensor both = pixels.cast(DType.FLOAT32).div(255).plus(counts.cast(DType.FLOAT32));
    return head.apply(both);
  }
}
