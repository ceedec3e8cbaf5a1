package cases;

import static dev.tenon.Act.*;
import static dev.tenon.Tenon.*;

import dev.tenon.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;

@Model
final class TiedParameter {
  static final int VOCAB = 7, WIDTH = 3;
  final Parameter table = parameter("VOCAB WIDTH", Init.uniform(-0.1, 0.1));

  Tensor forward(@Shape("N VOCAB") Tensor words) {
    return words.matMul(table).tanh().matMul(table.transpose(1, 0));
  }
}
