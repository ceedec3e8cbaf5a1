package cases;

import static dev.tenon.Act.*;
import static dev.tenon.Tenon.*;

import dev.tenon.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;

@Model
final class TryWithResources {
  final Layer body;

  record Scope(List<String> log, String name) implements AutoCloseable {
    Scope {
      log.add("open " + name);
    }

    @Override
    public void close() {
      log.add("close " + name);
    }
  }

  TryWithResources() {
    List<String> log = new ArrayList<>();
    try (Scope outer = new Scope(log, "a");
        Scope inner = new Scope(log, "b")) {
      log.add(outer.name() + inner.name());
    } finally {
      log.add("end");
    }
    body = dense(log.size()).relu().dense(String.join(",", log).length());
  }

  Tensor forward(@Shape("N 8") Tensor x) {
    return body.apply(x);
  }
}
