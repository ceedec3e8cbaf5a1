import dev.tenon.*;

@Model(data = Mnist.class)
record AddShapes(
    @Normalize(mean = 0.1307, std = 0.3081) Tensor pixels,
    @Flatten Tensor flat,
    @Dense(units = 20) Tensor left,
    @Dense(units = 30) @From("flat") Tensor right,
    // ERROR: [BroadcastMismatch] sum cannot add [N 20] and [N 30]
    @Add @From({"left", "right"}) Tensor sum,
    @Dense(units = 10) Tensor logits) {}
