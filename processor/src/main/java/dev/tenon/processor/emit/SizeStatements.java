package dev.tenon.processor.emit;

import dev.tenon.Contract;
import dev.tenon.ir.Function;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The statements that say what the sizes of a function's inputs must be. */
final class SizeStatements {
  private SizeStatements() {}

  static List<Statement> of(Function function) {
    List<Statement> statements = new ArrayList<>();
    for (Function.NamedSize size : function.namedSizes()) {
      statements.add(
          call(
              "f.size",
              Code.string(size.notation()),
              Code.string(size.input()),
              Code.of(Integer.toString(size.axis()))));
    }
    for (Function.DerivedSize size : function.derivedSizes()) {
      statements.add(
          call(
              "f.derivedSize",
              Code.string(size.input()),
              Code.of(Integer.toString(size.axis())),
              DimSource.of(size.size())));
    }
    for (Contract.Guard guard : function.contract().guards()) {
      statements.add(
          call("f.guard", DimSource.of(guard.condition()), Code.string(guard.message())));
    }
    return statements;
  }

  private static Statement call(String method, Code... arguments) {
    return new Statement(
        null, null, Code.of(method), List.of(arguments), "", new Statement.Part("", ""), Set.of());
  }
}
