package cases;

import static dev.tenon.Act.RELU;

import dev.tenon.*;

// the port is one of three, so it is three numbers; the age may be missing, which is a second one
@Model(data = FeatureCountOfARow.Passenger.class)
record FeatureCountOfARow(
    // ERROR: [DenseWidth] hidden declares 4 inputs but receives 7: its input is [N 7]
    // THEN: fix: remove inputs
    // THEN: or write inputs = 7
    @Dense(inputs = 4, units = 16, activation = RELU) Tensor hidden,
    @Dense(units = 2) Tensor survived) {

  record Passenger(
      double fare, Double age, boolean woman, Port port, @Label boolean survived) {
    enum Port {
      CHERBOURG,
      QUEENSTOWN,
      SOUTHAMPTON
    }
  }
}
