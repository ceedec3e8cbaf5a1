package dev.tenon.samples.resnet20;

import static dev.tenon.Tenon.add;
import static dev.tenon.Tenon.conv2d;
import static dev.tenon.Tenon.identity;
import static dev.tenon.Tenon.randomCrop;

import dev.tenon.Cifar10;
import dev.tenon.CosineDecay;
import dev.tenon.Layer;
import dev.tenon.Model;
import dev.tenon.Sgd;
import dev.tenon.Tenon;
import dev.tenon.Tensor;
import dev.tenon.Training;
import dev.tenon.Variant;
import dev.tenon.Warmup;

/**
 * The residual networks for CIFAR-10 of He et al., 2015, section 4.2: 6n + 2 layers with weights.
 *
 * <p>Where a block changes its size, the shortcut is a convolution of one pixel (the paper's option
 * B). The recipe is the paper's, with a cosine in place of its two steps.
 */
@Model(data = Cifar10.class)
@Sgd(value = 0.1, momentum = 0.9)
@Warmup(0.05)
@CosineDecay
@Training(epochs = 15, batchSize = 128, weightDecay = 0.5e-4)
public final class ResNet {
  /** 20 layers. */
  @Variant static final ResNet RESNET20 = new ResNet(3);

  /** 56 layers. */
  @Variant static final ResNet RESNET56 = new ResNet(9);

  final Layer body;

  ResNet(int n) {
    body =
        randomCrop(4)
            .randomFlip()
            .normalize(o -> o.mean(0.4914, 0.4822, 0.4465).std(0.2470, 0.2435, 0.2616))
            .conv2d(16, 3, o -> o.bias(false))
            .batchNorm()
            .relu()
            .repeat(n, i -> block(16, 1))
            .repeat(n, i -> block(32, i == 0 ? 2 : 1))
            .repeat(n, i -> block(64, i == 0 ? 2 : 1))
            .globalAvgPool2d()
            .dense(10);
  }

  Tensor forward(Tensor images) {
    return body.apply(images);
  }

  static Layer block(int filters, int stride) {
    Layer main =
        conv2d(filters, 3, o -> o.stride(stride).bias(false))
            .batchNorm()
            .relu()
            .conv2d(filters, 3, o -> o.bias(false))
            .batchNorm();
    Layer shortcut =
        stride == 1
            ? identity()
            : conv2d(filters, 1, o -> o.stride(stride).bias(false)).batchNorm();
    return add(main, shortcut).relu();
  }

  /** Trains the smaller one; {@code --help} lists the options. */
  public static void main(String[] args) {
    Tenon.run(RESNET20, args);
  }
}
