import dev.tenon.*;

final class GeneratedTwice {
  private GeneratedTwice() {}

  @Model(data = Mnist.class)
  record Inner(@Normalize Tensor pixels, @Flatten Tensor flat, @Dense(units = 10) Tensor logits) {}
}

@Model(data = Mnist.class)
// ERROR: [GeneratedName] GeneratedTwice_InnerGraph is generated for GeneratedTwice_Inner, but another class is called so
record GeneratedTwice_Inner(
    @Normalize Tensor pixels, @Flatten Tensor flat, @Dense(units = 10) Tensor logits) {}
