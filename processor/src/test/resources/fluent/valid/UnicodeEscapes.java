package cases;

import static dev.tenon.Act.*;
import static dev.tenon.Tenon.*;

import dev.tenon.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;

@Model
final class UnicodeEscapes {
  final Layer b\u006fdy = dense\u0028 3 ).relu\u0028);
  Tensor forward(@Shape("N 8") Tensor x) { return b\u006fdy.apply(x); }
}
