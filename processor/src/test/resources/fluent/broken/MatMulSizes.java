package cases;

import static dev.tenon.Act.*;
import static dev.tenon.Tenon.*;

import dev.tenon.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;

@Model
final class MatMulSizes {
  @Inference
  Tensor product(@Shape("2 3") Tensor a, @Shape("2 3") Tensor b) {
    // ERROR: [MatMulSizes] matMul cannot multiply [2 3] by [2 3]: 3 columns meet 2 rows
    // THEN: fix: put .transpose() after the 2nd tensor, [2 3]
    // THEN: or write @Shape("3 3") in b
    return a.matMul(b);
  }
}
