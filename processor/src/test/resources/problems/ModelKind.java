import dev.tenon.*;

// ERROR: [ModelKind] a model is a record or a class; ModelKind is an interface
@Model(data = Mnist.class)
interface ModelKind {}
