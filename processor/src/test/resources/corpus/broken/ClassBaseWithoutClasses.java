package cases;

import dev.tenon.*;

@Model
record ClassBaseWithoutClasses(@Input("N 9") Tensor x, @Dense(units = 5) Tensor stars) {

  // ERROR: [SpecClasses] @DataSpec of Stars has firstClass = 1 but no classes
  // THEN: help: write how many there are: classes = 10
  @DataSpec(input = "N 9", firstClass = 1)
  static final class Stars {}
}
