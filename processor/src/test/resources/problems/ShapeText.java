import dev.tenon.*;

@Model
record ShapeText(
    // ERROR: [ShapeText] "N 28 x": "x" is no size
    @Input("N 28 x") Tensor image,
    @Flatten Tensor flat) {}
