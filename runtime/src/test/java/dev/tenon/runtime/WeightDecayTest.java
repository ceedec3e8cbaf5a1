package dev.tenon.runtime;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenon.Act;
import dev.tenon.AdamW;
import dev.tenon.DType;
import dev.tenon.Dense;
import dev.tenon.Input;
import dev.tenon.LayerNorm;
import dev.tenon.Loss;
import dev.tenon.Model;
import dev.tenon.Output;
import dev.tenon.Sgd;
import dev.tenon.Tensor;
import dev.tenon.Training;
import dev.tenon.runtime.cli.Device;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A step with weight decay, against PyTorch's (reference/decay.py): kernels shrink, others do not.
 */
class WeightDecayTest {
  @Model
  @Sgd(0.1)
  record Plain(
      @Input("float64 N 3") Tensor x,
      @Dense(units = 4, activation = Act.RELU) Tensor hidden,
      @LayerNorm Tensor norm,
      @Dense(units = 2) @Output(loss = Loss.MEAN_SQUARED_ERROR) Tensor y) {}

  @Model
  @Sgd(0.1)
  @Training(weightDecay = 0.05)
  record Decayed(
      @Input("float64 N 3") Tensor x,
      @Dense(units = 4, activation = Act.RELU) Tensor hidden,
      @LayerNorm Tensor norm,
      @Dense(units = 2) @Output(loss = Loss.MEAN_SQUARED_ERROR) Tensor y) {}

  @Model
  @AdamW(value = 0.1, weightDecay = 0.2)
  record Shrunk(
      @Input("float64 N 3") Tensor x,
      @Dense(units = 4, activation = Act.RELU) Tensor hidden,
      @LayerNorm Tensor norm,
      @Dense(units = 2) @Output(loss = Loss.MEAN_SQUARED_ERROR) Tensor y) {}

  private static final Map<String, Class<?>> MODELS =
      Map.of(
          "no decay, SGD", Plain.class,
          "decay 0.05 in the loss, SGD", Decayed.class,
          "AdamW, decay 0.2", Shrunk.class);

  static List<ReferenceCase> cases() {
    return ReferenceCase.of("decay").toList();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void shrinksKernelsOnly(ReferenceCase test) {
    JsonNode json = test.json();
    GraphBuilder graph = new GraphBuilder(Networks.program(MODELS.get(test.name()), DType.FLOAT64));
    try (ModelSession session = new ModelSession(graph, Device.CPU, 1)) {
      session.initialize(1);
      for (Map.Entry<String, JsonNode> each : json.get("before").properties()) {
        session.write(graph.weight(each.getKey()), ReferenceCase.value(each.getValue()));
      }
      Map<String, Value> inputs =
          Map.of(
              "x", ReferenceCase.value(json.get("input")),
              "label", ReferenceCase.value(json.get("target")));
      // the loss that is reported leaves decay out, so that it can be compared with the test's
      assertEquals(
          json.get("loss").asDouble(), session.call("train", inputs).get("loss").scalar(), 1e-12);
      for (Map.Entry<String, JsonNode> each : json.get("after").properties()) {
        // the learning rate is float32, so the seventh digit may differ
        assertArrayEquals(
            ReferenceCase.value(each.getValue()).doubles(),
            session.read(graph.weight(each.getKey())).doubles(),
            3e-8,
            each.getKey());
      }
    }
  }
}
