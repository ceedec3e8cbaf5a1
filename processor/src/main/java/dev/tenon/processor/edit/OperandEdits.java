package dev.tenon.processor.edit;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import dev.tenon.Tenon;
import dev.tenon.ir.mend.Candidate;
import dev.tenon.ir.mend.Forgotten;
import dev.tenon.ir.mend.Place;
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

  /** A call is told as it is written up to this length. */
  private static final int LONGEST_TOLD = 40;

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

  /** Whether {@code remedy} is one of these. */
  static boolean concern(Remedy remedy) {
    return remedy instanceof Remedy.Operand
        || remedy instanceof Remedy.Variable
        || remedy instanceof Remedy.Value
        || remedy instanceof Remedy.Given
        || remedy instanceof Remedy.Result
        || remedy instanceof Remedy.Receiver
        || remedy instanceof Remedy.Through
        || remedy instanceof Remedy.Swap;
  }

  /**
   * {@code candidate}, one of these.
   *
   * @param applies whether the call applies a layer, and takes none but what is written in it
   */
  Optional<Edit> edit(Candidate candidate, boolean applies) {
    Remedy remedy = candidate.remedy();
    Place place = candidate.place();
    List<ExpressionTree> operands = applies ? List.copyOf(call.getArguments()) : all();
    if (remedy instanceof Remedy.Operand operand) {
      return more(operand, place.inputs().size());
    }
    if (remedy instanceof Remedy.Variable variable) {
      return replaced(operands, variable, Forgotten.name(place.inputs().get(variable.index())));
    }
    if (remedy instanceof Remedy.Value value) {
      return new LocalValues(file).edit(operands, value);
    }
    if (remedy instanceof Remedy.Given layer) {
      return given(candidate.layer(layer.layer(), layer.required()).substring(1));
    }
    if (remedy instanceof Remedy.Result more) {
      boolean known = more.input().isEmpty() || isParameter(more.input());
      return known ? Optional.of(behind(more.call())) : Optional.empty();
    }
    if (remedy instanceof Remedy.Receiver other) {
      return renamed(place.name(), other.name());
    }
    return remedy instanceof Remedy.Through through ? through(place.name(), through) : swapped();
  }

  /**
   * One more call on a tensor.
   *
   * @param tensors how many the call takes
   */
  private Optional<Edit> more(Remedy.Operand operand, int tensors) {
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

  /** One more call on what the call gives. */
  private Edit behind(String more) {
    int end = file.end(call);
    String written = file.text(call).replaceAll("\\s*\n\\s*", "");
    boolean brief = written.length() <= LONGEST_TOLD;
    String told =
        "put " + more + " after " + (brief ? written : "." + ChainCalls.name(call) + "(...)");
    return new Edit(file, end, end, more, told);
  }

  /** Another parameter of the method in place of the one that is {@code written}. */
  private Optional<Edit> replaced(
      List<ExpressionTree> operands, Remedy.Variable variable, String written) {
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
  private Optional<Edit> renamed(String written, String name) {
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

  /** {@code block.apply(flatten().apply(x))} in place of {@code block.apply(x)}. */
  private Optional<Edit> given(String layer) {
    if (call.getArguments().size() != 1) {
      return Optional.empty();
    }
    ExpressionTree x = call.getArguments().get(0);
    String tenon = file.importsAll(Tenon.class) ? "" : file.name("Tenon") + ".";
    String all = tenon + layer + ".apply(" + file.text(x) + ")";
    String told = "write " + all + " in place of " + file.text(x);
    return Optional.of(new Edit(file, file.start(x), file.end(x), all, told));
  }

  /** Another field's layer before or behind the one that is {@code written} before the call. */
  private Optional<Edit> through(String written, Remedy.Through through) {
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
  private List<ExpressionTree> all() {
    List<ExpressionTree> operands = new ArrayList<>(call.getArguments());
    if (ofTensor) {
      operands.add(0, receiver());
    }
    return operands;
  }

  /** {@code b.matMul(a)} in place of {@code a.matMul(b)}, or the first two in parentheses. */
  private Optional<Edit> swapped() {
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
