package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class StepsByFrequencies {
  final Layer words = embedding(65, 4);

  Tensor forward(@Shape("int32 N T") Tensor text) {
    Tensor steps = range(text.dims().dim(1)).expandDims(1).cast(DType.FLOAT32);
    Tensor angle = steps.times(constant(new double[] {1, 0.1, 0.01, 0.001}));
    Tensor heads = words.apply(text).expandDims(2);
    return heads.times(angle.cos().expandDims(1));
  }
}
