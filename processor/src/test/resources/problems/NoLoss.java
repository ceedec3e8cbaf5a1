import dev.tenon.*;

@DataSpec(input = "N 13", label = "N")
final class Housing {}

@Model(data = Housing.class)
record NoLoss(
    @Dense(units = 8) Tensor hidden,
    // ERROR: [LabelRank] price is [N 1], but the labels of Housing are [N], without an axis of 1
    // ERROR: [NoLoss] price has no loss: Housing has no classes, so none is implied
    @Dense(units = 1) Tensor price) {}
