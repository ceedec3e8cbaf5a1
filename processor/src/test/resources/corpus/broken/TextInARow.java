package cases;

import static dev.tenon.Act.RELU;

import dev.tenon.*;

// ERROR: [RowComponent] name of Passenger is a String, which gives no numbers
// THEN: help: leave the column out, or make it a double, a Double if it may be empty, or an enum
@Model(data = TextInARow.Passenger.class)
record TextInARow(
    @Dense(units = 16, activation = RELU) Tensor hidden,
    @Dense(units = 2) Tensor survived) {

  record Passenger(String name, double fare, @Label boolean survived) {}
}
