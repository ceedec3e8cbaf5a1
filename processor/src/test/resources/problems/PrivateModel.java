import dev.tenon.*;

final class PrivateModel {
  private PrivateModel() {}

  // ERROR: [PrivateModel] generated code cannot name Inner: Inner is private
  @Model(data = Mnist.class)
  private record Inner(@Flatten Tensor flat, @Dense(units = 10) Tensor logits) {}
}
