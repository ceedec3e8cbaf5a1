package dev.tenon.processor.edit;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import dev.tenon.ir.mend.Remedy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Changes of the tensors that a call takes: the one that it is made of, and those written in it.
 */
final class OperandEdits {
  /** Expressions on which a call can be put without parentheses. */
  private static final Set<Tree.Kind> EXPRESSIONS =
      Set.of(
          Tree.Kind.IDENTIFIER,
          Tree.Kind.METHOD_INVOCATION,
          Tree.Kind.MEMBER_SELECT,
          Tree.Kind.ARRAY_ACCESS,
          Tree.Kind.PARENTHESIZED);

  private final SourceFileText file;
  private final MethodInvocationTree call;
  private final boolean ofTensor;

  /**
   * Changes of {@code call}.
   *
   * @param ofTensor whether it is a call of a tensor, and not of a static method
   */
  OperandEdits(SourceFileText file, MethodInvocationTree call, boolean ofTensor) {
    this.file = file;
    this.call = call;
    this.ofTensor = ofTensor;
  }

  /**
   * One more call on a tensor.
   *
   * @param tensors how many the call takes
   */
  Optional<Edit> more(Remedy.Operand operand, int tensors) {
    List<ExpressionTree> operands = all();
    if (!ofTensor && operands.size() != tensors) {
      return Optional.empty(); // several are joined two by two
    }
    if (operand.index() >= operands.size()) {
      return Optional.empty();
    }
    ExpressionTree written = operands.get(operand.index());
    int end = file.end(written);
    return EXPRESSIONS.contains(written.getKind())
        ? Optional.of(new Edit(file, end, end, named(operand.call())))
        : Optional.empty();
  }

  /** Another parameter of the method in place of the one that is {@code written}. */
  Optional<Edit> replaced(Remedy.Variable variable, String written) {
    List<ExpressionTree> operands = all();
    boolean named =
        variable.index() < operands.size()
            && operands.get(variable.index()) instanceof IdentifierTree identifier
            && identifier.getName().contentEquals(written)
            && isParameter(variable.name());
    if (!named) {
      return Optional.empty();
    }
    ExpressionTree operand = operands.get(variable.index());
    return Optional.of(new Edit(file, file.start(operand), file.end(operand), variable.name()));
  }

  /** Another field in place of the one that is {@code written} before the call. */
  Optional<Edit> renamed(String written, String name) {
    return call.getMethodSelect() instanceof MemberSelectTree select
            && select.getExpression() instanceof IdentifierTree field
            && field.getName().contentEquals(written)
        ? Optional.of(new Edit(file, file.start(field), file.end(field), name))
        : Optional.empty();
  }

  /** {@code a.times(b).sum(-1)} in place of {@code a.matMul(b)}, whose name ends there. */
  Edit method(Remedy.Method other, int nameEnd) {
    String select = call.getMethodSelect().toString();
    int start = nameEnd - select.length() + select.lastIndexOf('.') + 1;
    String given = file.text().substring(nameEnd, file.end(call));
    return new Edit(file, start, file.end(call), other.name() + given + other.then());
  }

  /** Another field's layer before or behind the one that is {@code written} before the call. */
  Optional<Edit> through(String written, Remedy.Through through) {
    boolean field =
        call.getMethodSelect() instanceof MemberSelectTree select
            && select.getExpression() instanceof IdentifierTree identifier
            && identifier.getName().contentEquals(written);
    if (!field || call.getArguments().size() != 1) {
      return Optional.empty();
    }
    Tree within = through.before() ? call.getArguments().get(0) : call;
    int start = file.start(within);
    int end = file.end(within);
    String now = through.name() + ".apply(" + file.text().substring(start, end) + ")";
    return Optional.of(new Edit(file, start, end, now));
  }

  /** Whether the method in which the call stands has a parameter called {@code name}. */
  private boolean isParameter(String name) {
    int start = file.start(call);
    return file.find(
            MethodTree.class,
            method ->
                file.start(method) < start
                    && start < file.end(method)
                    && method.getParameters().stream()
                        .anyMatch(parameter -> parameter.getName().contentEquals(name)))
        .isPresent();
  }

  /** What the call takes: what it is called of first. */
  List<ExpressionTree> all() {
    List<ExpressionTree> operands = new ArrayList<>(call.getArguments());
    if (ofTensor) {
      operands.add(0, receiver());
    }
    return operands;
  }

  /** {@code b.matMul(a)} in place of {@code a.matMul(b)}, or the first two in parentheses. */
  Optional<Edit> swapped() {
    if (call.getArguments().size() != (ofTensor ? 1 : 2)) {
      return Optional.empty();
    }
    ExpressionTree first = ofTensor ? receiver() : call.getArguments().get(0);
    ExpressionTree second = call.getArguments().get(ofTensor ? 0 : 1);
    if (ofTensor && !EXPRESSIONS.contains(second.getKind())) {
      return Optional.empty();
    }
    int from = file.start(first);
    int to = file.end(second);
    String between = file.text().substring(file.end(first), file.start(second));
    String written = file.text(second) + between + file.text(first);
    String end = ofTensor ? ")" : "";
    String told =
        "write " + written + end + " in place of " + file.text().substring(from, to) + end;
    boolean oneLine = told.indexOf('\n') < 0;
    return Optional.of(new Edit(file, from, to, written, oneLine ? told : ""));
  }

  private ExpressionTree receiver() {
    return ((MemberSelectTree) call.getMethodSelect()).getExpression();
  }

  /** {@code call} with the element types as they are named here. */
  private String named(String call) {
    return call.replace("(DType.", "(" + file.name("DType") + ".");
  }
}
