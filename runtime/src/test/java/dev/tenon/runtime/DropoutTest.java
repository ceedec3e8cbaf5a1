package dev.tenon.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tenon.DType;
import dev.tenon.Dropout;
import dev.tenon.Notation;
import dev.tenon.Tensor;
import dev.tenon.ir.Frame;
import dev.tenon.ir.Gradients;
import dev.tenon.ir.Origin;
import dev.tenon.ir.Trace;
import dev.tenon.ir.Variable;
import dev.tenon.ir.Variables;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DropoutTest {
  private static final int COUNT = 5_000;

  /** As PyTorch's: what stays is divided by the probability that it stays, in both directions. */
  @Test
  void scalesWhatStaysAndItsGradientAlike() {
    Trace trace = new Trace(new Variables(), true, DType.FLOAT64);
    Tensor x = trace.input("x", Notation.parse("float64 N").type());
    Tensor upstream = trace.input("upstream", x.type());
    Dropout.Rule layer = new Dropout.Rule(0.25);
    Tensor y = trace.within(new Frame("layer", null, Origin.NONE), () -> layer.apply(x));
    Map<String, Tensor> wanted = new LinkedHashMap<>();
    wanted.put("y", y);
    wanted.put("gradient", Gradients.of(y.times(upstream).sum(), List.of(x)).get(0));
    Random random = new Random(1);
    double[] xs = random.doubles(COUNT, 1, 2).toArray();
    double[] upstreams = random.doubles(COUNT, 1, 2).toArray();
    try (Evaluator evaluator = new Evaluator(trace, wanted)) {
      evaluator.set(Variable.SEED.name(), Value.of(new long[] {7}));
      evaluator.set(Variable.STEP.name(), Value.of(new long[] {3}));
      Map<String, Value> results =
          evaluator.run(Map.of("x", Value.of(xs, COUNT), "upstream", Value.of(upstreams, COUNT)));
      double[] ys = results.get("y").doubles();
      double[] gradients = results.get("gradient").doubles();
      int kept = 0;
      for (int i = 0; i < COUNT; i++) {
        double factor = ys[i] == 0 ? 0 : 1 / 0.75;
        kept += ys[i] == 0 ? 0 : 1;
        assertEquals(xs[i] * factor, ys[i], 1e-4);
        assertEquals(upstreams[i] * factor, gradients[i], 1e-4);
      }
      // 3750 expected, with a deviation of 31
      assertTrue(Math.abs(kept - 3750) < 200, kept + " of 5000 stay");
    }
  }
}
