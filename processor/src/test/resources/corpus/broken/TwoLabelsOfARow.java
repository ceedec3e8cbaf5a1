package cases;

import static dev.tenon.Act.RELU;

import dev.tenon.*;

// ERROR: [TwoLabels] Passenger has 2 labels, age and survived; a row has one
// THEN: help: remove @Label from all but the one that is to be predicted
@Model(data = TwoLabelsOfARow.Passenger.class)
record TwoLabelsOfARow(
    @Dense(units = 16, activation = RELU) Tensor hidden,
    @Dense(units = 2) Tensor survived) {

  record Passenger(@Label double age, double fare, @Label boolean survived) {}
}
