package dev.tenon.ir.mend;

import dev.tenon.Dim;
import dev.tenon.Dims;
import dev.tenon.Tensor;
import dev.tenon.ir.Origin;
import dev.tenon.ir.Reflection;
import dev.tenon.ir.fluent.LayerOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A change that may mend a problem.
 *
 * @param also what has to be changed with it
 * @param written how it is told where it is not written at its place; empty for the usual words
 */
public record Candidate(Place place, Remedy remedy, List<Candidate> also, String written) {
  /** Keeps its own list. */
  public Candidate {
    also = List.copyOf(also);
  }

  /** A change at one place. */
  public Candidate(Place place, Remedy remedy) {
    this(place, remedy, List.of());
  }

  /** A change at one place, and others that belong to it. */
  public Candidate(Place place, Remedy remedy, List<Candidate> also) {
    this(place, remedy, also, "");
  }

  /** Whether it is told as a help: it changes what data say that this model alone cannot change. */
  public boolean isAdvice() {
    return all().stream().anyMatch(each -> each.place().isFixed());
  }

  /** The same of what a data set says that cannot be changed. */
  public Candidate fixed() {
    return new Candidate(place.fixed(), remedy, also, written);
  }

  /** The same change, which is what is written wherever the place is reached. */
  public Candidate literal() {
    return remedy instanceof Remedy.Branch branch
        ? new Candidate(place, branch.literal(), also, written)
        : this;
  }

  /** The same, told in these words. */
  public Candidate told(String words) {
    return new Candidate(place, remedy, also, words);
  }

  /** The same at the places of {@code other}, which changes as many. */
  public Candidate at(Candidate other) {
    List<Candidate> others = new ArrayList<>();
    for (int i = 0; i < also.size(); i++) {
      others.add(also.get(i).at(other.also.get(i)));
    }
    return new Candidate(other.place, remedy, others, written);
  }

  /** This and what has to be changed with it. */
  public List<Candidate> all() {
    List<Candidate> all = new ArrayList<>(List.of(new Candidate(place, remedy)));
    also.forEach(other -> all.addAll(other.all()));
    return all;
  }

  /** Whether it writes only another value than {@code likelier} into the same parentheses. */
  boolean isInParenthesesOf(Candidate likelier) {
    return remedy instanceof Remedy.Argument mine
        && likelier.remedy instanceof Remedy.Argument its
        && mine.index() == its.index()
        && place.key().equals(likelier.place.key())
        && also.isEmpty()
        && likelier.also.isEmpty();
  }

  /** Whether {@code size} is what it writes another in place of. */
  boolean replaces(Dim size) {
    if (remedy instanceof Remedy.Write write) {
      return size.isKnown()
          && String.valueOf(LayerOptions.value(place.layer(), write.option()))
              .equals(size.toString());
    }
    if (!(remedy instanceof Remedy.Sizes sizes) || place.output() == null) {
      return false;
    }
    Dims before = place.output().dims();
    Dims now = sizes.type().dims();
    return before.rank() == now.rank()
        && IntStream.range(0, now.rank())
            .filter(axis -> !before.dim(axis).equals(now.dim(axis)))
            .anyMatch(axis -> before.dim(axis).equals(size));
  }

  /** What two changes have in common that do the same at the same places. */
  List<Object> identity() {
    return all().stream()
        .flatMap(each -> Stream.of(identity(each.place().key()), each.remedy()))
        .toList();
  }

  private static Object identity(Object key) {
    return key instanceof List ? key : System.identityHashCode(key);
  }

  /**
   * What a person has to do.
   *
   * @param at the place of the problem: it need not be told again
   */
  public String text(Origin at) {
    if (!written.isEmpty()) {
      boolean there = isOfOperands() && !place.origin().isAt(at);
      return written + (there ? ", " + line() : "");
    }
    if (remedy instanceof Remedy.Drop && also.size() == 1 && isMoved(also.get(0))) {
      boolean here = also.get(0).place().origin().isAt(at);
      String behind = here ? "it" : also.get(0).place().name();
      return "move "
          + what()
          + (place.fluent() ? ", " + line() + "," : " of " + place.name())
          + (also.get(0).remedy() instanceof Remedy.Before ? " before " : " behind ")
          + behind;
    }
    Remedy.Trained trained = MissingEnd.trained(this);
    if (trained != null) {
      List<Remedy.Added> layers = ((Remedy.After) remedy).layers();
      return "put "
          + written(layers)
          + " "
          + output(trained)
          + " after "
          + (place.origin().isAt(at) ? "it" : where());
    }
    if (isOneInput()) {
      return told(at) + ", in each function";
    }
    return isOneCall()
        ? told(at)
        : all().stream().map(change -> change.told(at)).collect(Collectors.joining(" and "));
  }

  /** Whether it changes what a call takes, which is told by the names in the source alone. */
  public boolean isOfOperands() {
    return remedy instanceof Remedy.Value
        || remedy instanceof Remedy.Given
        || remedy instanceof Remedy.Result
        || remedy instanceof Remedy.Handed;
  }

  /** Whether it is what several functions say of one input. */
  private boolean isOneInput() {
    return remedy instanceof Remedy.Sizes sizes
        && !also.isEmpty()
        && also.stream()
            .allMatch(
                other ->
                    other.remedy() instanceof Remedy.Sizes others
                        && others.text().equals(sizes.text())
                        && other.place().name().equals(place.name()));
  }

  /** Whether all that changes stands in parentheses of one call, which is told as a whole. */
  private boolean isOneCall() {
    return remedy instanceof Remedy.Argument argument
        && argument.told().isEmpty()
        && also.stream()
            .allMatch(other -> other.remedy() instanceof Remedy.Argument && other.place() == place);
  }

  /** The call with all that is changed in its parentheses, where no tensors stand there. */
  private String called() {
    Optional<List<?>> written = Optional.empty();
    if (place.layer() instanceof Literals literals
        && literals.values().stream().noneMatch(Tensor.class::isInstance)) {
      written = Amendments.changed(literals.values(), remedy);
      for (Candidate other : also) {
        written = written.flatMap(values -> Amendments.changed(values, other.remedy()));
      }
    }
    List<?> values =
        written.orElseGet(
            () ->
                remedy instanceof Remedy.Argument argument
                    ? List.of(argument.value())
                    : ((Remedy.Arguments) remedy).values());
    return values.stream()
        .map(each -> value(each, true))
        .collect(Collectors.joining(", ", place.kind() + "(", ")"));
  }

  private boolean isMoved(Candidate other) {
    Class<?> layer =
        other.remedy() instanceof Remedy.Before before
            ? before.layer()
            : other.remedy() instanceof Remedy.After after && after.layers().size() == 1
                ? after.layers().get(0).layer()
                : null;
    return layer != null
        && LayerOptions.isReadable(place.layer())
        && LayerOptions.isLayer(place.layer(), layer);
  }

  private String told(Origin at) {
    boolean here = place.origin().isAt(at);
    if (remedy instanceof Remedy.Write write) {
      return "write " + written(write) + (here ? "" : " in " + where());
    }
    if (remedy instanceof Remedy.Shift shift) {
      String other = shift.by() < 0 ? -shift.by() + " less" : shift.by() + " more";
      return "let " + shift.option() + " be " + other + (here ? "" : " in " + where());
    }
    if (remedy instanceof Remedy.Remove remove) {
      return "remove " + remove.option() + (here ? "" : " from " + where());
    }
    if (remedy instanceof Remedy.Drop) {
      return "remove "
          + what()
          + (!place.fluent() ? " from " + place.name() : here ? "" : ", " + line());
    }
    if (remedy instanceof Remedy.Before before) {
      String layer = layer(before.layer(), before.required());
      return "put " + layer + " before " + (here ? "it" : where());
    }
    if (remedy instanceof Remedy.After after) {
      return "put " + written(after.layers()) + " after " + (here ? "it" : where());
    }
    if (remedy instanceof Remedy.Unmark) {
      return "remove " + what();
    }
    if (remedy instanceof Remedy.Trained trained) {
      return "put " + output(trained) + " on it";
    }
    if (remedy instanceof Remedy.Name name) {
      return "write \"" + name.name() + '"';
    }
    if (remedy instanceof Remedy.Marked marked) {
      String other = "@" + marked.meant().getSimpleName();
      return "write " + other + " in place of @" + marked.written().getSimpleName();
    }
    if (remedy instanceof Remedy.Twin twin) {
      String there = here ? "" : " in " + where();
      return "write " + called(twin.meant()) + " in place of " + called(twin.written()) + there;
    }
    if (remedy instanceof Remedy.Branch branch) {
      String layer = place.fluent() ? branch.call() : branch.annotation();
      return "put " + layer + " on input " + (branch.input() + 1);
    }
    if (remedy instanceof Remedy.Instead instead) {
      return "write " + written(instead.layers()) + " in place of " + (here ? "it" : where());
    }
    if (remedy instanceof Remedy.Call call) {
      return "write " + call.call() + " in place of " + what() + (here ? "" : ", " + line());
    }
    if (remedy instanceof Remedy.Method method) {
      return "write "
          + (method.then().isEmpty() ? method.name() : method.name() + "(...)" + method.then())
          + " in place of "
          + place.kind()
          + (here ? "" : ", " + line());
    }
    if (remedy instanceof Remedy.Operand operand) {
      Tensor x = place.inputs().get(operand.index());
      String which = place.inputs().size() < 2 ? "" : operand.index() == 0 ? "1st " : "2nd ";
      String told = "put " + operand.call() + " after the " + which + "tensor, [" + x.type() + "]";
      return told + (here ? "" : ", " + line());
    }
    if (remedy instanceof Remedy.Variable variable) {
      String written = Forgotten.name(place.inputs().get(variable.index()));
      String told = "write " + variable.name() + " in place of " + written;
      return told + (here ? "" : ", " + line());
    }
    if (remedy instanceof Remedy.Receiver other) {
      String told = "write " + other.name() + " in place of " + Forgotten.field(place.name());
      return told + (here ? "" : ", " + line());
    }
    if (remedy instanceof Remedy.Through through) {
      String first = through.before() ? through.name() : place.name();
      String second = through.before() ? place.name() : through.name();
      String told = "write " + second + ".apply(" + first + ".apply(...))";
      return told + (here ? "" : ", " + line());
    }
    if (isOfOperands()) {
      throw new IllegalStateException("told by the name in the source alone");
    }
    if (remedy instanceof Remedy.Swap) {
      return "swap both tensors" + (here ? "" : ", " + line());
    }
    if (remedy instanceof Remedy.Argument argument) {
      boolean whole = argument.told().isEmpty();
      String there = here ? "" : " in " + (whole && place.isCall() ? line() : where());
      return "write " + (whole ? called() : argument.told()) + there;
    }
    if (remedy instanceof Remedy.Arguments) {
      return "write " + called() + (here ? "" : " in " + where());
    }
    String text = '"' + ((Remedy.Sizes) remedy).text() + '"';
    String call = place.kind() + "(" + text + ")";
    String written =
        "write "
            + (place.isSpec()
                ? place.option() + " = " + text
                : place.fluent() ? call : "@" + capital(call));
    return written + (here || place.name().isEmpty() ? "" : " in " + where());
  }

  /**
   * The option as it is written: {@code stride = 2}, {@code @MaxPool2d(3)}, {@code o.stride(2)}.
   */
  public String written(Remedy.Write write) {
    if (place.fluent()) {
      return LayerOptions.isRequired(place.layer(), write.option())
          ? call(write)
          : "o." + write.option() + "(" + value(write.value(), true) + ")";
    }
    return write.option().equals("value")
        ? "@" + capital(place.kind()) + "(" + value(write.value(), false) + ")"
        : write.option() + " = " + value(write.value(), false);
  }

  /** The call with what it takes in parentheses: {@code conv2d(32, 3)}. */
  private String call(Remedy.Write write) {
    Object layer = place.layer();
    return LayerOptions.options(layer).stream()
        .filter(option -> LayerOptions.isRequired(layer, option))
        .map(
            option ->
                option.equals(write.option()) ? write.value() : LayerOptions.value(layer, option))
        .map(argument -> value(argument, true))
        .collect(Collectors.joining(", ", place.kind() + "(", ")"));
  }

  /** A layer as it is written where this stands. */
  public String layer(Class<?> layer, List<Object> required) {
    List<String> names = LayerOptions.required(layer);
    boolean named = !place.fluent() && !names.equals(List.of("value"));
    String arguments =
        IntStream.range(0, required.size())
            .mapToObj(
                i -> (named ? names.get(i) + " = " : "") + value(required.get(i), place.fluent()))
            .collect(Collectors.joining(", "));
    String name = layer.getSimpleName();
    return place.fluent()
        ? "." + Character.toLowerCase(name.charAt(0)) + name.substring(1) + "(" + arguments + ")"
        : "@" + name + (arguments.isEmpty() ? "" : "(" + arguments + ")");
  }

  /** Layers as they are written where this stands. */
  public String written(List<Remedy.Added> layers) {
    return layers.stream()
        .map(added -> layer(added.layer(), added.required()))
        .collect(Collectors.joining(place.fluent() ? "" : " "));
  }

  /** The layer or call as it is told without its options. */
  private String what() {
    if (!place.fluent()) {
      return "@" + capital(place.kind());
    }
    return "." + place.kind() + "()";
  }

  private String called(Class<?> layer) {
    return place.fluent() ? Reflection.kind(layer) : "@" + layer.getSimpleName();
  }

  private static String output(Remedy.Trained trained) {
    return "@Output(loss = " + value(trained.loss(), false) + ")";
  }

  private String where() {
    if (place.fluent()) {
      return place.name() + ", " + line();
    }
    Origin.Method method = place.isText() ? place.origin().method() : null;
    return place.name() + (method == null ? "" : " of " + method.name());
  }

  private String line() {
    return place.origin().place().replaceFirst(",.*", "");
  }

  private static String capital(String kind) {
    return Character.toUpperCase(kind.charAt(0)) + kind.substring(1);
  }

  /** {@code value} as Java: {@code 3}, {@code {3, 5}}, {@code "N 4"}. */
  public static String value(Object value, boolean fluent) {
    if (value instanceof List<?> list) {
      if (list.stream().distinct().count() == 1) {
        return value(list.get(0), fluent);
      }
      String all = list.stream().map(v -> value(v, fluent)).collect(Collectors.joining(", "));
      return fluent ? all : "{" + all + "}";
    }
    if (value instanceof Enum<?> constant) {
      return constant.getDeclaringClass().getSimpleName() + "." + constant.name();
    }
    return value instanceof String text ? '"' + text + '"' : String.valueOf(value);
  }
}
