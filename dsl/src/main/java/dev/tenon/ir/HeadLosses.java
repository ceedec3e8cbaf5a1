package dev.tenon.ir;

import dev.tenon.Dense;
import dev.tenon.Dim;
import dev.tenon.Loss;
import dev.tenon.Problem;
import dev.tenon.Tensor;
import dev.tenon.ir.Declaration.Located;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Adds labels and losses to what a model computes. */
public final class HeadLosses {
  private final Declaration.Data data;
  private final Consumer<Located> report;

  /**
   * Losses of a model over {@code data}.
   *
   * @param data what the data set says, or null
   */
  public HeadLosses(Declaration.Data data, Consumer<Located> report) {
    this.data = data;
    this.report = report;
  }

  /** What {@code heads} are trained for: {@code loss} and, for class labels, {@code accuracy}. */
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
        report(trace, problem, head, problem.option().equals("loss"));
      }
    }
    return results;
  }

  private void report(Trace trace, Problem problem, Head head, boolean loss) {
    Origin origin = loss ? head.marked() : head.origin();
    String layer = head.prediction().node().scope();
    boolean named = !head.name().equals("output") || layer.isEmpty();
    Problem told = problem.about(named ? head.name() : layer).placed(origin);
    List<Tensor> inputs = List.of(head.prediction());
    if (!trace.recovery().follows(told, origin, inputs)) {
      report.accept(new Located(trace.recovery().studied(told, null, inputs), origin, false));
    }
  }

  private void add(Trace trace, Head head, Loss loss, Map<String, Tensor> results) {
    Tensor prediction = head.prediction();
    checkClasses(prediction);
    if (data != null && loss == Loss.SOFTMAX_CROSS_ENTROPY && data.firstClass() != 0) {
      throw Problem.of(
              "LabelBase",
              "is compared with labels from 0 to %d, but those of %s go from %d to %d",
              data.classes() - 1,
              data.name(),
              data.firstClass(),
              (long) data.firstClass() + data.classes() - 1)
          .fix(
              "number the classes from 0 where the data is loaded, or write labels.minus(%d) in an objective"
                  .formatted(data.firstClass()));
    }
    if (data != null) {
      new LabelCheck(data)
          .of(prediction, loss)
          .ifPresent(
              problem -> {
                throw problem;
              });
    }
    trace.within(
        new Trace.Frame("loss", null, head.origin()),
        () -> {
          Tensor target = trace.sharedInput(head.label(), loss.label(prediction.type()));
          Tensor mean = loss.apply(prediction, target).mean();
          Tensor weighted = head.weight() == 1 ? mean : mean.times(head.weight());
          results.merge("loss", weighted, Tensor::plus);
          if (loss == Loss.SOFTMAX_CROSS_ENTROPY) {
            Tensor right = prediction.argMax(-1).equalTo(target);
            String name = results.containsKey("accuracy") ? head.name() + "Accuracy" : "accuracy";
            results.put(name, right.cast(trace.floatType()).mean());
          }
          return null;
        });
  }

  /** The loss of {@code head}: its own, or what the data set implies; null for none. */
  Loss of(Head head) {
    if (head.loss() != null) {
      return head.loss();
    }
    return data != null && data.classes() > 0 ? Loss.SOFTMAX_CROSS_ENTROPY : null;
  }

  private void checkClasses(Tensor logits) {
    if (data == null || data.classes() == 0) {
      return;
    }
    if (logits.dims().rank() < 2 || !logits.dims().dim(-1).sameAs(Dim.of(data.classes()))) {
      throw Problem.of(
              "ClassCount",
              "is [%s], but %s has %d classes",
              logits.dims(),
              data.name(),
              data.classes())
          .at("units")
          .because(logits, logits.dims().rank() - 1)
          .wantsLayer(logits, Dense.class, data.classes())
          .wants(logits, -1, Dim.of(data.classes()))
          .fix("end with " + data.classes() + " units: [N " + data.classes() + "]");
    }
  }
}
