package cases;

import static dev.tenon.Act.*;
import static dev.tenon.Tenon.*;

import dev.tenon.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;

@Model
final class MistakeInALambda {
  // ERROR: [ReshapeCount] reshape cannot reshape [N 4] to [N 3]: 4*N elements are not 3*N
  // THEN: 4 comes from
  // THEN: body/dense  4  MistakeInALambda.java:18
  // THEN: fix: write dense(3) in body/dense, MistakeInALambda.java:18
  // THEN: called from MistakeInALambda.java:21, in forward
  final Layer body = dense(4).then(x -> x.reshape(Dims.of(x.dims().dim(0), 3)));

  Tensor forward(@Shape("N 8") Tensor x) {
    return body.apply(x);
  }
}
