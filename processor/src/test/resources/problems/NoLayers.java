import dev.tenon.*;

@Model(data = Mnist.class)
// ERROR: [NoLayers] NoLayers has no layers
record NoLayers() {}
