package dev.tenon.processor.evaluate;

import com.sun.source.tree.Tree;
import dev.tenon.processor.report.SourcePlace;
import javax.tools.Diagnostic.Kind;

/** A token of a source file. */
record Spot(SourceFile file, int token, Parsed.Part part) implements SourcePlace {
  @Override
  public void print(Kind kind, String text) {
    Spread spread = file.spread();
    int nameEnd = token == 0 ? 0 : spread.end(token - 1);
    Tree tree = file.parsed().tree(spread.start(token), nameEnd, part);
    // javac takes the position from the tree and the file from the unit: they need not belong
    // together.
    file.trees().printMessage(kind, text, tree, file.unit());
  }

  /** The same place, with another extent marked. */
  Spot as(Parsed.Part other) {
    return new Spot(file, token, other);
  }
}
