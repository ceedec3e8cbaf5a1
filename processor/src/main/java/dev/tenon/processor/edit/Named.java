package dev.tenon.processor.edit;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.UnaryTree;
import com.sun.source.tree.VariableTree;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Modifier;

/**
 * Where the value is written that a name stands for: the initialiser of a constant or variable, or
 * what a method is called with. It is changed there, if nothing else uses it.
 */
final class Named {
  /** Methods that hand a value on. */
  private static final int MOST_CALLS = 4;

  private final SourceFileText file;

  Named(SourceFileText file) {
    this.file = file;
  }

  /** The change that makes {@code use} be {@code value}, elsewhere; empty where there is none. */
  Optional<Edit> edit(ExpressionTree use, String value) {
    return edit(use, value, 0);
  }

  /** The initialiser of the local variable or field that {@code use} names. */
  Optional<ExpressionTree> initializer(ExpressionTree use) {
    return variable(use).map(VariableTree::getInitializer);
  }

  static boolean isLiteral(Tree tree) {
    return tree instanceof LiteralTree
        || tree instanceof UnaryTree unary && unary.getExpression() instanceof LiteralTree;
  }

  /** The constant that {@code use} names, which is used here alone, and has a literal's value. */
  Optional<VariableTree> constant(Tree use) {
    return Optional.of(use)
        .filter(IdentifierTree.class::isInstance)
        .flatMap(name -> variable((IdentifierTree) name))
        .filter(field -> around(field) instanceof ClassTree && !isSeen(field))
        .filter(field -> isLiteral(field.getInitializer()))
        .filter(field -> uses(field).size() == uses(field.getName().toString(), null));
  }

  /** All mere names that stand for {@code variable}. */
  List<IdentifierTree> uses(VariableTree variable) {
    return file.all(IdentifierTree.class, null).stream()
        .filter(use -> use.getName().equals(variable.getName()))
        .filter(use -> variable(use).filter(named -> named == variable).isPresent())
        .toList();
  }

  private Optional<Edit> edit(ExpressionTree use, String value, int calls) {
    VariableTree variable = variable(use).orElse(null);
    if (variable == null || calls > MOST_CALLS) {
      return Optional.empty();
    }
    Tree around = around(variable);
    String name = variable.getName().toString();
    boolean once = uses(name, around) == 1;
    if (!once) {
      return Optional.empty();
    }
    if (around instanceof MethodTree method && method.getParameters().contains(variable)) {
      return argument(method, method.getParameters().indexOf(variable), value, calls);
    }
    if (!isLiteral(variable.getInitializer()) || around instanceof ClassTree && isSeen(variable)) {
      return Optional.empty();
    }
    String told = "write " + name + " = " + value + " in " + file.place(variable);
    ExpressionTree written = variable.getInitializer();
    return Optional.of(new Edit(file, file.start(written), file.end(written), value, told));
  }

  /** Whether others may use a field, or a shape text may name it. */
  private boolean isSeen(VariableTree field) {
    String name = field.getName().toString();
    return field.getModifiers().getFlags().contains(Modifier.PUBLIC)
        || !field.getModifiers().getFlags().contains(Modifier.FINAL)
        || file.all(LiteralTree.class, null).stream()
            .anyMatch(text -> text.getValue() instanceof String s && s.contains(name));
  }

  /** Changes the argument of the only call of {@code method}. */
  private Optional<Edit> argument(MethodTree method, int index, String value, int calls) {
    String name = method.getName().toString();
    boolean constructor = name.equals("<init>");
    int parameters = method.getParameters().size();
    String type = constructor ? className(method) : "";
    boolean referred =
        file.all(MemberReferenceTree.class, null).stream()
            .anyMatch(reference -> reference.getName().contentEquals(constructor ? "new" : name));
    List<? extends List<? extends ExpressionTree>> given =
        constructor
            ? file.all(NewClassTree.class, null).stream()
                .filter(made -> made.getIdentifier().toString().equals(type))
                .map(NewClassTree::getArguments)
                .filter(arguments -> arguments.size() == parameters)
                .toList()
            : file.all(MethodInvocationTree.class, null).stream()
                .filter(call -> name(call).equals(name))
                .map(MethodInvocationTree::getArguments)
                .filter(arguments -> arguments.size() == parameters)
                .toList();
    if (referred || given.size() != 1) {
      return Optional.empty();
    }
    ExpressionTree written = given.get(0).get(index);
    if (!isLiteral(written)) {
      return edit(written, value, calls + 1);
    }
    String what = method.getParameters().get(index).getName().toString();
    String told =
        "write %s for %s of %s(...) in %s"
            .formatted(value, what, constructor ? "new " + type : name, file.place(written));
    return Optional.of(new Edit(file, file.start(written), file.end(written), value, told));
  }

  private String className(MethodTree method) {
    for (Tree tree : file.around(method)) {
      if (tree instanceof ClassTree type) {
        return type.getSimpleName().toString();
      }
    }
    return "";
  }

  private static String name(MethodInvocationTree call) {
    String select = call.getMethodSelect().toString();
    return select.substring(select.lastIndexOf('.') + 1);
  }

  private int uses(String name, Tree within) {
    long plain =
        file.all(IdentifierTree.class, within).stream()
            .filter(use -> use.getName().contentEquals(name))
            .count();
    long selected =
        file.all(MemberSelectTree.class, within).stream()
            .filter(use -> use.getIdentifier().contentEquals(name))
            .count();
    return (int) (plain + selected);
  }

  /** The method or class in which {@code variable} can be used; the file's for nested classes. */
  private Tree around(VariableTree variable) {
    Tree outermost = null;
    for (Tree tree : file.around(variable)) {
      if (tree instanceof MethodTree || tree instanceof LambdaExpressionTree) {
        return tree;
      }
      outermost = tree instanceof ClassTree ? tree : outermost;
    }
    return outermost;
  }

  /** What {@code use}, a mere name, stands for; empty for what changes or is none of these. */
  private Optional<VariableTree> variable(ExpressionTree use) {
    if (!(use instanceof IdentifierTree identifier)) {
      return Optional.empty();
    }
    String name = identifier.getName().toString();
    for (Tree tree : file.around(use)) {
      List<? extends Tree> declared =
          tree instanceof BlockTree block
              ? block.getStatements()
              : tree instanceof MethodTree method
                  ? method.getParameters()
                  : tree instanceof ClassTree type ? type.getMembers() : List.of();
      for (Tree each : declared) {
        if (each instanceof VariableTree variable && variable.getName().contentEquals(name)) {
          boolean parameter = tree instanceof MethodTree;
          return parameter || variable.getInitializer() != null
              ? Optional.of(variable)
              : Optional.empty();
        }
      }
      if (tree instanceof LambdaExpressionTree lambda
          && lambda.getParameters().stream().anyMatch(p -> p.getName().contentEquals(name))) {
        return Optional.empty();
      }
    }
    return Optional.empty();
  }
}
