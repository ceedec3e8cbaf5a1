package dev.tenon.processor.emit;

import com.palantir.javapoet.JavaFile;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The text of a file, without the blank lines and long comments that no person would write. */
final class SourceText {
  private static final Pattern SHORT_JAVADOC =
      Pattern.compile("(?m)^( *)/\\*\\*\\n *\\* ([^\\n]{1,80})\\n *\\*/$");
  private static final Pattern FIELD = Pattern.compile(" +private (final )?[^({]*( =.*|;)");

  private SourceText() {}

  static String of(JavaFile file) {
    String text = SHORT_JAVADOC.matcher(file.toString()).replaceAll("$1/** $2 */");
    List<String> lines = text.lines().map(String::stripTrailing).toList();
    List<String> kept = new ArrayList<>();
    boolean afterField = false;
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      boolean fieldFollows = i + 1 < lines.size() && FIELD.matcher(lines.get(i + 1)).matches();
      if (line.isEmpty() && afterField && fieldFollows) {
        continue;
      }
      boolean continued = afterField && lines.get(i - 1).endsWith("=");
      afterField = continued || FIELD.matcher(line).matches();
      kept.add(line);
    }
    return String.join("\n", kept) + "\n";
  }
}
