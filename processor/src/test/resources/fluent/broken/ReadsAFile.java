package cases;

import static dev.tenon.Act.*;
import static dev.tenon.Tenon.*;

import dev.tenon.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;

@Model
final class ReadsAFile {
  final Layer body;

  ReadsAFile() throws Exception {
    // ERROR: [NotPure] a model must be computable by the compiler, but Path.of reads or writes files
    // THEN: help: do it in the program that uses the model, or write the value here
    java.nio.file.Files.readString(java.nio.file.Path.of("units.txt"));
    body = dense(4);
  }

  Tensor forward(@Shape("N 8") Tensor x) {
    return body.apply(x);
  }
}
