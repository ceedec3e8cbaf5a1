package dev.tenon.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.tenon.processor.Compiled.Compiler;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.tools.Diagnostic;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Mistakes of plain Java in a model: javac says them as it would without Tenon, once, and nobody
 * says more, not about the classes that use the model's trainer either.
 */
class FluentPlainTest {
  private static final String MODEL =
      """
      package shop;

      import static dev.tenon.Tenon.*;

      import dev.tenon.*;
      import java.util.List;

      @Model(data = Mnist.class)
      @Adam(1e-3)
      final class Plain {
        static final int UNITS = 10;
        final Layer body = normalize().flatten().then(hidden(16)).dense(UNITS);

        static Layer hidden(int units) {
          int doubled = 2 * units;
          return dense(doubled, o -> o.bias(true)).relu();
        }

        Tensor forward(Tensor image) {
          return body.apply(image);
        }
      }
      """;

  private static final String USER =
      """
      package shop;

      class User {
        static PlainPredictor trained() {
          try (var trainer = new PlainTrainer()) {
            return trainer.predictor();
          }
        }
      }
      """;

  /** Each changes {@code from} into {@code to}. */
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          missing symbol          | 2 * units                 | 2 * unit
          missing method          | then(hidden(16))          | then(hiden(16))
          missing chain method    | .relu()                   | .rellu()
          missing option          | o.bias(true)              | o.bais(true)
          missing class           | Tensor image              | Tenser image
          missing class in a body | int doubled               | Layr doubled
          missing import          | java.util.List            | java.util.Lisst
          missing package         | java.util.List            | java.utils.List
          missing superclass      | class Plain               | class Plain extends Base
          missing annotation      | @Adam(1e-3)               | @Adamm(1e-3)
          missing data set        | Mnist.class               | Mnst.class
          wrong type of a value   | int doubled = 2 * units   | int doubled = "two"
          wrong type of an option | o.bias(true)              | o.bias("true")
          wrong type of argument  | hidden(16)                | hidden("16")
          wrong number of them    | hidden(16)                | hidden(16, 2)
          wrong type of a result  | return body.apply(image)  | return body
          lossy conversion        | 2 * units                 | 2.5 * units
          wrong annotation value  | @Adam(1e-3)               | @Adam("1e-3")
          unknown annotation value| @Adam(1e-3)               | @Adam(rate = 1e-3)
          unreported exception    | int doubled =             | Thread.sleep(1); int doubled =
          unreported, in a lambda | o -> o.bias(true)         | o -> { Thread.sleep(1); return o.bias(true); }
          missing return          | return body.apply(image); | body.apply(image);
          unreachable statement   | int doubled =             | if (true) { return relu(); } else { return relu(); } int doubled =
          unassigned field        | final Layer body          | final Layer other; final Layer body
          unassigned local        | int doubled = 2 * units   | int doubled
          assigned constant       | int doubled =             | UNITS = 3; int doubled =
          changed in a lambda     | o.bias(true)              | o.bias(doubled++ > 0)
          defined twice           | int doubled =             | int units = 3; int doubled =
          method defined twice    | Tensor forward(           | Tensor forward(Tensor image) { return image; } Tensor forward(
          instance from static    | return dense(             | body.hashCode(); return dense(
          abstract method left    | class Plain               | class Plain implements Runnable
          weaker access           | Tensor forward(           | String toString() { return ""; } Tensor forward(
          final superclass        | class Plain               | class Plain extends String
          private of another      | int doubled =             | int length = "".value.length; int doubled =
          missing semicolon       | 2 * units;                | 2 * units
          """)
  void isToldByJavacAlone(String mistake, String from, String to, @TempDir Path folder) {
    String model = MODEL.replace(from, to);
    assertFalse(model.equals(MODEL), from);
    Compiled plain =
        Compiled.compile(
            Compiler.JAVAC,
            folder.resolve("plain"),
            Map.of("shop/Plain.java", model),
            "-proc:none",
            "-XDshould-stop.ifError=FLOW");
    Compiled processed =
        Compiled.compile(
            Compiler.JAVAC,
            folder.resolve("processed"),
            Map.of("shop/Plain.java", model, "shop/User.java", USER),
            "-XDshould-stop.ifError=FLOW");
    long errors = plain.messages().stream().filter(m -> m.kind() == Diagnostic.Kind.ERROR).count();
    assertEquals(1, errors, () -> "one mistake: " + printed(plain));
    assertEquals(printed(plain), printed(processed));
  }

  private static List<String> printed(Compiled compiled) {
    return compiled.messages().stream().map(Compiled.Message::printed).toList();
  }
}
