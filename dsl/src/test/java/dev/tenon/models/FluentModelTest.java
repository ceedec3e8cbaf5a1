package dev.tenon.models;

import static dev.tenon.Tenon.add;
import static dev.tenon.Tenon.conv2d;
import static dev.tenon.Tenon.copy;
import static dev.tenon.Tenon.dense;
import static dev.tenon.Tenon.huber;
import static dev.tenon.Tenon.identity;
import static dev.tenon.Tenon.minimize;
import static dev.tenon.Tenon.normalize;
import static dev.tenon.Tenon.sgd;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tenon.Act;
import dev.tenon.Inference;
import dev.tenon.Init;
import dev.tenon.Layer;
import dev.tenon.Mnist;
import dev.tenon.Model;
import dev.tenon.Objective;
import dev.tenon.Parameter;
import dev.tenon.Shape;
import dev.tenon.Tenon;
import dev.tenon.Tensor;
import dev.tenon.Update;
import dev.tenon.ir.Assembler;
import dev.tenon.ir.Declaration.Located;
import dev.tenon.ir.Function;
import dev.tenon.ir.Program;
import dev.tenon.ir.Variable;
import dev.tenon.ir.fluent.FluentAssembler;
import java.util.List;
import org.junit.jupiter.api.Test;

class FluentModelTest {
  @Model(data = Mnist.class)
  static final class SmallResNet {
    final Layer body;

    SmallResNet(int n) {
      body =
          normalize(0.5, 0.5)
              .conv2d(4, 3)
              .batchNorm()
              .relu()
              .repeat(n, i -> block(4, 1))
              .repeat(n, i -> block(8, i == 0 ? 2 : 1))
              .globalAvgPool2d()
              .dense(10);
    }

    Tensor forward(Tensor image) {
      return body.apply(image);
    }

    static Layer block(int filters, int stride) {
      Layer main =
          conv2d(filters, 3, o -> o.stride(stride).bias(false))
              .batchNorm()
              .relu()
              .conv2d(filters, 3)
              .batchNorm();
      Layer shortcut =
          stride == 1 ? identity() : conv2d(filters, 1, o -> o.stride(stride)).batchNorm();
      return add(main, shortcut).relu();
    }
  }

  @Test
  void namesWeightsAfterFieldsAndPlaces() {
    Program program = program(new SmallResNet(1));
    List<String> names =
        program.variables().stream()
            .filter(Variable::trainable)
            .map(Variable::name)
            .filter(name -> name.endsWith("kernel"))
            .toList();
    assertEquals(
        List.of(
            "body/conv2d/kernel",
            "body/block/add/branch/conv2d/kernel",
            "body/block/add/branch/conv2d_2/kernel",
            "body/block_2/add/branch/conv2d/kernel",
            "body/block_2/add/branch/conv2d_2/kernel",
            "body/block_2/add/branch_2/conv2d/kernel",
            "body/dense/kernel"),
        names);
    assertEquals(
        List.of("initialize", "predict", "evaluate", "train"),
        program.functions().stream().map(Function::name).toList());
  }

  @Model
  static final class Dqn {
    final Layer online = q();
    final Layer target = q();
    final Parameter scale = Tenon.parameter("2", Init.ONES);

    static Layer q() {
      return dense(8, o -> o.activation(Act.RELU)).dense(2);
    }

    @Inference
    Tensor act(@Shape("N 4") Tensor state) {
      return online.apply(state).times(scale).argMax(1);
    }

    Objective td(@Shape("N 4") Tensor state, @Shape("N 2") Tensor best) {
      Tensor values = online.apply(state);
      return minimize(
              huber(
                      values,
                      target.apply(
                          best.matMul(values.transpose(1, 0))
                              .mean(1)
                              .reshape(state.dims().with(1, 1))
                              .broadcastTo(state.dims())))
                  .mean())
          .of(online)
          .using(sgd(0.1));
    }

    Update sync() {
      return copy(online, target);
    }
  }

  @Test
  void tracesObjectivesAndUpdates() {
    Program program = program(new Dqn());
    assertEquals(
        List.of("initialize", "act", "train", "evaluate", "sync"),
        program.functions().stream().map(Function::name).toList());
    assertEquals(
        List.of(
            "online/dense/kernel",
            "online/dense/bias",
            "online/dense_2/kernel",
            "online/dense_2/bias"),
        program.function("train").optimizations().stream().map(o -> o.variable().name()).toList());
    assertEquals(4, program.function("sync").assigns().size());
  }

  @Model
  static final class Broken {
    final Layer body = Tenon.sequential().repeat(3, i -> step(i));

    static Layer step(int i) {
      return dense(8).reshape("N 3 3");
    }

    Tensor forward(@Shape("N 8") Tensor x) {
      return body.apply(x);
    }
  }

  @Test
  void reportsMistakeOnceWithItsCalls() {
    List<Located> problems = FluentAssembler.assemble(new Broken(), "Broken").problems();
    assertEquals(1, problems.size());
    String text = problems.get(0).problem().text();
    assertTrue(text.startsWith("[ReshapeCount] body/block/reshape "), text);
    assertTrue(text.contains("called from FluentModelTest.java:"), text);
    assertTrue(text.contains(", 1st repetition"), text);
    assertTrue(
        problems.get(0).origin().place().endsWith(", in step"), problems.get(0).origin().place());
  }

  @Model
  static final class MadeAnew {
    Tensor forward(@Shape("N 8") Tensor x) {
      return dense(3).apply(x);
    }
  }

  @Test
  void refusesLayersMadeInMethods() {
    List<Located> problems = FluentAssembler.assemble(new MadeAnew(), "MadeAnew").problems();
    assertEquals("LayerInMethod", problems.get(0).problem().id());
  }

  private static Program program(Object model) {
    Assembler.Result result = FluentAssembler.assemble(model, model.getClass().getSimpleName());
    assertTrue(
        result.problems().isEmpty(),
        () ->
            result.problems().stream()
                .map(p -> p.problem().text() + p.origin())
                .toList()
                .toString());
    return result.program();
  }
}
