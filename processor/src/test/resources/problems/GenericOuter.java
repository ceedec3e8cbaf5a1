import dev.tenon.*;

final class GenericOuter<T> {
  private GenericOuter() {}

  // ERROR: [GenericModel] a model cannot be generic: GenericOuter has type parameters
  @Model(data = Mnist.class)
  record Inner(@Flatten Tensor flat, @Dense(units = 10) Tensor logits) {}
}
