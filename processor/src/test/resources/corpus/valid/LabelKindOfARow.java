package cases;

import static dev.tenon.Act.RELU;

import dev.tenon.*;

@Model(data = LabelKindOfARow.House.class)
record LabelKindOfARow(
    @Dense(units = 64, activation = RELU) Tensor hidden,
    @Output(loss = Loss.MEAN_SQUARED_ERROR) @Dense(units = 1) Tensor price) {

  record House(int rooms, double area, @Label double price) {}
}
