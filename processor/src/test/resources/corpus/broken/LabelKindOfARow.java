package cases;

import static dev.tenon.Act.RELU;

import dev.tenon.*;

// a price is a number, not a class
@Model(data = LabelKindOfARow.House.class)
record LabelKindOfARow(
    @Dense(units = 64, activation = RELU) Tensor hidden,
    // ERROR: [LossKind] price has SOFTMAX_CROSS_ENTROPY, but the labels of House are numbers, [N 1]
    // THEN: help: choose a loss of numbers, such as Loss.MEAN_SQUARED_ERROR, and end as it needs: the sizes of the labels, [N 1]
    @Output(loss = Loss.SOFTMAX_CROSS_ENTROPY) @Dense(units = 4) Tensor price) {

  record House(int rooms, double area, @Label double price) {}
}
