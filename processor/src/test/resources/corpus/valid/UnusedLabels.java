package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class UnusedLabels {
  final Layer body = dense(16).relu().dense(5);
  final Layer maker = dense(16).relu().dense(8);

  Tensor forward(@Shape("N 8") Tensor x) {
    return body.apply(x);
  }

  Objective learn(@Shape("N 8") Tensor x, @Shape("int32 N") Tensor label) {
    return minimize(softmaxCrossEntropy(forward(x), label).mean());
  }

  // reported, but not learnt from
  Objective calm(
      @Shape("N 8") Tensor x,
      @Shape("int32 N") Tensor label,
      @Allow("UnusedInput") @Shape("N") Tensor later) {
    Tensor right = forward(x).argMax(-1).equalTo(label).cast(DType.FLOAT32);
    return minimize(forward(x).square().mean()).of(body).report("accuracy", right.mean());
  }

  // as much noise as there are real examples
  Objective make(@Shape("N 8") Tensor real) {
    Tensor noise = normal(Dims.of(real.dims().dim(0), Dim.of(4)));
    return minimize(maker.apply(noise).square().mean()).of(maker);
  }
}
