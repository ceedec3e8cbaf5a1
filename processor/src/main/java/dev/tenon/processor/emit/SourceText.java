package dev.tenon.processor.emit;

import com.palantir.javapoet.JavaFile;
import java.util.ArrayList;
import java.util.List;

/** The text of a file, without the blank lines and long comments that no person would write. */
final class SourceText {
  private static final int LONGEST_SHORT_COMMENT = 80;

  private SourceText() {}

  static String of(JavaFile file) {
    List<String> lines = shortComments(file.toString().lines().map(String::stripTrailing).toList());
    StringBuilder text = new StringBuilder();
    boolean afterField = false;
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      if (line.isEmpty() && afterField && i + 1 < lines.size() && isField(lines.get(i + 1))) {
        continue;
      }
      boolean continued = afterField && lines.get(i - 1).endsWith("=");
      afterField = continued || isField(line);
      text.append(line).append('\n');
    }
    return text.toString();
  }

  /** The lines with short Javadoc on one line, which JavaPoet spreads over three. */
  private static List<String> shortComments(List<String> lines) {
    List<String> kept = new ArrayList<>(lines.size());
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      if (line.endsWith("/**") && i + 2 < lines.size() && lines.get(i + 2).endsWith(" */")) {
        String comment = lines.get(i + 1).substring(line.length()).strip();
        if (comment.length() <= LONGEST_SHORT_COMMENT) {
          kept.add(line + " " + comment + " */");
          i += 2;
          continue;
        }
      }
      kept.add(line);
    }
    return kept;
  }

  /** Whether {@code line} begins a field of a class, which others do not see. */
  private static boolean isField(String line) {
    String code = line.stripLeading();
    boolean declares = code.startsWith("private ") || code.startsWith("protected ");
    if (!declares || code.length() == line.length()) {
      return false;
    }
    int value = code.indexOf(" =");
    String declared = value < 0 ? code : code.substring(0, value);
    return (value >= 0 || code.endsWith(";"))
        && declared.indexOf('(') < 0
        && declared.indexOf('{') < 0;
  }
}
