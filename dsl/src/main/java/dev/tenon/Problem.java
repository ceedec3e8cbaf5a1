package dev.tenon;

import dev.tenon.ir.Axis;
import dev.tenon.ir.Origin;
import dev.tenon.ir.Places;
import dev.tenon.ir.allow.Pages;
import dev.tenon.ir.mend.Candidate;
import dev.tenon.ir.mend.Cause;
import dev.tenon.ir.mend.Derivation;
import dev.tenon.ir.mend.Evidence;
import dev.tenon.ir.mend.Fix;
import dev.tenon.ir.mend.Remedy;
import dev.tenon.ir.mend.Want;
import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A mistake in a model, to be shown at the token that is wrong.
 *
 * <p>The first line says what is wrong with both numbers and what to do, in under 120 characters;
 * further lines explain.
 *
 * <p>A rule of a layer or primitive does not know what it is called. Its message goes on from the
 * name, such as "declares 5 inputs but receives 784"; {@link #about} puts the name before it, where
 * the layer is applied.
 */
public final class Problem extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String id;
  private final String option;
  private final int element;
  private final String explanation;
  private final String help;
  private final transient Origin origin;
  private final transient Evidence evidence;
  private boolean whole;

  private Problem(
      String id,
      String message,
      String option,
      int element,
      String explanation,
      String help,
      Origin origin,
      Evidence evidence) {
    super(message);
    this.id = id;
    this.option = option;
    this.element = element;
    this.explanation = explanation;
    this.help = help;
    this.origin = origin;
    this.evidence = evidence;
  }

  /**
   * A problem.
   *
   * @param id one word, the same in code, tests and documentation
   * @param format what is wrong, as for {@link String#format}
   */
  public static Problem of(String id, String format, Object... arguments) {
    String message = FirstLine.singular(String.format(format, arguments));
    return new Problem(id, message, "", -1, "", "", null, Evidence.NONE);
  }

  /** The same problem, shown at the option of this name (an annotation's member). */
  public Problem at(String optionName) {
    return at(optionName, -1);
  }

  /** The same problem, shown at one number or text, counted from 0, of the option of this name. */
  public Problem at(String optionName, int index) {
    return new Problem(id, first(), optionName, index, explanation, help, origin, evidence)
        .tracedAs(this);
  }

  /** The same problem said of {@code name}, with which the first line then begins. */
  public Problem about(String name) {
    return copy(FirstLine.about(name, first(), id), explanation, origin);
  }

  /** The same problem with more lines below the first. */
  public Problem explained(String lines) {
    return copy(first(), explanation.isEmpty() ? lines : explanation + "\n" + lines, origin);
  }

  /**
   * The same problem with a line that says what to do, shown where no change that was tried mends
   * the model.
   */
  public Problem fix(String what) {
    String told = FirstLine.singular(what);
    return new Problem(id, first(), option, element, explanation, told, origin, evidence)
        .tracedAs(this);
  }

  /** The same problem with what {@code words} makes of the lines below the first. */
  public Problem reworded(UnaryOperator<String> words) {
    String told = words.apply(explanation);
    String advice = words.apply(help);
    return new Problem(id, first(), option, element, told, advice, origin, evidence).tracedAs(this);
  }

  /** The same problem, at fault {@code place}, unless that is known already. */
  public Problem placed(Origin place) {
    return origin != null ? this : copy(first(), explanation, place);
  }

  /** Whether the place at fault is known. */
  public boolean isPlaced() {
    return origin != null;
  }

  // ---- what led to it and what may mend it

  /**
   * The same problem, due to these axes of {@code x} (all, where none is named): their derivation
   * is shown. Where a rule says nothing, the inputs of its layer are taken.
   */
  public Problem because(Tensor x, int... axes) {
    int[] meant = axes.length == 0 ? Derivation.all(x) : axes;
    return with(evidence.with(new Cause(x, meant)));
  }

  /** The same problem, due to the number of axes of {@code x}, whatever their sizes are. */
  public Problem becauseRank(Tensor x) {
    return with(evidence.with(new Cause(x, Cause.What.RANK, Derivation.all(x))));
  }

  /** The same problem of a primitive, with what {@code more} adds once its inputs are known. */
  public Problem once(BiFunction<Problem, List<Tensor>, Problem> more) {
    return with(evidence.with(more));
  }

  /** The same problem of a primitive whose inputs should have the same size along these axes. */
  public Problem unequal(Axis first, Axis second) {
    return once(
        (problem, inputs) -> {
          Tensor x = inputs.get(first.input());
          Tensor y = inputs.get(second.input());
          return problem
              .because(x, first.axis())
              .because(y, second.axis())
              .wants(y, second.axis(), x.dims().dim(first.axis()))
              .wants(x, first.axis(), y.dims().dim(second.axis()));
        });
  }

  /** The same problem of a primitive, with its inputs known. */
  public Problem among(List<Tensor> inputs) {
    Problem problem = this;
    for (BiFunction<Problem, List<Tensor>, Problem> more : evidence.later()) {
      problem = more.apply(problem, inputs);
    }
    return problem;
  }

  /** The same problem, which writing {@code option = value} may mend; it is tried before shown. */
  public Problem orWrite(String optionName, Object value) {
    return or(new Remedy.Write(optionName, value));
  }

  /** The same problem, which leaving {@code option} to its default may mend. */
  public Problem orRemove(String optionName) {
    return or(new Remedy.Remove(optionName));
  }

  /** The same problem of a call, which another literal as argument {@code index} may mend. */
  public Problem orArgument(int index, Object value) {
    return or(new Remedy.Argument(index, value, ""));
  }

  /** The same problem of a call, which other calls in its place may mend: {@code .relu()}. */
  public Problem orCall(String call, UnaryOperator<Tensor> how) {
    return or(new Remedy.Call(call, how));
  }

  /** The same problem of a call, which one more call on one of its tensors may mend. */
  public Problem orOperand(int index, String call, UnaryOperator<Tensor> how) {
    return or(new Remedy.Operand(index, call, how));
  }

  /** The same problem, which leaving the layer or call at fault out may mend. */
  public Problem orDrop() {
    return or(new Remedy.Drop());
  }

  /** The same problem, which another layer in place of the one at fault may mend. */
  public Problem orInstead(Class<? extends Annotation> layer, Object... required) {
    return or(new Remedy.Instead(List.of(new Remedy.Added(layer, List.of(required)))));
  }

  /** The same problem, which putting a layer before this one may mend. */
  public Problem orBefore(Class<? extends Annotation> layer, Object... required) {
    return or(new Remedy.Before(layer, List.of(required)));
  }

  /**
   * The same problem, which writing {@code option = value} may mend in the last layer that has this
   * option of those that {@code x} comes from.
   */
  public Problem orEarlier(Tensor x, String optionName, Object value) {
    return or(new Remedy.Earlier(x, optionName, value));
  }

  /** The same problem, which {@code remedy} may mend. */
  public Problem or(Remedy remedy) {
    return with(evidence.with(remedy));
  }

  /**
   * The same problem, which is mended by whatever makes this axis of {@code x} {@code size}:
   * options of the layers that decided on it are tried.
   */
  public Problem wants(Tensor x, int axis, Dim size) {
    return with(evidence.with(new Want.Size(x, x.dims().axis(axis), size)));
  }

  /** The same problem, which {@code want} mends. */
  public Problem wants(Want want) {
    return with(evidence.with(want));
  }

  /** The same problem, due to the type of the elements of {@code x}: where it is from is shown. */
  public Problem becauseDtype(Tensor x) {
    return with(evidence.with(new Cause(x, Cause.What.DTYPE, Derivation.all(x))));
  }

  /**
   * The same problem, due to the type of the elements of {@code x}, which is mended where that is
   * an input that is stated to be of {@code dtype}.
   */
  public Problem wantsDtype(Tensor x, DType dtype) {
    return becauseDtype(x).wants(new Want.Dtype(x, dtype));
  }

  /** The same problem of a call, which a cast of one of its tensors may mend. */
  public Problem orCast(int index, DType dtype) {
    return orOperand(index, ".cast(DType." + dtype.name() + ")", x -> x.cast(dtype));
  }

  /**
   * The same problem, which is mended by whatever gives {@code x} this number of axes: one of the
   * layers that led to it is left out, or axes are joined before one.
   */
  public Problem wantsRank(Tensor x, int rank) {
    return with(evidence.with(new Want.Rank(x, rank)));
  }

  /** The same problem, which {@code layers} after the one that gave {@code x} may mend. */
  public Problem wantsLayers(Tensor x, Remedy.Added... layers) {
    return layers.length == 0 ? this : with(evidence.with(new Want.Layers(x, List.of(layers))));
  }

  /** The same problem, which is mended if the layer that gave {@code x} gives these sizes. */
  public Problem wantsSizes(Tensor x, Dims sizes) {
    return with(evidence.with(new Want.Sizes(x, sizes)));
  }

  /**
   * The same problem, which is mended by data with its axes in another order: axis i of what is
   * wanted is axis {@code order[i]} of {@code x}.
   */
  public Problem wantsOrder(Tensor x, Integer... order) {
    return with(evidence.with(new Want.Order(x, List.of(order))));
  }

  /** The same problem of a layer that was most probably meant to give {@code type}. */
  public Problem standIn(Type type) {
    return with(evidence.with(type));
  }

  /**
   * The same problem, which is so whatever tensors its layer or call is given, as of a text that
   * cannot be read: no other mistake leads to it, so it is told beside any.
   */
  public Problem ofItself() {
    return with(evidence.ofItself());
  }

  /** The same problem with its derivations and the changes to try, when they are asked for. */
  public Problem studied(
      Supplier<List<Derivation>> derivations, Supplier<List<Candidate>> candidates) {
    return with(evidence.with(derivations, candidates));
  }

  /**
   * The same problem with the changes to try where others are left beside it: what shape texts may
   * say in place of what they state.
   */
  public Problem restating(Supplier<List<Candidate>> restated) {
    return with(evidence.restating(restated));
  }

  /** The same problem with its derivations and the changes to try. */
  public Problem found(List<Derivation> derivations, List<Candidate> candidates) {
    return studied(() -> derivations, () -> candidates);
  }

  /** The same problem with changes that mend it, the smallest first. */
  public Problem mendedBy(List<Fix> fixes) {
    return with(evidence.mendedBy(fixes));
  }

  /** The same problem with the calls that led to its place, a line each. */
  public Problem calledFrom(String lines) {
    return with(evidence.with(lines));
  }

  /** The same problem with other calls that are wrong in the same way, a line each. */
  public Problem alsoAt(String lines) {
    return with(evidence.beside(lines));
  }

  /** The other calls that are wrong in the same way, a line each; empty for none. */
  public String others() {
    return evidence.others();
  }

  /** The same problem of a layer that this call of the user's applies. */
  public Problem appliedAt(Origin call) {
    return with(evidence.with(call));
  }

  /** The user's call that applies the layer at fault; null where it is no layer. */
  public Origin use() {
    return evidence.use();
  }

  /** What it is due to. */
  public List<Cause> causes() {
    return evidence.causes();
  }

  /** What may mend it where it is shown. */
  public List<Remedy> remedies() {
    return evidence.remedies();
  }

  /** What sizes would mend it. */
  public List<Want> wants() {
    return evidence.wants();
  }

  /** The same, of what would mend it only that for which {@code which} holds. */
  public Problem wanting(Predicate<Want> which) {
    return with(evidence.wanting(which));
  }

  /** Whether it is so whatever tensors its layer or call is given. */
  public boolean isOfItself() {
    return evidence.isFirst();
  }

  /** What the layer was probably meant to give. */
  public Optional<Type> standIn() {
    return Optional.ofNullable(evidence.standIn());
  }

  /** Changes that are to be tried. */
  public List<Candidate> candidates() {
    return evidence.candidates();
  }

  /** Other shape texts that are to be tried where it is not alone. */
  public List<Candidate> restated() {
    return evidence.restated();
  }

  /** Changes that were tried and mend it. */
  public List<Fix> fixes() {
    return evidence.fixes();
  }

  /** What mends it in a data set that cannot be changed here. */
  public Optional<String> advice() {
    return fixes().stream()
        .limit(1)
        .filter(fix -> fix.candidate().isAdvice())
        .map(Fix::text)
        .findFirst();
  }

  private Problem with(Evidence other) {
    return new Problem(id, first(), option, element, explanation, help, origin, other)
        .tracedAs(this);
  }

  private Problem copy(String message, String newExplanation, Origin newOrigin) {
    return new Problem(id, message, option, element, newExplanation, help, newOrigin, evidence)
        .tracedAs(this);
  }

  private Problem tracedAs(Problem other) {
    setStackTrace(other.getStackTrace());
    whole = other.whole;
    return this;
  }

  /**
   * The same problem for a running program, where no compiler shows it: its message is all of
   * {@link #text}, its stack trace leaves out Tenon's own calls.
   */
  public Problem whole() {
    Problem copy = copy(first(), explanation, origin());
    copy.whole = true;
    copy.setStackTrace(Places.ofUser(getStackTrace()));
    return copy;
  }

  private String first() {
    return super.getMessage();
  }

  /** What is wrong, in one line; all of {@link #text} where no compiler shows that. */
  @Override
  public String getMessage() {
    return whole ? text() : first();
  }

  /** One word that names the kind of problem. */
  public String id() {
    return id;
  }

  /** Name of the option at fault, or empty. */
  public String option() {
    return option;
  }

  /** Which number or text of the option is at fault, counted from 0; -1 for all of it. */
  public int element() {
    return element;
  }

  /** The place at fault; where it is the call that threw this, that one. */
  public Origin origin() {
    return origin != null ? origin : Places.of(this);
  }

  /** The lines below the first; empty if there are none. */
  public String explanation() {
    return explanation(origin -> origin.place().replaceFirst(",.*", ""));
  }

  /**
   * The lines below the first: how the size came about, what else is to be said, what to do.
   *
   * @param where the file and line of an origin; empty where unknown
   */
  public String explanation(Function<Origin, String> where) {
    List<String> lines = new ArrayList<>();
    for (Derivation derivation : evidence.derivations()) {
      if (derivation.isTelling(origin)) {
        lines.add(derivation.text(where));
      }
    }
    if (!explanation.isEmpty()) {
      lines.add(explanation);
    }
    if (advice().isPresent()) {
      lines.add("help: " + advice().get());
    } else if (!evidence.fixes().isEmpty()) {
      lines.add(
          "fix: " + String.join("\n  or ", evidence.fixes().stream().map(Fix::text).toList()));
    } else if (!help.isEmpty()) {
      lines.add("help: " + help);
    }
    if (!evidence.calls().isEmpty()) {
      lines.add(evidence.calls());
    }
    if (!evidence.others().isEmpty()) {
      lines.add(evidence.others());
    }
    return String.join("\n", lines);
  }

  /** Everything a person is shown: {@code [Id] message}, then the explanation, indented. */
  public String text() {
    return text(origin -> origin.place().replaceFirst(",.*", ""));
  }

  /** Everything a person is shown, with the places that {@code where} tells. */
  public String text(Function<Origin, String> where) {
    return text(where, Pages.DEFAULT);
  }

  /** The same with a last line that leads to the problem's page among {@code pages}. */
  public String text(Function<Origin, String> where, Pages pages) {
    List<String> line = FirstLine.fitted("[" + id + "] " + first());
    String first = line.get(0);
    String below =
        Stream.of(line.stream().skip(1), Stream.of(explanation(where)), pages.line(id).stream())
            .flatMap(lines -> lines)
            .filter(lines -> !lines.isEmpty())
            .collect(Collectors.joining("\n"));
    return below.isEmpty() ? first : first + "\n" + below.indent(4).stripTrailing();
  }
}
