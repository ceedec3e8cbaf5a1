import dev.tenon.*;

@Model
record ShapeText(
    // ERROR: [ShapeText] "N 28 x": "x" is no size; write a number, one capital letter for a size that each run decides, or the name of a static final int
    @Input("N 28 x") Tensor image,
    @Flatten Tensor flat) {}
