package cases;

import static dev.tenon.Act.*;
import static dev.tenon.Tenon.*;

import dev.tenon.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;

@Model
final class MixedDtypes {
  @Inference
  Tensor sum(@Shape("N 3") Tensor a, @Shape("int32 N 3") Tensor b) {
    // ERROR: [DtypeMismatch] plus cannot add [float32 N 3] and [int32 N 3]
    // THEN: int32 comes from
    // THEN: b  int32 N 3
    // THEN: float32 comes from
    // THEN: a  float32 N 3
    // THEN: fix: write @Shape("N 3") in b
    // THEN: or put .cast(DType.FLOAT32) after the 2nd tensor, [int32 N 3]
    return a.plus(b);
  }
}
