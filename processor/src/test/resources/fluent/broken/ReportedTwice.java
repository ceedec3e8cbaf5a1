package cases;

import static dev.tenon.Act.*;
import static dev.tenon.Tenon.*;

import dev.tenon.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;

@Model
final class ReportedTwice {
  final Layer body = dense(4);

  Objective learn(@Shape("N 8") Tensor x) {
    Tensor loss = body.apply(x).square().mean();
    // ERROR: [ReportName] report has "mean" already
    // THEN: help: take another name
    return minimize(loss).report("mean", loss).report("mean", loss);
  }
}
