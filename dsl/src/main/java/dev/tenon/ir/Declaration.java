package dev.tenon.ir;

import dev.tenon.LabelKind;
import dev.tenon.Loss;
import dev.tenon.Problem;
import dev.tenon.ir.allow.Allowance;
import dev.tenon.ir.mend.Fix;
import java.util.List;
import java.util.Map;

/**
 * A model of the annotation form, as written: read from source by the processor or from a loaded
 * class by reflection.
 *
 * @param name simple name of the model
 * @param elements in order
 * @param data what the data set says, or null where the model has none
 * @param learning how it learns
 * @param budget what it may cost; null where nothing is said
 * @param constants {@code static final int} fields in scope, for shape texts
 * @param origin the model's own declaration
 * @param allowances warnings that are meant
 */
public record Declaration(
    String name,
    List<Element> elements,
    Data data,
    Learning learning,
    BudgetCheck.Limits budget,
    Map<String, Long> constants,
    Origin origin,
    List<Allowance> allowances) {
  /** A model that allows nothing. */
  public Declaration(
      String name,
      List<Element> elements,
      Data data,
      Learning learning,
      BudgetCheck.Limits budget,
      Map<String, Long> constants,
      Origin origin) {
    this(name, elements, data, learning, budget, constants, origin, List.of());
  }

  /** The same with other elements. */
  Declaration with(List<Element> others, Data said) {
    return new Declaration(name, others, said, learning, budget, constants, origin, allowances);
  }

  /**
   * A record component or field.
   *
   * @param layers applied from left to right
   * @param from names of its inputs; empty for the element above
   * @param input shape text where it is an input; null otherwise
   * @param stated shape text that its output must have; null where none is stated
   * @param output what it is an output for; null where it is not marked as one
   * @param formerly what it was called before
   * @param frozen where it is said that it does not learn; null where it does
   */
  public record Element(
      String name,
      List<Placed> layers,
      List<String> from,
      Text input,
      Text stated,
      Output output,
      Origin origin,
      Origin fromOrigin,
      List<Former> formerly,
      Origin frozen) {
    /** An element that was never called otherwise, and learns. */
    public Element(
        String name,
        List<Placed> layers,
        List<String> from,
        Text input,
        Text stated,
        Output output,
        Origin origin,
        Origin fromOrigin) {
      this(name, layers, from, input, stated, output, origin, fromOrigin, List.of(), null);
    }
  }

  /** A layer or join, and where it is written. */
  public record Placed(Object layer, String kind, Origin origin) {}

  /** A shape text and where it is written. */
  public record Text(String text, Origin origin) {}

  /**
   * A marked output.
   *
   * @param loss null for what the data implies
   * @param weight factor of the loss in the sum
   * @param label name of the label that it is compared with
   * @param classWeights a factor for each class; empty for none
   */
  public record Output(
      Loss loss, double weight, String label, List<Double> classWeights, Origin origin) {}

  /**
   * What a data set says.
   *
   * @param name simple name of the data set's class
   * @param input shape text of an example batch
   * @param label shape text of its labels; empty where there are none
   * @param classes how many classes the labels tell apart; 0 where labels are no classes
   * @param firstClass the label of the first class
   * @param kind what labels are
   * @param ignored the label of what has none; null where all have one
   * @param padding the index that fills sequences up; null where none does
   * @param size how many examples there are; 0 where unknown
   * @param spec where it says so, without a token where that cannot be changed for this model
   *     alone; {@link Origin#NONE} where it is not among the sources
   */
  public record Data(
      String name,
      String input,
      String label,
      int classes,
      int firstClass,
      LabelKind kind,
      Integer ignored,
      Integer padding,
      long size,
      Origin origin,
      Origin spec) {
    /** Data of which no more is said than this. */
    public Data(
        String name, String input, String label, int classes, int firstClass, Origin origin) {
      this(
          name,
          input,
          label,
          classes,
          firstClass,
          DataContracts.kind(LabelKind.IMPLIED, label, classes),
          null,
          null,
          0,
          origin,
          Origin.NONE);
    }

    /** The same with labels of which this is said. */
    public Data labelled(String text) {
      return labelled(text, classes);
    }

    /** The same with so many classes. */
    public Data counted(int number) {
      return labelled(label, number);
    }

    private Data labelled(String text, int number) {
      boolean implied = kind == DataContracts.kind(LabelKind.IMPLIED, label, classes);
      LabelKind meant = implied ? DataContracts.kind(LabelKind.IMPLIED, text, number) : kind;
      return new Data(
          name, input, text, number, firstClass, meant, ignored, padding, size, origin, spec);
    }

    /** The same, which can be changed at {@code there}. */
    public Data changeable(Origin there) {
      return new Data(
          name, input, label, classes, firstClass, kind, ignored, padding, size, origin, there);
    }
  }

  /**
   * A problem and where it is to be shown; a warning does not stop the model.
   *
   * @param scope the path of the layer that it is about; empty where it is about none, or that does
   *     not matter
   */
  public record Located(Problem problem, Origin origin, boolean warning, String scope) {
    /** A problem that its place tells enough of. */
    public Located(Problem problem, Origin origin, boolean warning) {
      this(problem, origin, warning, "");
    }

    /** The same with {@code fixes} in place of the changes that mend it so far. */
    public Located mendedBy(List<Fix> fixes) {
      return new Located(problem.mendedBy(fixes), origin, warning, scope);
    }
  }
}
