package dev.tenon.ir.lock;

import dev.tenon.Problem;
import dev.tenon.Type;
import dev.tenon.ir.Declaration.Located;
import dev.tenon.ir.Origin;
import dev.tenon.ir.Variable;
import dev.tenon.ir.lock.Alignment.Pair;
import dev.tenon.ir.lock.Causes.Cause;
import dev.tenon.ir.mend.Derivation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Says which saved weights do not load any more. */
public final class LockMessages {
  private static final int LONGEST_LINE = 100;
  private static final int LONGEST_NAME = 30;
  private static final int MOST_LINES = 8;

  private final Origin model;
  private final boolean fluent;
  private final boolean warning;
  private final String accept;
  private final List<Located> problems = new ArrayList<>();

  /**
   * Messages about one model.
   *
   * @param model where what stands nowhere any more is told
   * @param fluent whether it is written in plain Java
   * @param warning whether it compiles all the same
   * @param accept the command that makes the lock anew
   */
  public LockMessages(Origin model, boolean fluent, boolean warning, String accept) {
    this.model = model;
    this.fluent = fluent;
    this.warning = warning;
    this.accept = accept;
  }

  List<Located> problems() {
    return List.copyOf(problems);
  }

  /** Says {@code problem} where {@code weight} stands; of the model where that is null. */
  private void tell(Problem problem, Variable weight) {
    boolean known = weight != null && !weight.placed().equals(Origin.NONE);
    Origin origin = known ? weight.placed() : model;
    problems.add(new Located(problem, origin, warning, weight == null ? "" : weight.name()));
  }

  private String orAccept(String advice) {
    return (advice.isEmpty() ? "" : advice + ", or ") + "accept the change: " + accept;
  }

  /** Layers of one kind that have other numbers, since one of them is new or gone. */
  void moved(List<Variable> at, boolean gone, Group first, List<Pair> moved, String base) {
    Pair pair = moved.get(0);
    String was = shown(pair.was().prefix());
    String is = shown(pair.is().prefix());
    Problem problem =
        gone
            ? Problem.of("WeightMoved", "was %s when its weights were saved, before one went", was)
                .about(is)
            : Problem.of("WeightMoved", "is new, so what was saved as %s is now %s", was, is)
                .about(shown(first.prefix()));
    List<String> lines = new ArrayList<>();
    moved.forEach(p -> lines.add(p.was().prefix() + " is now " + p.is().prefix()));
    String last = pair.was().prefix().substring(pair.was().prefix().lastIndexOf('/') + 1);
    String formerly = "write " + alone(base, last) + ", and so for the others";
    String named = "give it a name of its own, such as .named(\"" + base + "_new\")";
    String apart = "give it an element of its own";
    tell(
        problem
            .explained("checkpoints saved before do not load, or into other layers:")
            .explained(limited(lines))
            .fix(orAccept(!fluent ? apart : gone ? formerly : named)),
        at.get(0));
  }

  /** A layer, or all within it, that has another name. */
  void renamed(String was, String is, List<Variable> at, List<Group> saved, List<Group> beside) {
    Problem problem =
        Problem.of(
                "WeightRenamed",
                "was %s when its weights were saved; by its new name they do not load",
                shown(was))
            .about(shown(is));
    List<String> lines = new ArrayList<>();
    saved.forEach(
        g -> g.members().forEach((m, type) -> lines.add(g.name(m) + " (" + text(type) + ")")));
    Problem told = problem.explained(limited(lines));
    if (!beside.isEmpty()) {
      told = told.explained("since " + beside.get(0).prefix() + " has weights beside it");
    }
    tell(told.fix(orAccept(formerly(was, is))), at.get(0));
  }

  private String formerly(String was, String is) {
    if (!fluent) {
      return "write @Formerly(\"" + was + "\") before " + is.split("/")[0];
    }
    String outer = is.contains("/") ? is.substring(0, is.lastIndexOf('/') + 1) : "";
    boolean beside = was.startsWith(outer) && !was.substring(outer.length()).contains("/");
    String name = beside ? was.substring(outer.length()) : "/" + was;
    return outer.isEmpty()
        ? "write @Formerly(\"" + name + "\") before the field " + is
        : "write " + alone(is.substring(outer.length()).replaceFirst("_\\d+$", ""), name);
  }

  /** A layer of a chain with a former name of its own. */
  private static String alone(String kind, String name) {
    return ".then(%s(...).formerly(\"%s\"))".formatted(kind, name);
  }

  /** Weights of other sizes, all for one reason. */
  void resized(Cause cause, List<Variable> all, Map<Variable, Type> before) {
    Variable first = all.get(0);
    String line = "%s was %s, is now %s";
    String now = line.formatted(shown(first.name()), text(before.get(first)), text(first.type()));
    String because = cause.input() == null ? "" : "because " + given(cause);
    boolean fits = now.length() + because.length() <= LONGEST_LINE;
    Problem problem =
        Problem.of("WeightShape", "%s", now + (fits && !because.isEmpty() ? ", " + because : ""));
    if (!fits && !because.isEmpty()) {
      problem = problem.explained(because);
    }
    List<String> lines = new ArrayList<>();
    for (Variable other : all.subList(1, all.size())) {
      lines.add(line.formatted(other.name(), text(before.get(other)), text(other.type())));
    }
    if (!lines.isEmpty()) {
      problem =
          problem.explained("and with it").explained(limited(lines).indent(2).stripTrailing());
    }
    problem = problem.explained("checkpoints saved before do not load");
    if (cause.received() != null) {
      Derivation derivation = Derivation.of(cause.received(), cause.summed());
      problem = problem.found(List.of(derivation), List.of());
    }
    tell(problem.fix(orAccept("go back to the sizes before")), first);
  }

  private static String given(Cause cause) {
    String name = shown(cause.input());
    boolean last = cause.axis() == cause.now().rank() - 1;
    String size = cause.now().dims().dim(cause.axis()).toString();
    return last && cause.now().rank() == 4
        ? "%s now has %s channel%s".formatted(name, size, size.equals("1") ? "" : "s")
        : last && cause.now().rank() == 2
            ? "%s now has %s feature%s".formatted(name, size, size.equals("1") ? "" : "s")
            : "%s is now [%s]".formatted(name, cause.now());
  }

  /**
   * Weights that are new or gone, at one place.
   *
   * @param layer a weight of the layer that they belong to; null where that is new or gone too
   */
  void newOrGone(List<Variable> fresh, List<Group> gone, Variable layer) {
    List<String> lost = new ArrayList<>();
    gone.forEach(
        g -> g.members().forEach((m, type) -> lost.add(g.name(m) + " (" + text(type) + ")")));
    if (fresh.isEmpty() && lost.isEmpty()) {
      return;
    }
    List<String> lines = new ArrayList<>();
    fresh.forEach(v -> lines.add(v.name() + " (" + text(v.type()) + ") is new"));
    lost.forEach(weight -> lines.add(weight + " is gone"));
    String first = lines.get(0);
    String told = first.length() <= LONGEST_LINE - 20 ? first : shown(first) + " changed";
    Problem problem =
        Problem.of(
            fresh.isEmpty() ? "WeightRemoved" : "WeightAdded",
            "%s: checkpoints saved before do not fit",
            told);
    if (lines.size() > 1) {
      problem = problem.explained(limited(lines.subList(1, lines.size())));
    }
    tell(problem.fix(orAccept("")), fresh.isEmpty() ? layer : fresh.get(0));
  }

  private static String limited(List<String> lines) {
    List<String> shown = new ArrayList<>(lines.subList(0, Math.min(MOST_LINES, lines.size())));
    if (lines.size() > MOST_LINES) {
      shown.add("and %d more".formatted(lines.size() - MOST_LINES));
    }
    return String.join("\n", shown);
  }

  private static String text(Type type) {
    return type.rank() == 0 ? "scalar" : type.toString();
  }

  private static String shown(String name) {
    return name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME) + "...";
  }
}
