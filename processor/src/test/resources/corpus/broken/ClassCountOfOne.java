package cases;

import dev.tenon.*;

@Model(data = ClassCountOfOne.Patients.class)
record ClassCountOfOne(
    @Dense(units = 16, activation = Act.RELU) Tensor hidden,
    @Dense(units = 1) Tensor ill) {

  // ERROR: [SpecClasses] @DataSpec of Patients has classes = 1, of which no label can tell anything
  // THEN: help: write 2 where the labels are 0 and 1
  @DataSpec(input = "N 9", classes = 1)
  static final class Patients {}
}
