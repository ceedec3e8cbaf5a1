import dev.tenon.*;

@Model
record LabelNames(
    @Input("N 4") Tensor image,
    // ERROR: [LabelName] first is compared with the label "image", but an input is called so
    @Output(loss = Loss.MEAN_SQUARED_ERROR, label = "image") @Dense(units = 3) Tensor first,
    @Output(loss = Loss.MEAN_SQUARED_ERROR) @Dense(units = 3) Tensor second,
    // ERROR: [LabelType] third needs "label" to be [N 2], but another output needs [N 3]
    @Output(loss = Loss.MEAN_SQUARED_ERROR) @Dense(units = 2) Tensor third,
    // ERROR: [LabelName] fourth has a label without a name
    @Output(loss = Loss.MEAN_SQUARED_ERROR, label = "") @Dense(units = 2) Tensor fourth,
    // ERROR: [NotPositive] fifth has weight = NaN; that must be above 0
    @Output(loss = Loss.MEAN_SQUARED_ERROR, weight = Double.NaN) @Dense(units = 3) Tensor fifth) {}
