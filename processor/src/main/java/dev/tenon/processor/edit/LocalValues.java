package dev.tenon.processor.edit;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import dev.tenon.ir.mend.Remedy;
import dev.tenon.processor.report.SourcePlace;
import java.util.List;
import java.util.Optional;

/** Another local variable in place of the one that a call takes. */
final class LocalValues {
  private final SourceFileText file;

  LocalValues(SourceFileText file) {
    this.file = file;
  }

  /** The variable that holds {@code value} in place of one of {@code operands}, a mere name. */
  Optional<Edit> edit(List<? extends ExpressionTree> operands, Remedy.Value value) {
    if (value.index() >= operands.size()
        || !(operands.get(value.index()) instanceof IdentifierTree written)) {
      return Optional.empty();
    }
    return variable(value)
        .filter(variable -> !variable.getName().equals(written.getName()))
        .filter(variable -> isSeen(variable, written))
        .filter(
            variable ->
                !value.unused() || uses(method(variable), variable.getName().toString()) == 0)
        .map(variable -> replaced(written, variable.getName().toString()));
  }

  /** Two arguments of {@code call} that change place, which nothing else in its method uses. */
  Optional<Edit> exchanged(MethodInvocationTree call, Remedy.Handed handed) {
    List<? extends ExpressionTree> arguments = call.getArguments();
    List<String> names = arguments.stream().map(Object::toString).toList();
    int one = names.indexOf(handed.first());
    int other = names.indexOf(handed.second());
    MethodTree method = method(call);
    boolean only =
        method != null
            && one >= 0
            && other >= 0
            && uses(method, handed.first()) == 1
            && uses(method, handed.second()) == 1;
    if (!only) {
      return Optional.empty();
    }
    ExpressionTree first = arguments.get(Math.min(one, other));
    ExpressionTree second = arguments.get(Math.max(one, other));
    String between = file.text().substring(file.end(first), file.start(second));
    String written = file.text(second) + between + file.text(first);
    String told = "swap " + file.text(first) + " and " + file.text(second);
    return Optional.of(new Edit(file, file.start(first), file.end(second), written, told));
  }

  private Edit replaced(IdentifierTree written, String name) {
    String told = "write " + name + " in place of " + written;
    return new Edit(file, file.start(written), file.end(written), name, told);
  }

  /** The local variable that starts as what the call gives. */
  private Optional<VariableTree> variable(Remedy.Value value) {
    return value.from().token() instanceof SourcePlace place
            && place.file().toUri().equals(file.uri())
        ? file.find(
            VariableTree.class,
            variable ->
                variable.getInitializer() instanceof MethodInvocationTree call
                    && file.end(call.getMethodSelect()) == place.offset())
        : Optional.empty();
  }

  /** Whether {@code variable} is local and declared in a block around {@code use}, before it. */
  private boolean isSeen(VariableTree variable, Tree use) {
    Tree block = around(variable);
    if (method(variable) == null || file.end(variable) > file.start(use)) {
      return false;
    }
    for (Tree tree : file.around(use)) {
      if (tree == block) {
        return true;
      }
    }
    return false;
  }

  private long uses(MethodTree method, String name) {
    return file.all(IdentifierTree.class, method).stream()
        .filter(use -> use.getName().contentEquals(name))
        .count();
  }

  /** What stands right around {@code tree}. */
  private Tree around(Tree tree) {
    for (Tree each : file.around(tree)) {
      if (each != tree) {
        return each;
      }
    }
    return null;
  }

  private MethodTree method(Tree tree) {
    for (Tree each : file.around(tree)) {
      if (each instanceof MethodTree method) {
        return method;
      }
    }
    return null;
  }
}
