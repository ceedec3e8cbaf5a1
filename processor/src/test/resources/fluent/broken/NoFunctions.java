package cases;

import static dev.tenon.Act.*;
import static dev.tenon.Tenon.*;

import dev.tenon.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;

@Model
// ERROR: [NoFunctions] NoFunctions computes nothing
// THEN: help: write Tensor forward(@Shape("N ...") Tensor x) { ... }
final class NoFunctions {
  final Layer a = dense(4), b = dense(2);
}
