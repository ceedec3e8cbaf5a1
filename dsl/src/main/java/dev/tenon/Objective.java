package dev.tenon;

import dev.tenon.ir.Call;
import dev.tenon.ir.Origin;
import dev.tenon.ir.Places;
import dev.tenon.ir.Trace;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a step of training makes small, and what it may change to that end.
 *
 * <p>A method of a model that returns one becomes a method of its trainer:
 *
 * <pre>{@code
 * Objective forge(@Shape("N 100") Tensor noise) {
 *   Tensor score = discriminator.apply(generator.apply(noise));
 *   return minimize(sigmoidCrossEntropy(score, constant(1)).mean())
 *       .of(generator)
 *       .using(adam(2e-4))
 *       .report("score", score.mean());
 * }
 * }</pre>
 */
public final class Objective {
  private final Tensor loss;
  private final List<Layer> only;
  private final List<Layer> except;
  private final Optimizer optimizer;
  private final ClipGradients.Rule clip;
  private final Map<String, Tensor> reports;
  private final Origin origin;

  private Objective(
      Tensor loss,
      List<Layer> only,
      List<Layer> except,
      Optimizer optimizer,
      ClipGradients.Rule clip,
      Map<String, Tensor> reports,
      Origin origin) {
    this.loss = loss;
    this.only = only;
    this.except = except;
    this.optimizer = optimizer;
    this.clip = clip;
    this.reports = reports;
    this.origin = origin;
  }

  static Objective of(Tensor loss) {
    Call call =
        Call.of("minimize", Arrays.asList(loss), List.of(), (given, none) -> checked(given.get(0)));
    Trace trace = Tensors.trace(loss);
    Tensor scalar = trace.output(call.meaning(types -> Type.of().with(trace.floatType())));
    return new Objective(scalar, List.of(), List.of(), null, null, Map.of(), Places.here());
  }

  private static Tensor checked(Tensor loss) {
    if (loss.dims().rank() != 0) {
      throw Problem.of("ObjectiveShape", "takes a scalar, not [%s]", loss.type())
          .fix("reduce it, such as by .mean()")
          .orOperand(0, ".mean()", Tensor::mean);
    }
    if (!loss.dtype().isFloating()) {
      throw Problem.of("ObjectiveShape", "takes a floating number, not %s", loss.type())
          .fix("compute it from floating numbers, such as by .cast(DType.FLOAT32)");
    }
    return loss;
  }

  /**
   * Trains these layers only; all that the loss depends on where not said. Other layers keep also
   * what they else renew at each step, such as the moving averages of batch normalisation.
   */
  public Objective of(Layer... layers) {
    return new Objective(
        loss, joined(only, layers), except, optimizer, clip, reports, Places.here());
  }

  /** Leaves these layers as they are, also what they else renew at each step. */
  public Objective except(Layer... layers) {
    return new Objective(
        loss, only, joined(except, layers), optimizer, clip, reports, Places.here());
  }

  /** Moves weights by this rule; the model's own where not said. */
  public Objective using(Optimizer rule) {
    return new Objective(loss, only, except, rule, clip, reports, origin);
  }

  /**
   * Limits the magnitude of each number of the gradients; the model's {@link ClipGradients} where
   * no limit is said.
   */
  public Objective clipValue(double limit) {
    return clip("clipValue", limit, new double[] {limit, 0, 0});
  }

  /** Limits the norm of each weight's gradient. */
  public Objective clipNorm(double limit) {
    return clip("clipNorm", limit, new double[] {0, limit, 0});
  }

  /** Limits the norm of all gradients together, which keeps their direction. */
  public Objective clipGlobalNorm(double limit) {
    return clip("clipGlobalNorm", limit, new double[] {0, 0, limit});
  }

  private Objective clip(String method, double limit, double[] limits) {
    if (!(limit > 0) || Double.isInfinite(limit)) {
      throw Problem.of(
              "NotPositive", "%s has %s; that must be above 0", method, Options.text(limit))
          .fix("write a number above 0");
    }
    ClipGradients.Rule rule = new ClipGradients.Rule(limits[0], limits[1], limits[2]);
    return new Objective(loss, only, except, optimizer, rule, reports, origin);
  }

  /** Reports {@code value}, a scalar, after each step. */
  public Objective report(String name, Tensor value) {
    Tensor scalar =
        Tensors.trace(value)
            .call(
                "report",
                Arrays.asList(value),
                Arrays.asList(name, value),
                (given, written) -> reported(name, given.get(0)));
    Map<String, Tensor> more = new LinkedHashMap<>(reports);
    more.putIfAbsent(name, scalar);
    return new Objective(loss, only, except, optimizer, clip, more, origin);
  }

  private Tensor reported(String name, Tensor value) {
    if (value.dims().rank() != 0) {
      throw Problem.of("ReportShape", "takes a scalar, not [%s]", value.type())
          .fix("reduce it, such as by .mean()");
    }
    if (name.equals("loss") || reports.containsKey(name)) {
      throw Problem.of("ReportName", "has \"%s\" already", name).fix("take another name");
    }
    return value;
  }

  private static List<Layer> joined(List<Layer> some, Layer... more) {
    List<Layer> all = new ArrayList<>(some);
    all.addAll(List.of(more));
    return List.copyOf(all);
  }

  /** What is made small. */
  public Tensor loss() {
    return loss;
  }

  /** What is trained; empty for everything. */
  public List<Layer> only() {
    return only;
  }

  /** What is not trained. */
  public List<Layer> except() {
    return except;
  }

  /** What moves the weights; null for the model's own. */
  public Optimizer optimizer() {
    return optimizer;
  }

  /** What limits the gradients; null for the model's own. */
  public ClipGradients.Rule clip() {
    return clip;
  }

  /** What is told after each step, by name. */
  public Map<String, Tensor> reports() {
    return reports;
  }

  /** Where it says what is trained. */
  public Origin origin() {
    return origin;
  }
}
