package cases;

import dev.tenon.*;

@Model
final class AllowedAtAField {
  static final String PLANNED = "UnusedLayer";

  @Input("N 32")
  @Dense(units = 16, activation = Act.RELU)
  Tensor hidden;

  @Allow(PLANNED)
  @Dense(units = 8)
  Tensor later;

  @From("hidden")
  @Dense(units = 10)
  Tensor scores;
}
