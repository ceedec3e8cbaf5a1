import dev.tenon.*;

@Model(data = Mnist.class)
final class LongCycle {
  @Normalize Tensor pixels;
  @Flatten Tensor flat;

  // ERROR: [Cycle] a0 feeds itself: a0 -> a11 -> ... -> a0
  @Relu @From("a11") Tensor a0;

  @Relu Tensor a1;
  @Relu Tensor a2;
  @Relu Tensor a3;
  @Relu Tensor a4;
  @Relu Tensor a5;
  @Relu Tensor a6;
  @Relu Tensor a7;
  @Relu Tensor a8;
  @Relu Tensor a9;
  @Relu Tensor a10;
  @Relu Tensor a11;
  @Dense(units = 10) Tensor logits;
}
