package dev.tenon.processor.evaluate;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import javax.tools.SimpleJavaFileObject;

/** A source file of the compilation, as the nested compilation sees it. */
final class SourceFile extends SimpleJavaFileObject {
  private final CompilationUnitTree unit;
  private final Trees trees;
  private final String packageName;
  private final String primary;
  private final String fileName;
  private final Spread spread;
  private List<Folded.Operand> computed = List.of();
  private Parsed parsed;

  SourceFile(CompilationUnitTree unit, Trees trees, String packageName, String primary) {
    super(uri(packageName, unit), Kind.SOURCE);
    this.unit = unit;
    this.trees = trees;
    this.packageName = packageName;
    this.primary = primary;
    this.fileName = lastName(unit);
    try {
      this.spread = Spread.of(unit.getSourceFile().getCharContent(true).toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String lastName(CompilationUnitTree unit) {
    String path = unit.getSourceFile().getName();
    return path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
  }

  private static URI uri(String packageName, CompilationUnitTree unit) {
    String folder = packageName.isEmpty() ? "" : packageName.replace('.', '/') + "/";
    return URI.create("tenon:///").resolve("/" + folder + encoded(lastName(unit)));
  }

  private static String encoded(String name) {
    try {
      return new URI(null, null, name, null).getRawPath();
    } catch (java.net.URISyntaxException e) {
      return "Source.java";
    }
  }

  @Override
  public CharSequence getCharContent(boolean ignoreEncodingErrors) {
    StringBuilder text = new StringBuilder(spread.text());
    for (Folded.Operand operand : computed) {
      text.insert(operand.end(), "}[0]").insert(operand.start(), "new " + operand.type() + "[]{");
    }
    return text;
  }

  /**
   * Lets {@code operands} be no constants in the text that is compiled, so that what is made of
   * them is computed when it runs.
   */
  void compute(List<Folded.Operand> operands) {
    computed =
        operands.stream().sorted(Comparator.comparing(Folded.Operand::start).reversed()).toList();
  }

  String packageName() {
    return packageName;
  }

  /** The qualified name by which it is found. */
  String binaryName() {
    return packageName.isEmpty() ? primary : packageName + "." + primary;
  }

  /** Its name without folders. */
  String fileName() {
    return fileName;
  }

  Spread spread() {
    return spread;
  }

  Set<String> words() {
    return spread.words();
  }

  /** The line of the user's text on which a token starts, from 1. */
  long line(int token) {
    return unit.getLineMap().getLineNumber(spread.start(token));
  }

  CompilationUnitTree unit() {
    return unit;
  }

  Trees trees() {
    return trees;
  }

  /**
   * The text as a tree; parsed when it is first needed, since a model without problems needs none.
   */
  Parsed parsed() {
    if (parsed == null) {
      parsed = Parsed.of(spread.original());
    }
    return parsed;
  }
}
