package cases;

import static dev.tenon.Act.*;
import static dev.tenon.Tenon.*;

import dev.tenon.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;

@Model
final class MistakeInAnOwnLayer {
  final Layer body = dense(4).then(new Flip());

  static final class Flip implements Layer {
    @Override
    public Tensor apply(Tensor x) {
      // ERROR: [MatMulSizes] matMul cannot multiply [N 4] by [N 4]: 4 columns meet N rows
      // THEN: 4 comes from
      // THEN: body/dense  4  MistakeInAnOwnLayer.java:13
      // THEN: N comes from
      // THEN: x           8
      // THEN: body/dense  4  MistakeInAnOwnLayer.java:13
      // THEN: fix: put .transpose() after the 2nd tensor, [N 4]
      // THEN: called from MistakeInAnOwnLayer.java:31, in forward
      return x.matMul(x);
    }
  }

  Tensor forward(@Shape("N 8") Tensor x) {
    return body.apply(x);
  }
}
