package dev.tenon.processor.evaluate;

import dev.tenon.Problem;
import dev.tenon.ir.Declaration.Located;
import dev.tenon.ir.Origin;
import dev.tenon.processor.evaluate.Reach.Reached;
import dev.tenon.processor.evaluate.Reach.Site;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reports what a model does that the compiler cannot do in its place. */
final class PurityScan {
  private final Classes classes;
  private final List<Located> problems = new ArrayList<>();
  private final Set<Object> reported = new HashSet<>();
  private final Set<String> owners = new HashSet<>();

  private PurityScan(Classes classes) {
    this.classes = classes;
  }

  /** The problems of the model with this binary name. */
  static List<Located> of(String model, Classes classes) {
    PurityScan scan = new PurityScan(classes);
    new Reach(classes, scan::check).from(model);
    return scan.problems;
  }

  /** The problems of the layer with this binary name. */
  static List<Located> ofLayer(String layer, Classes classes) {
    PurityScan scan = new PurityScan(classes);
    new Reach(classes, scan::check).fromLayer(layer);
    return scan.problems;
  }

  /** Reports {@code site} where what it calls is not pure. */
  private void check(Site site) {
    String what = site.owner() + "." + site.member();
    boolean allowed =
        switch (classes.owner(site.owner())) {
          case JDK -> PureJdk.allows(site.owner(), site.member());
          case TENON -> !what.equals("dev.tenon.Tenon.run");
          case USER -> false; // what Reach cannot look into
        };
    if (allowed) {
      return;
    }
    String reason =
        switch (classes.owner(site.owner())) {
          case JDK -> PureJdk.reason(site.owner(), site.member());
          case TENON -> "starts a program";
          case USER -> site.member();
        };
    if (!owners.add(site.owner()) && PureJdk.isOfAnObject(site.owner(), site.member())) {
      return; // where the object was made is the mistake
    }
    Origin origin = origin(site.in(), site.line(), site.sought());
    // new Random().nextInt() is one mistake
    if (!reported.add(origin.token() == null ? what : origin.place())) {
      return;
    }
    String name = classes.isUsers(site.owner()) ? simple(site.owner()) : shown(site);
    Problem problem =
        Problem.of(
            "NotPure", "a model must be computable by the compiler, but %s %s", name, reason);
    if (classes.source(site.in().owner()) == null) {
      problem =
          problem.explained(
              "called in " + site.in().owner() + "." + site.in().name() + ", which is called here");
    }
    problem = problem.fix("do it in the program that uses the model, or write the value here");
    problems.add(Faults.located(problem, origin));
  }

  private static String shown(Site site) {
    String type = simple(site.owner());
    return site.member().equals("<init>") ? "new " + type : type + "." + site.member();
  }

  private static String simple(String name) {
    return name.substring(Math.max(name.lastIndexOf('.'), name.lastIndexOf('$')) + 1);
  }

  /** The innermost place in a source on the way to {@code line} of {@code in}. */
  private Origin origin(Reached in, int line, String sought) {
    Origin caller = in.from() == null ? null : origin(in.from(), in.line(), "");
    SourceFile file = classes.source(in.owner());
    int token = file == null ? -1 : file.spread().tokenAt(line);
    if (token < 0) {
      return caller == null ? Origin.NONE : caller;
    }
    int better = sought.isEmpty() ? -1 : file.spread().next(token, sought);
    Origin outer = Origin.NONE.equals(caller) ? null : caller;
    return Mapper.origin(file, better < 0 ? token : better, in.name(), outer);
  }
}
