import dev.tenon.*;

@Model(data = Mnist.class)
record Cycle(
    @Flatten Tensor flat,
    // ERROR: [Cycle] first feeds itself: first -> second -> first
    @Dense(units = 10) @From("second") Tensor first,
    @Dense(units = 10) @From("first") Tensor second) {}
