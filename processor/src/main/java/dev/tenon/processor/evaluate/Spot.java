package dev.tenon.processor.evaluate;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.Tree;
import dev.tenon.processor.report.SourcePlace;
import javax.tools.Diagnostic.Kind;
import javax.tools.FileObject;

/** A token of a source file. */
record Spot(SourceFile source, int token, Parsed.Part part) implements SourcePlace {
  @Override
  public void print(Kind kind, String text) {
    Spread spread = source.spread();
    int nameEnd = token == 0 ? 0 : spread.end(token - 1);
    Tree tree = source.parsed().tree(spread.start(token), nameEnd, part);
    // javac takes the position from the tree and the file from the unit: they need not belong
    // together.
    source.trees().printMessage(kind, text, tree, source.unit());
  }

  @Override
  public SourcePlace option(String name, int element) {
    return token == 0 || name.isEmpty()
        ? this
        : source
            .parsed()
            .option(source.spread().start(token), offset(), name, element)
            .<SourcePlace>map(written -> new Value(source, written))
            .orElse(this);
  }

  /** A value of an option, which no instruction stands for. */
  private record Value(SourceFile source, ExpressionTree tree) implements SourcePlace {
    @Override
    public void print(Kind kind, String text) {
      source.trees().printMessage(kind, text, tree, source.unit());
    }

    @Override
    public SourcePlace option(String name, int element) {
      return this;
    }

    @Override
    public SourcePlace call(int offset) {
      return Spot.call(source, offset);
    }

    @Override
    public FileObject file() {
      return source.unit().getSourceFile();
    }

    @Override
    public int offset() {
      return source.parsed().start(tree);
    }
  }

  @Override
  public SourcePlace call(int offset) {
    return call(source, offset);
  }

  private static SourcePlace call(SourceFile source, int offset) {
    return new Spot(source, source.spread().tokenAfter(offset), Parsed.Part.EXPRESSION);
  }

  @Override
  public FileObject file() {
    return source.unit().getSourceFile();
  }

  @Override
  public int offset() {
    return token == 0 ? 0 : source.spread().end(token - 1);
  }

  /** The same place, with another extent marked. */
  Spot as(Parsed.Part other) {
    return new Spot(source, token, other);
  }
}
