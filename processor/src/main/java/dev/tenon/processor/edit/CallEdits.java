package dev.tenon.processor.edit;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import dev.tenon.Tenon;
import dev.tenon.ir.Reflection;
import dev.tenon.ir.fluent.LayerOptions;
import dev.tenon.ir.mend.Amendments;
import dev.tenon.ir.mend.Candidate;
import dev.tenon.ir.mend.Remedy;
import dev.tenon.processor.read.WrittenOption;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Changes of a call that makes a layer. */
final class CallEdits {
  /** Classes whose static methods are called by their name. */
  static final Set<String> CLASSES = Set.of("Tenon", "dev.tenon.Tenon");

  private final SourceFileText file;
  private final int nameEnd;

  /**
   * Changes of the call whose method's name ends at {@code nameEnd}.
   *
   * @param nameEnd offset after the name
   */
  CallEdits(SourceFileText file, int nameEnd) {
    this.file = file;
    this.nameEnd = nameEnd;
  }

  Optional<Edit> edit(Candidate candidate) {
    return file.find(
            MethodInvocationTree.class, tree -> file.end(tree.getMethodSelect()) == nameEnd)
        .flatMap(call -> edit(candidate, call));
  }

  private Optional<Edit> edit(Candidate candidate, MethodInvocationTree call) {
    Remedy remedy = candidate.remedy();
    if (remedy instanceof Remedy.Before before) {
      String layer = candidate.layer(before.layer(), before.required());
      if (before.once() && !name(call).equals(candidate.place().kind())) {
        return beforeAll(layer, call); // at the call that repeats it
      }
      Optional<Edit> start = new LoopStart(file).put(layer, call);
      if (before.once()) {
        return start;
      }
      return start.isPresent() ? Optional.empty() : before(layer, call); // not each time
    }
    if (remedy instanceof Remedy.After after) {
      int end = file.end(call);
      return Optional.of(new Edit(file, end, end, candidate.written(after.layers())));
    }
    if (remedy instanceof Remedy.Argument argument) {
      return literal(call, argument.index(), argument.value());
    }
    if (remedy instanceof Remedy.Arguments all) {
      return arguments(call, all.values());
    }
    if (remedy instanceof Remedy.Branch branch) {
      boolean shared = candidate.place().origin().caller() != null;
      return branch(call, branch, shared);
    }
    if (remedy instanceof Remedy.Sizes sizes) {
      return literal(call, 0, sizes.text());
    }
    if (remedy instanceof Remedy.Handed handed) {
      return new LocalValues(file).exchanged(call, handed);
    }
    if (!name(call).equals(candidate.place().kind())) {
      return Optional.empty(); // the options stand elsewhere
    }
    if (remedy instanceof Remedy.Instead instead) {
      return instead(call, candidate.written(instead.layers()));
    }
    if (remedy instanceof Remedy.Call other) {
      return isOfTensor(call) ? instead(call, other.call()) : Optional.empty();
    }
    if (remedy instanceof Remedy.Method method) {
      return method.then().isEmpty() == isOfTensor(call)
          ? Optional.empty() // it is another kind of method
          : Optional.of(
              isOfTensor(call)
                  ? operands(call).method(method, nameEnd)
                  : renamed(call, method.name()));
    }
    if (remedy instanceof Remedy.Twin twin) {
      Edit renamed = renamed(call, Reflection.kind(twin.meant()));
      return Optional.of(new TwinEdits(file, twin).of(call, renamed));
    }
    if (OperandEdits.concern(remedy)) {
      boolean layer = candidate.place().kind().equals(Amendments.APPLY);
      return new OperandEdits(file, call, isOfTensor(call)).edit(candidate, layer);
    }
    if (remedy instanceof Remedy.Drop) {
      return Optional.of(drop(call));
    }
    if (remedy instanceof Remedy.Remove remove) {
      return remove(call, remove.option());
    }
    if (remedy instanceof Remedy.Shift shift) {
      return WrittenOption.only(call, shift.option())
          .flatMap(written -> Counted.edit(file, written, shift.by()));
    }
    if (!(remedy instanceof Remedy.Write write)) {
      return Optional.empty();
    }
    return LayerOptions.isRequired(candidate.place().layer(), write.option())
        ? argument(candidate, write, call)
        : option(call, write.option(), value(write.value()));
  }

  /** {@code .flatten()}, before the name of the call. */
  private Optional<Edit> before(String layer, MethodInvocationTree call) {
    if (call.getMethodSelect() instanceof MemberSelectTree select) {
      int end = file.end(select.getExpression());
      return Optional.of(new Edit(file, end, end, layer));
    }
    String after = file.text().substring(file.end(call));
    if (!ChainMethods.start(name(call)) && !ChainMethods.isGoneOn(after)) {
      return Optional.empty(); // in a chain it is a layer like others, and may be needed as itself
    }
    int start = file.start(call);
    return Optional.of(new Edit(file, start, start, layer.substring(1) + "."));
  }

  /** {@code .flatten()}, before all that the call repeats. */
  private Optional<Edit> beforeAll(String layer, MethodInvocationTree call) {
    String told = "put %s before .%s(...) in %s".formatted(layer, name(call), file.place(nameEnd));
    return before(layer, call)
        .map(edit -> new Edit(file, edit.start(), edit.end(), edit.replacement(), told));
  }

  private Edit drop(MethodInvocationTree call) {
    if (call.getMethodSelect() instanceof MemberSelectTree select
        && !CLASSES.contains(select.getExpression().toString())) {
      return new Edit(file, file.end(select.getExpression()), file.end(call), "");
    }
    Optional<MethodInvocationTree> applied = applied(call);
    if (applied.isPresent()) {
      ExpressionTree to = applied.get().getArguments().get(0);
      String left = file.text().substring(file.start(to), file.end(to));
      return new Edit(file, file.start(call), file.end(applied.get()), left);
    }
    int end = file.skipBlanks(file.end(call));
    boolean goesOn = file.text().startsWith(".", end);
    return new Edit(
        file,
        file.start(call),
        goesOn ? file.skipBlanks(end + 1) : file.end(call),
        goesOn ? "" : "identity()");
  }

  /** The call {@code softmax().apply(x)} of the layer that {@code call} makes. */
  private Optional<MethodInvocationTree> applied(MethodInvocationTree call) {
    return file.find(
        MethodInvocationTree.class,
        each ->
            each.getArguments().size() == 1
                && each.getMethodSelect() instanceof MemberSelectTree select
                && select.getExpression() == call
                && select.getIdentifier().contentEquals("apply"));
  }

  private Optional<Edit> argument(
      Candidate candidate, Remedy.Write write, MethodInvocationTree call) {
    Object layer = candidate.place().layer();
    Optional<ExpressionTree> argument = argument(layer, write.option(), call);
    if (argument.isEmpty()
        && required(layer).size() == 1
        && write.value() instanceof List<?> numbers) {
      return arguments(call, numbers);
    }
    return argument.flatMap(tree -> written(tree, value(write.value())));
  }

  /** What stands in parentheses for {@code option}, which has no default. */
  private static Optional<ExpressionTree> argument(
      Object layer, String option, MethodInvocationTree call) {
    List<String> required = required(layer);
    List<? extends ExpressionTree> arguments = call.getArguments();
    boolean plain =
        arguments.size() == required.size()
            || arguments.size() == required.size() + 1
                && arguments.get(required.size()) instanceof LambdaExpressionTree;
    return plain ? Optional.of(arguments.get(required.indexOf(option))) : Optional.empty();
  }

  private static List<String> required(Object layer) {
    return LayerOptions.options(layer).stream()
        .filter(option -> LayerOptions.isRequired(layer, option))
        .toList();
  }

  /** {@code value} in place of a literal, where a name's value is written, or for a constant. */
  private Optional<Edit> written(ExpressionTree tree, String value) {
    if (Named.isLiteral(tree)) {
      return Optional.of(replaced(tree, value));
    }
    Optional<Edit> named = new Named(file).edit(tree, value);
    return named.isPresent() || !Constants.is(tree) ? named : Optional.of(replaced(tree, value));
  }

  private Optional<Edit> literal(MethodInvocationTree call, int index, Object value) {
    List<? extends ExpressionTree> arguments = call.getArguments();
    if (index == arguments.size() && index == 0) {
      int end = file.end(call) - 1;
      return Optional.of(new Edit(file, end, end, value(value)));
    }
    return index < arguments.size()
        ? written(arguments.get(index), value(value))
        : Optional.empty();
  }

  /** Other values for all that stands in parentheses, where those are constants. */
  private Optional<Edit> arguments(MethodInvocationTree call, List<?> values) {
    List<? extends ExpressionTree> arguments = call.getArguments();
    if (arguments.isEmpty() || !arguments.stream().allMatch(Constants::is)) {
      return Optional.empty();
    }
    int from = file.start(arguments.get(0));
    int to = file.end(arguments.get(arguments.size() - 1));
    String all = values.stream().map(this::value).collect(Collectors.joining(", "));
    return Optional.of(new Edit(file, from, to, all));
  }

  /** {@code .transpose(0, 2, 1)} in place of the last call, also where that starts a chain. */
  private Optional<Edit> instead(MethodInvocationTree call, String calls) {
    return isOfTensor(call)
        ? Optional.of(
            new Edit(
                file,
                file.end(((MemberSelectTree) call.getMethodSelect()).getExpression()),
                file.end(call),
                calls))
        : Optional.of(replaced(call, calls.substring(1)));
  }

  private OperandEdits operands(MethodInvocationTree call) {
    return new OperandEdits(file, call, isOfTensor(call));
  }

  private Edit renamed(MethodInvocationTree call, String other) {
    boolean named = call.getMethodSelect() instanceof MemberSelectTree;
    String written =
        named || file.importsAll(Tenon.class) ? other : file.name("Tenon") + "." + other;
    return new Edit(file, nameEnd - name(call).length(), nameEnd, written);
  }

  /** Whether it is a call of something, and not a static method. */
  private static boolean isOfTensor(MethodInvocationTree call) {
    return call.getMethodSelect() instanceof MemberSelectTree select
        && !CLASSES.contains(select.getExpression().toString());
  }

  /** A layer at the end of a branch, or in place of one that does nothing. */
  private Optional<Edit> branch(MethodInvocationTree call, Remedy.Branch branch, boolean shared) {
    List<? extends ExpressionTree> arguments = call.getArguments();
    int index = branch.input();
    if (index >= arguments.size() || !(arguments.get(index) instanceof MethodInvocationTree)) {
      return Optional.empty();
    }
    ExpressionTree written = arguments.get(index);
    boolean nothing = file.text(written).equals("identity()");
    String told = "";
    String layer = branch.call();
    // what fits one use of a block does not fit another: say it by what the block is given
    Optional<String> fitting =
        shared && arguments.size() == 2 && layer.startsWith("conv")
            ? projection(layer.substring(0, layer.indexOf('(')), arguments.get(1 - index))
                .filter(said -> nothing || !said.contains("->"))
            : Optional.empty();
    if (fitting.isPresent()) {
      layer = fitting.get();
      told = "put " + layer + " on input " + (index + 1);
    }
    int end = file.end(written);
    int start = file.start(written);
    if (nothing) {
      return Optional.of(new Edit(file, start, end, layer, told));
    }
    if (!new ChainMethods(file).isChain((MethodInvocationTree) written)) {
      String tenon = file.importsAll(Tenon.class) ? "" : file.name("Tenon") + ".";
      String all = "%ssequential().then(%s).%s".formatted(tenon, file.text(written), layer);
      return Optional.of(new Edit(file, start, end, all, told));
    }
    return Optional.of(new Edit(file, end, end, "." + layer, told));
  }

  /** {@code conv2d} of 1 x 1 with the filters and stride that {@code other}, a branch, has. */
  private Optional<String> projection(String conv, ExpressionTree other) {
    ExpressionTree chain = new Named(file).initializer(other).orElse(other);
    List<MethodInvocationTree> calls = file.all(MethodInvocationTree.class, chain);
    Optional<String> filters =
        calls.stream()
            .filter(call -> name(call).equals(conv) && !call.getArguments().isEmpty())
            .findFirst() // the outermost call is the last of the chain
            .map(call -> file.text(call.getArguments().get(0)));
    List<String> strides =
        calls.stream()
            .filter(call -> name(call).equals("stride") && call.getArguments().size() == 1)
            .map(call -> file.text(call.getArguments().get(0)))
            .toList();
    if (strides.size() > 1) {
      return Optional.empty();
    }
    String options = strides.isEmpty() ? "" : ", o -> o.stride(" + strides.get(0) + ")";
    return filters.map(width -> conv + "(" + width + ", 1" + options + ")");
  }

  private Edit replaced(ExpressionTree written, String value) {
    return new Edit(file, file.start(written), file.end(written), value);
  }

  private Optional<Edit> option(MethodInvocationTree call, String option, String value) {
    Optional<LambdaExpressionTree> options = options(call);
    if (options.isEmpty()) {
      int end = file.end(call) - 1;
      String comma = call.getArguments().isEmpty() ? "" : ", ";
      return Optional.of(new Edit(file, end, end, comma + "o -> o." + option + "(" + value + ")"));
    }
    Optional<MethodInvocationTree> written = WrittenOption.setter(options.get(), option);
    if (written.isEmpty()) {
      int end = file.end(options.get().getBody());
      boolean expression = options.get().getBodyKind() == LambdaExpressionTree.BodyKind.EXPRESSION;
      return expression
          ? Optional.of(new Edit(file, end, end, "." + option + "(" + value + ")"))
          : Optional.empty();
    }
    List<? extends ExpressionTree> arguments = written.get().getArguments();
    if (arguments.size() == 1) {
      return written(arguments.get(0), value);
    }
    if (arguments.isEmpty() || !arguments.stream().allMatch(Constants::is)) {
      return Optional.empty();
    }
    int from = file.start(arguments.get(0));
    int to = file.end(arguments.get(arguments.size() - 1));
    return Optional.of(new Edit(file, from, to, value));
  }

  private Optional<Edit> remove(MethodInvocationTree call, String option) {
    Optional<LambdaExpressionTree> options = options(call);
    Optional<MethodInvocationTree> written = options.flatMap(o -> WrittenOption.setter(o, option));
    if (written.isEmpty()
        || !(written.get().getMethodSelect() instanceof MemberSelectTree select)) {
      return Optional.empty();
    }
    boolean only = file.end(written.get()) == file.end(options.get().getBody());
    boolean first = !(select.getExpression() instanceof MethodInvocationTree);
    if (only && first) {
      List<? extends ExpressionTree> arguments = call.getArguments();
      int index = arguments.indexOf(options.get());
      int from = index == 0 ? file.start(options.get()) : file.end(arguments.get(index - 1));
      return Optional.of(new Edit(file, from, file.end(options.get()), ""));
    }
    int from = file.end(select.getExpression());
    return Optional.of(new Edit(file, from, file.end(written.get()), ""));
  }

  private static Optional<LambdaExpressionTree> options(MethodInvocationTree call) {
    List<? extends ExpressionTree> arguments = call.getArguments();
    return !arguments.isEmpty()
            && arguments.get(arguments.size() - 1) instanceof LambdaExpressionTree lambda
        ? Optional.of(lambda)
        : Optional.empty();
  }

  private static String name(MethodInvocationTree call) {
    String select = call.getMethodSelect().toString();
    return select.substring(select.lastIndexOf('.') + 1);
  }

  private String value(Object value) {
    return value instanceof Enum<?> constant
        ? file.name(constant.getDeclaringClass().getSimpleName()) + "." + constant.name()
        : Candidate.value(value, true);
  }
}
