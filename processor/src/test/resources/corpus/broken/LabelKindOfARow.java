package cases;

import static dev.tenon.Act.RELU;

import dev.tenon.*;

// a price is a number, not a class
@Model(data = LabelKindOfARow.House.class)
record LabelKindOfARow(
    @Dense(units = 64, activation = RELU) Tensor hidden,
    // ERROR: [LossKind] price has SOFTMAX_CROSS_ENTROPY, but the labels of House are numbers, [N 1]
    // THEN: fix: write loss = Loss.MEAN_SQUARED_ERROR and write units = 1 in price
    @Output(loss = Loss.SOFTMAX_CROSS_ENTROPY) @Dense(units = 4) Tensor price) {

  record House(int rooms, double area, @Label double price) {}
}
