package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model(data = Mnist.class)
final class ScalarOfAPartThatIsReported {
  final Layer trunk = flatten().dense(400).relu(), toMean = dense(20), toLogVar = dense(20);
  final Layer decoder = dense(400).relu().dense(784).reshape("N 28 28 1");

  record Code(Tensor mean, Tensor logVar) {}

  @Inference
  Code encode(@Shape("N 28 28 1") Tensor image) {
    Tensor h = trunk.apply(image);
    return new Code(toMean.apply(h), toLogVar.apply(h));
  }

  @Inference
  Tensor decode(@Shape("N 20") Tensor z) {
    return decoder.apply(z).sigmoid();
  }

  Objective elbo(@Shape("N 28 28 1") Tensor image) {
    Code c = encode(image);
    Tensor z = c.mean().plus(normal(c.mean().shape()).times(c.logVar().times(0.5).exp()));
    Tensor reconstruction = sigmoidCrossEntropy(decoder.apply(z), image).sum(1, 2, 3).mean();
    Tensor kl =
        c.logVar()
            .plus(1)
            .minus(c.mean().square())
            .minus(c.logVar().exp())
            .mean(0)
            .times(-0.5);
    // ERROR: [ObjectiveShape] minimize takes a scalar, not [20]
    // THEN: fix: put .mean() after .times(...), ScalarOfAPartThatIsReported.java:35
    return minimize(reconstruction.plus(kl))
        .report("kl", kl)
        .report("reconstruction", reconstruction);
  }
}
