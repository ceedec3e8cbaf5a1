package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
@Allow({"DropoutAfterOutput", "FixedBatch"})
final class AllowedInTheModelInJava {
  final Layer body = flatten().dense(64).relu().dense(10).dropout(0.5);

  Objective train(@Shape("64 28 28 1") Tensor image, @Shape("int32 64") Tensor label) {
    return minimize(softmaxCrossEntropy(body.apply(image), label).mean());
  }
}
