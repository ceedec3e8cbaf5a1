package dev.tenon.models;

import static dev.tenon.Tenon.adam;
import static dev.tenon.Tenon.concat;
import static dev.tenon.Tenon.constant;
import static dev.tenon.Tenon.dense;
import static dev.tenon.Tenon.einsum;
import static dev.tenon.Tenon.embedding;
import static dev.tenon.Tenon.flatten;
import static dev.tenon.Tenon.huber;
import static dev.tenon.Tenon.minimize;
import static dev.tenon.Tenon.normal;
import static dev.tenon.Tenon.parameter;
import static dev.tenon.Tenon.range;
import static dev.tenon.Tenon.sigmoidCrossEntropy;
import static dev.tenon.Tenon.softmaxCrossEntropy;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tenon.Inference;
import dev.tenon.Init;
import dev.tenon.Interpolation;
import dev.tenon.Layer;
import dev.tenon.Model;
import dev.tenon.Objective;
import dev.tenon.Parameter;
import dev.tenon.Shape;
import dev.tenon.Tensor;
import dev.tenon.runtime.Predictor;
import dev.tenon.runtime.Trainer;
import dev.tenon.runtime.Value;
import dev.tenon.runtime.Weight;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Models that are more than a classifier, built and trained for a few steps. */
class IdeasTest {
  private final Random random = new Random(3);

  @Model
  static final class Gan {
    final Layer generator =
        dense(2 * 2 * 4)
            .reshape("N 2 2 4")
            .batchNorm()
            .relu()
            .conv2dTranspose(3, 4, o -> o.stride(2))
            .relu()
            .conv2dTranspose(1, 4, o -> o.stride(2))
            .tanh();
    final Layer discriminator = flatten().dense(16).leakyRelu(0.2).dense(1);

    Objective judge(@Shape("N 8 8 1") Tensor real) {
      Tensor fake = generator.apply(normal("N 5")).stopGradient();
      Tensor yes = sigmoidCrossEntropy(discriminator.apply(real), constant(1));
      Tensor no = sigmoidCrossEntropy(discriminator.apply(fake), constant(0));
      return minimize(yes.plus(no).mean()).of(discriminator).using(adam(0.01));
    }

    Objective forge(@Shape("N 5") Tensor noise) {
      Tensor score = discriminator.apply(generator.apply(noise));
      return minimize(sigmoidCrossEntropy(score, constant(1)).mean())
          .of(generator)
          .using(adam(0.01));
    }

    @Inference
    Tensor sample(@Shape("N 5") Tensor noise) {
      return generator.apply(noise);
    }
  }

  @Test
  void eachSideOfAGanMovesItsOwnWeights() {
    Value real = numbers(6, 8, 8, 1);
    Value noise = numbers(6, 5);
    try (Trainer<Void> trainer = Trainer.live(new Gan())) {
      Map<String, Value> before = weights(trainer);
      assertFalls(trainer, "judge", 0.5, real);
      assertEquals(Set.of("discriminator"), changed(before, weights(trainer)));
      before = weights(trainer);
      assertFalls(trainer, "forge", 0.8, noise);
      assertEquals(Set.of("generator"), changed(before, weights(trainer)));
      try (Predictor predictor = trainer.predictor()) {
        Value images = predictor.call("sample", noise).values().iterator().next();
        assertEquals(org.tensorflow.ndarray.Shape.of(6, 8, 8, 1), images.shape());
      }
    }
  }

  private static Map<String, Value> weights(Trainer<?> trainer) {
    return trainer.graph().weights().stream()
        .map(Weight::name)
        .collect(Collectors.toMap(name -> name, trainer::read));
  }

  /** The fields of a model of which something differs, moving averages included. */
  private static Set<String> changed(Map<String, Value> before, Map<String, Value> after) {
    return before.keySet().stream()
        .filter(name -> !name.startsWith("training/"))
        .filter(name -> !before.get(name).equals(after.get(name)))
        .map(name -> name.substring(0, name.indexOf('/')))
        .collect(Collectors.toSet());
  }

  @Model
  static final class Vae {
    final Layer trunk = flatten().dense(16).relu();
    final Layer toMean = dense(3);
    final Layer toLogVariance = dense(3);
    final Layer decoder =
        dense(4 * 4 * 2)
            .reshape("N 4 4 2")
            .upSample2d(2, o -> o.interpolation(Interpolation.BILINEAR))
            .conv2d(1, 3);

    record Code(Tensor mean, Tensor logVariance) {}

    @Inference
    Code encode(@Shape("N 8 8 1") Tensor image) {
      Tensor h = trunk.apply(image);
      return new Code(toMean.apply(h), toLogVariance.apply(h));
    }

    Objective elbo(@Shape("N 8 8 1") Tensor image) {
      Code c = encode(image);
      Tensor noise = normal(c.mean().shape());
      Tensor z = c.mean().plus(noise.times(c.logVariance().times(0.5).exp()));
      Tensor reconstruction = sigmoidCrossEntropy(decoder.apply(z), image).sum(1, 2, 3).mean();
      Tensor kl =
          c.logVariance()
              .plus(1)
              .minus(c.mean().square())
              .minus(c.logVariance().exp())
              .sum(1)
              .mean()
              .times(-0.5);
      return minimize(reconstruction.plus(kl)).using(adam(0.01)).report("kl", kl);
    }
  }

  @Test
  void aVariationalAutoencoderLearns() {
    float[] images = new float[4 * 64];
    for (int i = 0; i < images.length; i++) {
      images[i] = i / 64 % 2 == i / 4 % 2 ? 1 : 0;
    }
    try (Trainer<Void> trainer = Trainer.live(new Vae())) {
      assertFalls(trainer, "train", 0.8, Value.of(images, 4, 8, 8, 1));
    }
  }

  @Model
  static final class Language {
    static final int WORDS = 7;
    final Parameter tokens = parameter("WORDS 12", Init.normal(0.3));
    final Parameter positions = parameter("9 12", Init.normal(0.3));
    final Parameter mixed = parameter("2 6 6", Init.normal(0.3));

    /** Each step sees the mean of the steps so far, mixed in two heads. */
    Tensor forward(@Shape("int32 N T") Tensor ids) {
      Tensor h = tokens.gather(ids).plus(positions.gather(range(ids.shape().dim(1))));
      Tensor count = range(ids.shape().dim(1)).cast(h.dtype()).plus(1).expandDims(-1);
      Tensor heads = h.cumsum(1).div(count).rearrange("n t (h d) -> n h t d", "h", 2);
      Tensor seen = einsum("n h t d, h d e -> n t h e", heads, mixed).gelu();
      Tensor merged = seen.rearrange("n t h e -> n t (h e)");
      return h.plus(merged).matMul(tokens.transpose());
    }

    Objective next(@Shape("int32 N T") Tensor ids, @Shape("int32 N T") Tensor next) {
      Tensor losses = softmaxCrossEntropy(forward(ids), next);
      Tensor told = ids.notEqual(0).cast(losses.dtype());
      return minimize(losses.times(told).sum().div(told.sum())).using(adam(0.03));
    }
  }

  @Test
  void aLanguageModelWithTiedWeightsLearns() {
    Value ids = Value.of(new int[] {1, 2, 3, 4, 5, 6, 1, 2, 3, 4}, 2, 5);
    Value next = Value.of(new int[] {2, 3, 4, 5, 6, 1, 2, 3, 4, 5}, 2, 5);
    try (Trainer<Void> trainer = Trainer.live(new Language())) {
      assertFalls(trainer, "train", 0.3, ids, next);
    }
  }

  @Model
  static final class Dqn {
    final Layer online = dense(16).relu().dense(3);
    final Layer target = dense(16).relu().dense(3);

    Objective td(
        @Shape("N 4") Tensor state,
        @Shape("int32 N") Tensor action,
        @Shape("N") Tensor reward,
        @Shape("N 4") Tensor next,
        @Shape("N") Tensor done) {
      Tensor later = target.apply(next).max(1).times(0.99);
      Tensor best = later.times(constant(1).minus(done)).plus(reward).stopGradient();
      return minimize(huber(online.apply(state).pick(action), best).mean())
          .of(online)
          .using(adam(0.01));
    }
  }

  @Test
  void aQFunctionLearns() {
    Value action = Value.of(new int[] {0, 1, 2, 1, 0}, 5);
    Value done = Value.of(new float[] {0, 1, 0, 0, 1}, 5);
    try (Trainer<Void> trainer = Trainer.live(new Dqn())) {
      assertFalls(trainer, "train", 0.2, numbers(5, 4), action, numbers(5), numbers(5, 4), done);
    }
  }

  @Model
  static final class Siamese {
    final Layer embed = dense(16).relu().dense(4);

    @Inference
    Tensor distance(@Shape("N 6") Tensor left, @Shape("N 6") Tensor right) {
      return embed.apply(left).minus(embed.apply(right)).square().sum(1);
    }

    Objective contrastive(
        @Shape("N 6") Tensor left, @Shape("N 6") Tensor right, @Shape("N") Tensor same) {
      Tensor d = distance(left, right);
      Tensor apart = constant(1).minus(d.rsqrt(1e-9).times(d)).relu().square();
      Tensor loss = same.times(d).plus(constant(1).minus(same).times(apart));
      return minimize(loss.mean()).using(adam(0.01));
    }
  }

  @Test
  void twinsLearn() {
    Value same = Value.of(new float[] {1, 0, 1, 1, 0}, 5);
    try (Trainer<Void> trainer = Trainer.live(new Siamese())) {
      assertFalls(trainer, "train", 0.5, numbers(5, 6), numbers(5, 6), same);
    }
  }

  @Model
  static final class WideDeep {
    final Layer users = embedding(10, 4);
    final Layer items = embedding(8, 4);
    final Layer deep = dense(8).relu().dense(1);
    final Layer wide = dense(1);

    record Row(
        @Shape("int32 N") Tensor user,
        @Shape("int32 N") Tensor item,
        @Shape("N 3") Tensor numbers) {}

    Tensor forward(Row r) {
      Tensor all = concat(users.apply(r.user()), items.apply(r.item()), r.numbers());
      return deep.apply(all).plus(wide.apply(r.numbers()));
    }

    Objective click(Row r, @Shape("N 1") Tensor clicked) {
      return minimize(sigmoidCrossEntropy(forward(r), clicked).mean()).using(adam(0.03));
    }
  }

  @Test
  void aRecommenderLearnsOnlyTheRowsItSees() {
    Value user = Value.of(new int[] {1, 1, 2, 9}, 4);
    Value item = Value.of(new int[] {0, 3, 3, 7}, 4);
    Value clicked = Value.of(new float[] {1, 0, 1, 0}, 4, 1);
    try (Trainer<Void> trainer = Trainer.live(new WideDeep())) {
      float[] before = trainer.read("users/table").floats();
      assertFalls(trainer, "train", 0.5, user, item, numbers(4, 3), clicked);
      float[] after = trainer.read("users/table").floats();
      for (int i = 0; i < before.length; i++) {
        boolean seen = List.of(1, 2, 9).contains(i / 4);
        assertEquals(seen, before[i] != after[i], "row " + i / 4);
      }
    }
  }

  /** Sixty steps bring the loss below {@code part} of what it was. */
  private static void assertFalls(
      Trainer<Void> trainer, String objective, double part, Value... inputs) {
    double first = trainer.step(objective, inputs).loss();
    double last = first;
    for (int i = 0; i < 60; i++) {
      last = trainer.step(objective, inputs).loss();
    }
    assertTrue(first > 0 && last < part * first, objective + " from " + first + " to " + last);
  }

  private Value numbers(long... sizes) {
    int count = 1;
    for (long size : sizes) {
      count *= (int) size;
    }
    float[] numbers = new float[count];
    for (int i = 0; i < count; i++) {
      numbers[i] = (float) random.nextGaussian();
    }
    return Value.of(numbers, sizes);
  }
}
