import dev.tenon.*;

// ERROR: [GenericModel] a model cannot be generic: GenericModel has type parameters
@Model(data = Mnist.class)
record GenericModel<T>(@Flatten Tensor flat, @Dense(units = 10) Tensor logits) {}
