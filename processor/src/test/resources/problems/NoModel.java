import dev.tenon.*;

final class NoModel {
  // ERROR: [NoModel] @Dense says something about a model, but NoModel is none
  @Dense(units = 10) Tensor logits;
}
