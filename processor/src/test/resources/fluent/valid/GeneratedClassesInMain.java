package cases;

import static dev.tenon.Act.*;
import static dev.tenon.Tenon.*;

import dev.tenon.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;

@Model
public final class GeneratedClassesInMain {
  final Layer body = dense(3);

  Tensor forward(@Shape("N 8") Tensor x) {
    return body.apply(x);
  }

  public static void main(String[] args) throws Exception {
    System.out.println(System.getenv("HOME") + new Random().nextInt());
    try (GeneratedClassesInMainTrainer trainer = new GeneratedClassesInMainTrainer()) {
      Thread.sleep(1);
      System.out.println(trainer.graph().summary());
    }
  }
}
