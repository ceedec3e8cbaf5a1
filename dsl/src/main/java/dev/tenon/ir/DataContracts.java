package dev.tenon.ir;

import dev.tenon.DType;
import dev.tenon.DataSpec;
import dev.tenon.Dim;
import dev.tenon.Dims;
import dev.tenon.LabelKind;
import dev.tenon.Notation;
import dev.tenon.NotationException;
import dev.tenon.Problem;
import dev.tenon.Type;
import dev.tenon.ir.mend.Candidate;
import dev.tenon.ir.mend.Fix;
import dev.tenon.ir.mend.Place;
import dev.tenon.ir.mend.Remedy;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads what a {@link DataSpec} says, and checks that it can be true. */
public final class DataContracts {
  private DataContracts() {}

  /**
   * The values of a {@link DataSpec} as written.
   *
   * @param name simple name of the class that it stands on
   */
  public record Stated(
      String name,
      String input,
      String label,
      LabelKind kind,
      int classes,
      int firstClass,
      List<String> classNames,
      List<Integer> ignored,
      List<Integer> padding,
      long size) {

    /** What {@code spec} on {@code data} says. */
    public static Stated of(Class<?> data, DataSpec spec) {
      return new Stated(
          data.getSimpleName(),
          spec.input(),
          spec.label(),
          spec.kind(),
          spec.classes(),
          spec.firstClass(),
          List.of(spec.classNames()),
          Arrays.stream(spec.ignored()).boxed().toList(),
          Arrays.stream(spec.padding()).boxed().toList(),
          spec.size());
    }

    /** The same with {@code value} for one of its options; null where that is none of these. */
    Stated with(String option, Object value) {
      boolean text = value instanceof String;
      boolean number = value instanceof Integer;
      if (!(text
          ? Set.of("input", "label").contains(option)
          : number && option.equals("classes"))) {
        return null;
      }
      return new Stated(
          name,
          option.equals("input") ? (String) value : input,
          option.equals("label") ? (String) value : label,
          kind,
          number ? (Integer) value : classes,
          firstClass,
          classNames,
          ignored,
          padding,
          size);
    }

    /** The data that a model over it is told of. */
    public Declaration.Data data(Origin origin) {
      return new Declaration.Data(
          name,
          input,
          kind == LabelKind.NONE ? "" : label,
          classes,
          firstClass,
          DataContracts.kind(kind, label, classes),
          ignored.isEmpty() ? null : ignored.get(0),
          padding.isEmpty() ? null : padding.get(0),
          size,
          origin,
          Origin.NONE);
    }
  }

  /** What labels are of which nothing more is said. */
  static LabelKind kind(LabelKind stated, String label, int classes) {
    if (stated != LabelKind.IMPLIED) {
      return stated;
    }
    DType dtype;
    try {
      dtype = Notation.parse(label).type().dtype();
    } catch (NotationException malformed) {
      return classes > 0 ? LabelKind.CLASSES : LabelKind.IMPLIED;
    }
    if (dtype == DType.BOOL) {
      return LabelKind.BINARY;
    }
    if (dtype.isInteger()) {
      return LabelKind.CLASSES;
    }
    return classes > 0 ? LabelKind.PROBABILITIES : LabelKind.IMPLIED;
  }

  /**
   * What is wrong with {@code stated} by itself; null for nothing. One problem: others may follow
   * from it.
   *
   * @param constants that its shape texts may name
   */
  public static Problem problem(Stated stated, Map<String, Long> constants) {
    try {
      check(stated, constants);
      return null;
    } catch (Problem problem) {
      return problem.about("@DataSpec of " + stated.name());
    }
  }

  /**
   * The changes that {@code problem} of {@code stated} names and that leave nothing wrong with it.
   *
   * @param origin where it is written
   */
  public static List<Fix> fixes(
      Stated stated, Map<String, Long> constants, Problem problem, Origin origin) {
    Place place = Place.ofSpec(stated.name(), origin);
    return problem.remedies().stream()
        .filter(Remedy.Write.class::isInstance)
        .map(Remedy.Write.class::cast)
        .filter(
            write -> {
              Stated changed = stated.with(write.option(), write.value());
              return changed != null && problem(changed, constants) == null;
            })
        .map(write -> new Candidate(place, write))
        .map(candidate -> new Fix(candidate, candidate.text(origin)))
        .limit(2)
        .toList();
  }

  private static void check(Stated stated, Map<String, Long> constants) {
    Type input = type("input", stated.input(), constants);
    if (stated.classes() < 0) {
      throw Problem.of("SpecClasses", "has classes = %d; that must be 0 or more", stated.classes())
          .at("classes")
          .fix("write how many there are, or remove classes where labels are none");
    }
    if (stated.classes() == 1) {
      throw Problem.of("SpecClasses", "has classes = 1, of which no label can tell anything")
          .at("classes")
          .fix("write 2 where the labels are 0 and 1");
    }
    if (stated.classes() == 0 && stated.firstClass() != 0) {
      throw Problem.of("SpecClasses", "has firstClass = %d but no classes", stated.firstClass())
          .at("firstClass")
          .fix("write how many there are: classes = 10");
    }
    names(stated);
    if (stated.size() < 0) {
      throw Problem.of("SpecSize", "has size = %d; that must be 0 or more", stated.size())
          .at("size")
          .fix("write how many examples there are, or remove size");
    }
    if (stated.kind() != LabelKind.NONE) {
      Type label = type("label", stated.label(), constants);
      batch(input, label);
      label(stated, label);
    }
    padding(stated, input);
  }

  private static Type type(String option, String text, Map<String, Long> constants) {
    try {
      return Notation.parse(text, constants).type();
    } catch (NotationException malformed) {
      Problem problem = malformed.problem();
      Problem told =
          Problem.of("SpecShape", "has %s = \"%s\": %s", option, text, problem.getMessage())
              .at(option)
              .fix("write it like \"uint8 N 28 28 1\": type, batch, sizes");
      boolean label = option.equals("label") && !text.isBlank();
      Problem meant = label ? told.orWrite(option, text.strip() + " N") : told;
      throw malformed.fix().map(other -> told.orWrite(option, other)).orElse(meant);
    }
  }

  private static void names(Stated stated) {
    List<String> names = stated.classNames();
    if (!names.isEmpty() && names.size() != stated.classes()) {
      throw Problem.of(
              "SpecNames",
              "has %s for %s",
              Counted.plain(names.size(), "name"),
              Counted.plain(stated.classes(), "class"))
          .at("classNames")
          .fix("name each class, or none");
    }
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < names.size(); i++) {
      if (!seen.add(names.get(i))) {
        throw Problem.of("SpecNames", "has two classes that are called \"%s\"", names.get(i))
            .at("classNames", i)
            .fix("give each class a name of its own");
      }
    }
  }

  /** Labels of a number of examples, where batches have any. */
  private static void batch(Type input, Type label) {
    boolean named = input.rank() > 0 && !input.dims().dim(0).isKnown();
    if (!named || label.rank() > 0 && !label.dims().dim(0).isKnown()) {
      return;
    }
    Dim batch = input.dims().dim(0);
    Type before = label.with(label.dims().prepend(batch));
    Problem problem =
        Problem.of(
                "SpecLabel",
                "has labels [%s] for a batch [%s]: %s is not their first size",
                label,
                input,
                batch)
            .at("label")
            .fix("write \"%s\"".formatted(before));
    boolean index = label.rank() == 1 && label.dtype().isInteger();
    throw (index
            ? problem.orWrite("label", label.with(label.dims().with(0, batch)).toString())
            : problem)
        .orWrite("label", before.toString());
  }

  private static void label(Stated stated, Type label) {
    LabelKind kind = kind(stated.kind(), stated.label(), stated.classes());
    if (kind == LabelKind.CLASSES && !label.dtype().isInteger()) {
      throw Problem.of("SpecLabel", "has class indices as labels, which cannot be [%s]", label)
          .at("label")
          .orWrite("label", label.with(DType.INT32).toString())
          .fix("write \"%s\"; or kind = PROBABILITIES".formatted(label.with(DType.INT32)));
    }
    if (kind == LabelKind.PROBABILITIES) {
      probabilities(stated, label);
    }
    boolean counted = kind == LabelKind.CLASSES || kind == LabelKind.PROBABILITIES;
    if (!counted && stated.classes() > 0) {
      throw Problem.of(
              "SpecLabel",
              "has %s, but its labels are %s: kind = %s",
              Counted.plain(stated.classes(), "class"),
              kind.told(),
              kind)
          .at(stated.kind() == LabelKind.IMPLIED ? "classes" : "kind")
          .fix("remove classes" + (stated.kind() == LabelKind.IMPLIED ? "" : ", or kind"));
    }
    ignored(stated, kind);
  }

  /** How many probabilities a label has; 10 where that is no number. */
  private static Dim classes(Type label) {
    boolean known = label.rank() > 1 && label.dims().dim(-1).isKnown();
    return known ? label.dims().dim(-1) : Dim.of(10);
  }

  private static void probabilities(Stated stated, Type label) {
    if (!label.dtype().isFloating()) {
      throw Problem.of("SpecLabel", "has probabilities as labels, which cannot be [%s]", label)
          .at("label")
          .orWrite("label", label.with(DType.FLOAT32).toString())
          .fix("write \"%s\"".formatted(label.with(DType.FLOAT32)));
    }
    if (stated.classes() == 0) {
      throw Problem.of("SpecLabel", "has probabilities of classes, but no classes")
          .at("kind")
          .orWrite("classes", Math.toIntExact(classes(label).known()))
          .fix("write how many there are: classes = " + classes(label));
    }
    boolean fits = label.rank() >= 2 && label.dims().dim(-1).sameAs(Dim.of(stated.classes()));
    if (!fits) {
      throw meant(
          stated,
          label,
          Problem.of(
                  "SpecLabel",
                  "has probabilities [%s] as labels, but %s",
                  label,
                  Counted.plain(stated.classes(), "class"))
              .at("label")
              .fix(
                  "write \"%s\" for class indices, or let the last size be the classes: \"N %d\""
                      .formatted(label.with(DType.INT32), stated.classes())));
    }
  }

  /** {@code problem} of probabilities, which class indices may mend, or as many as classes. */
  private static Problem meant(Stated stated, Type label, Problem problem) {
    Dims dims = label.dims();
    Dim classes = Dim.of(stated.classes());
    boolean column = dims.rank() > 1 && dims.dim(-1).equals(Dim.of(1));
    boolean each = dims.rank() > 1 && dims.dim(-1).isKnown() && !column;
    if (!each) {
      Dims indices = column ? dims.slice(0, dims.rank() - 1) : dims;
      return problem
          .orWrite("label", label.with(DType.INT32).with(indices).toString())
          .orWrite("label", label.with(indices.append(classes)).toString());
    }
    return problem
        .orWrite("label", label.with(dims.with(-1, classes)).toString())
        .orWrite("classes", Math.toIntExact(dims.known(-1)));
  }

  private static void ignored(Stated stated, LabelKind kind) {
    if (stated.ignored().isEmpty()) {
      return;
    }
    int ignored = stated.ignored().get(0);
    if (kind != LabelKind.CLASSES || stated.classes() == 0 || stated.ignored().size() > 1) {
      throw Problem.of(
              "SpecIgnored",
              "ignores %s, but that is one index beside its classes, and its labels are %s",
              stated.ignored().size() > 1 ? stated.ignored().size() + " labels" : ignored,
              stated.classes() == 0 ? "of no stated number" : kind.told())
          .at("ignored")
          .fix("write one label, such as ignored = -1, or remove it");
    }
    long last = (long) stated.firstClass() + stated.classes() - 1;
    if (ignored >= stated.firstClass() && ignored <= last) {
      throw Problem.of(
              "SpecIgnored",
              "ignores label %d, which is one of its classes, %d to %d",
              ignored,
              stated.firstClass(),
              last)
          .at("ignored")
          .fix("write a label that is no class, such as -1");
    }
  }

  private static void padding(Stated stated, Type input) {
    if (stated.padding().isEmpty()) {
      return;
    }
    int padding = stated.padding().get(0);
    if (stated.padding().size() > 1 || padding < 0 || !input.dtype().isInteger()) {
      Problem problem =
          Problem.of(
                  "SpecPadding",
                  "has padding = %s, but that is one index from 0 on, and its input is [%s]",
                  stated.padding().size() > 1 ? stated.padding() : padding,
                  input)
              .at("padding")
              .fix("write padding = 0 for sequences of words, \"int32 N T\", or remove it");
      boolean steps = input.rank() == 2 && !input.dims().dim(1).isKnown(); // else a table's row
      throw steps ? problem.orWrite("input", input.with(DType.INT32).toString()) : problem;
    }
  }
}
