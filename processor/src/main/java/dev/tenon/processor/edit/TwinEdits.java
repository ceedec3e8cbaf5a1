package dev.tenon.processor.edit;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewArrayTree;
import com.sun.source.tree.Tree;
import dev.tenon.ir.mend.Remedy;
import java.util.List;

/**
 * Writes the layer that is called alike. Options that say equal numbers for rows and columns say
 * one where the other layer takes one: {@code kernel = {3, 3}} becomes {@code kernel = 3}.
 */
final class TwinEdits {
  private final SourceFileText file;
  private final Remedy.Twin twin;

  TwinEdits(SourceFileText file, Remedy.Twin twin) {
    this.file = file;
    this.twin = twin;
  }

  /** In place of {@code annotation}. */
  Edit of(AnnotationTree annotation) {
    Edit edit =
        new Edit(
            file,
            file.start(annotation.getAnnotationType()),
            file.end(annotation.getAnnotationType()),
            file.name(twin.meant().getSimpleName()));
    for (ExpressionTree argument : annotation.getArguments()) {
      boolean named = argument instanceof AssignmentTree;
      ExpressionTree value = named ? ((AssignmentTree) argument).getExpression() : argument;
      String option = named ? ((AssignmentTree) argument).getVariable().toString() : "value";
      if (value instanceof NewArrayTree numbers) {
        edit = withOne(edit, option, numbers.getInitializers(), numbers, numbers);
      }
    }
    return edit;
  }

  /** In {@code call}, whose name is changed by {@code renamed}. */
  Edit of(MethodInvocationTree call, Edit renamed) {
    Edit edit = renamed;
    for (ExpressionTree argument : call.getArguments()) {
      // the outermost call of a chain is its last
      List<MethodInvocationTree> setters = file.all(MethodInvocationTree.class, argument);
      for (int i = setters.size() - 1; i >= 0; i--) {
        List<? extends ExpressionTree> numbers = setters.get(i).getArguments();
        if (numbers.size() > 1 && setters.get(i).getMethodSelect() instanceof MemberSelectTree of) {
          String option = of.getIdentifier().toString();
          edit = withOne(edit, option, numbers, numbers.get(0), numbers.get(numbers.size() - 1));
        }
      }
    }
    return edit;
  }

  /**
   * {@code edit}, and one of {@code numbers} from {@code first} to {@code last} where one is taken.
   */
  private Edit withOne(
      Edit edit, String option, List<? extends ExpressionTree> numbers, Tree first, Tree last) {
    if (numbers.isEmpty() || twin.takesSeveral(option)) {
      return edit;
    }
    String between = file.text().substring(edit.end(), file.start(first));
    String written = edit.replacement() + between + file.text(numbers.get(0));
    return new Edit(file, edit.start(), file.end(last), written);
  }
}
