package dev.tenon.ir;

import dev.tenon.ClassWeights;
import dev.tenon.DType;
import dev.tenon.LabelKind;
import dev.tenon.Loss;
import dev.tenon.Notation;
import dev.tenon.NotationException;
import dev.tenon.Problem;
import dev.tenon.Tensor;
import dev.tenon.Type;
import dev.tenon.ir.Declaration.Located;
import dev.tenon.ir.mend.Candidate;
import dev.tenon.ir.mend.MissingEnd;
import dev.tenon.ir.mend.Place;
import dev.tenon.ir.mend.Want;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Adds labels and losses to what a model computes. */
public final class HeadLosses {
  /** Options of {@link dev.tenon.Output} that problems are shown at. */
  private static final Set<String> MARKED = Set.of("loss", "classWeights");

  private final Declaration.Data data;
  private final ClassBalance balance;
  private final Consumer<Located> report;

  /**
   * Losses of a model over {@code data}.
   *
   * @param data what the data set says, or null
   * @param balance of the classes; null where these are not balanced
   */
  public HeadLosses(Declaration.Data data, ClassBalance balance, Consumer<Located> report) {
    this.data = data;
    this.balance = balance;
    this.report = report;
  }

  /**
   * What {@code heads} are trained for: {@code loss} and, where labels are classes, {@code
   * accuracy}.
   */
  public Map<String, Tensor> of(Trace trace, List<Head> heads) {
    Map<String, Tensor> results = new LinkedHashMap<>();
    for (Head head : heads) {
      Loss loss = of(head);
      if (loss == null || head.prediction() == null) {
        continue;
      }
      try {
        add(trace, head, loss, results);
      } catch (Problem problem) {
        report(trace, problem, head, MARKED.contains(problem.option()));
      }
    }
    return results;
  }

  private void report(Trace trace, Problem problem, Head head, boolean marked) {
    Origin origin = marked ? head.marked() : head.origin();
    String layer = head.prediction().node().scope();
    boolean named = !head.name().equals("output") || layer.isEmpty();
    Problem told = problem.about(named ? head.name() : layer).placed(origin);
    List<Tensor> inputs = List.of(head.prediction());
    if (!trace.recovery().follows(told, origin, inputs)) {
      // a loss can be written only where there is an annotation that says it
      Place place =
          head.key() == null
              ? null
              : new Place(
                  head.key(),
                  null,
                  head.name(),
                  "output",
                  head.marked(),
                  false,
                  inputs,
                  null,
                  0,
                  0);
      boolean alone = head.unstated() == null;
      Problem wanting = told.wanting(want -> alone || !(want instanceof Want.Layers));
      Problem studied = trace.recovery().studied(wanting, place, () -> others(trace, told, head));
      report.accept(new Located(studied, origin, false));
    }
  }

  /** The last layers that are missing, or what the labels were meant to be. */
  private List<Candidate> others(Trace trace, Problem problem, Head head) {
    List<Candidate> ends = ends(trace, problem, head);
    Loss loss = of(head);
    boolean compared = data != null && loss != null && head.prediction() != null;
    return !compared
        ? ends
        : Stream.concat(
                ends.stream(),
                MeantLabels.of(data, head.prediction(), loss, trace.constants()).stream())
            .toList();
  }

  /** The last layers that {@code problem} misses with the loss that nothing says. */
  private static List<Candidate> ends(Trace trace, Problem problem, Head head) {
    return head.unstated() == null
        ? List.of()
        : MissingEnd.of(problem, trace.recovery().places(), head.unstated().losses());
  }

  /**
   * Reports that nothing says a loss: with the last layer, where sizes are wrong that this would
   * have made.
   *
   * @param wrong what is wrong with the prediction before the loss that is probably meant
   */
  private void unstated(Trace trace, Head head, List<Problem> wrong) {
    Problem problem = head.unstated().problem();
    Problem told =
        problem.studied(
            List::of,
            () ->
                trace.record(
                    () ->
                        Stream.concat(
                                wrong.stream().flatMap(one -> ends(trace, one, head).stream()),
                                head.unstated().losses().stream())
                            .toList()));
    report.accept(new Located(told, head.marked(), false));
  }

  private void add(Trace trace, Head head, Loss loss, Map<String, Tensor> results) {
    Tensor prediction = head.prediction();
    if (data != null) {
      List<Problem> wrong =
          trace.within(
              new Frame(head.name(), null, head.origin()),
              () ->
                  new LabelCheck(data, trace.constants())
                      .of(prediction, loss, head.loss() != null));
      wrong.forEach(problem -> report(trace, problem, head, MARKED.contains(problem.option())));
      if (head.unstated() != null) {
        unstated(trace, head, wrong);
      }
      if (!wrong.stream().allMatch(Problem::isOfItself)) {
        return;
      }
      // else they can be compared, so that what else is wrong is seen
    }
    ClassWeights weights = weights(trace, head, loss);
    trace.within(
        new Frame("loss", null, head.origin()),
        () -> {
          Tensor target = target(trace, head, loss);
          Tensor each = loss.apply(prediction, target);
          Tensor mean = (weights == null ? each : weights.weigh(each, target)).mean();
          Tensor weighted = head.weight() == 1 ? mean : mean.times(head.weight());
          results.merge("loss", weighted, Tensor::plus);
          if (!trace.training()) {
            measure(head, loss, each, results);
          }
          Tensor right = right(loss, prediction, target);
          if (right != null) {
            String name = results.containsKey("accuracy") ? head.name() + "Accuracy" : "accuracy";
            results.put(name, right.cast(trace.floatType()).mean());
          }
          return null;
        });
  }

  /** Weights of the classes; null for none. */
  private ClassWeights weights(Trace trace, Head head, Loss loss) {
    if (head.classWeights().isEmpty()) {
      return balance == null ? null : ClassWeights.counted(loss, trace.read(balance.weights()));
    }
    if (balance != null) {
      throw Problem.of(
              "ClassWeights", "has class weights of its own, but @Training balances the classes")
          .at("classWeights")
          .orRemove("classWeights")
          .fix("remove classWeights, or balanceClasses");
    }
    return ClassWeights.of(loss, head.prediction(), head.classWeights());
  }

  /** Adds the prediction of the first head, and where it counts. */
  private static void measure(Head head, Loss loss, Tensor losses, Map<String, Tensor> results) {
    if (results.keySet().stream().anyMatch(name -> Measured.named(name).isPresent())) {
      return;
    }
    results.put(Measured.of(loss).output(), head.prediction().unmasked());
    losses.mask().ifPresent(mask -> results.put(Measured.MASK, mask));
  }

  /** The labels as {@code loss} takes them; what has none is masked. */
  private Tensor target(Trace trace, Head head, Loss loss) {
    Type taken = loss.label(head.prediction().type());
    Type needed =
        data == null
            ? taken
            : new LabelCheck(data, trace.constants()).fed(head.prediction(), taken);
    DType given = given(trace, needed.dtype());
    Tensor shared = trace.inputs().get(head.label()); // by several heads
    Tensor stored = shared != null ? shared : trace.input(head.label(), needed.with(given));
    boolean index = loss == Loss.SOFTMAX_CROSS_ENTROPY && given == DType.INT64;
    Tensor labels = given == needed.dtype() || index ? stored : stored.cast(needed.dtype());
    if (data == null || data.label().isBlank()) {
      trace.meanings().imply(labels);
    }
    if (data == null || data.ignored() == null || loss != Loss.SOFTMAX_CROSS_ENTROPY) {
      return labels;
    }
    Tensor valid = labels.notEqual(data.ignored());
    return valid.select(labels, labels.constantLike(0)).masked(valid);
  }

  /** The type in which the data set stores its labels. */
  private DType given(Trace trace, DType otherwise) {
    if (data == null || data.label().isBlank()) {
      return otherwise;
    }
    try {
      return Notation.parse(data.label(), trace.constants()).type().dtype();
    } catch (NotationException malformed) {
      return otherwise;
    }
  }

  /**
   * Which predictions have the largest number where the label says; null where none has a class.
   */
  private static Tensor right(Loss loss, Tensor prediction, Tensor target) {
    if (loss == Loss.SOFTMAX_CROSS_ENTROPY) {
      Tensor best = prediction.argMax(-1);
      return best.equalTo(target.dtype() == best.dtype() ? target : target.cast(best.dtype()));
    }
    return loss.isOfClasses() ? prediction.argMax(-1).equalTo(target.argMax(-1)) : null;
  }

  /** The loss of {@code head}: its own, or what the data set implies; null for none. */
  Loss of(Head head) {
    if (head.loss() != null) {
      return head.loss();
    }
    return data == null ? null : implied(data);
  }

  /** The loss that {@code data} implies; null for none. */
  public static Loss implied(Declaration.Data data) {
    boolean counted = data.kind() == LabelKind.CLASSES && data.classes() == 0;
    return counted ? null : data.kind().implied();
  }
}
