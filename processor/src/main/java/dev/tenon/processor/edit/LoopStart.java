package dev.tenon.processor.edit;

import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.DoWhileLoopTree;
import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.ForLoopTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.WhileLoopTree;
import java.util.Optional;

/** What a chain starts with that grows in a loop: {@code Chain body = sequential()}. */
final class LoopStart {
  private final SourceFileText file;

  LoopStart(SourceFileText file) {
    this.file = file;
  }

  /**
   * Puts {@code layer} at the start of the chain on which {@code call} goes on in a loop; empty
   * where it does not.
   */
  Optional<Edit> put(String layer, MethodInvocationTree call) {
    Optional<Tree> loop = loop(call);
    boolean variable =
        call.getMethodSelect() instanceof MemberSelectTree select
            && select.getExpression() instanceof IdentifierTree;
    if (loop.isEmpty() || !variable) {
      return Optional.empty();
    }
    return new Named(file)
        .initializer(((MemberSelectTree) call.getMethodSelect()).getExpression())
        .filter(MethodInvocationTree.class::isInstance)
        .filter(start -> isBefore(start, loop.get()) && isEmptyUntil(start, call))
        .map(start -> after(start, layer));
  }

  private Edit after(ExpressionTree start, String layer) {
    int end = file.end(start);
    String told = "put %s after %s in %s".formatted(layer, file.text(start), file.place(start));
    return new Edit(file, end, end, layer, told);
  }

  /** Whether {@code start} is not made anew each time. */
  private boolean isBefore(ExpressionTree start, Tree loop) {
    return file.start(start) < file.start(loop) || file.start(start) > file.end(loop);
  }

  /** Whether nothing is put on the chain between its start and {@code call}. */
  private boolean isEmptyUntil(ExpressionTree start, MethodInvocationTree call) {
    String chain = ((MemberSelectTree) call.getMethodSelect()).getExpression().toString();
    return file.all(AssignmentTree.class, null).stream()
        .filter(assigned -> assigned.getVariable().toString().equals(chain))
        .noneMatch(
            assigned ->
                file.start(assigned) > file.end(start) && file.end(assigned) <= file.start(call));
  }

  /** The outermost loop around {@code call}. */
  private Optional<Tree> loop(MethodInvocationTree call) {
    Optional<Tree> outermost = Optional.empty();
    for (Tree around : file.around(call)) {
      if (around instanceof MethodTree) {
        break;
      }
      boolean loop =
          around instanceof ForLoopTree
              || around instanceof EnhancedForLoopTree
              || around instanceof WhileLoopTree
              || around instanceof DoWhileLoopTree;
      outermost = loop ? Optional.of(around) : outermost;
    }
    return outermost;
  }
}
