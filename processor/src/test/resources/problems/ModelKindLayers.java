import dev.tenon.*;

// ERROR: [ModelKind] a model is a record or a class; ModelKindLayers is an enum
@Model(data = Mnist.class)
enum ModelKindLayers {
  ONE;

  @Flatten Tensor flat;
}
