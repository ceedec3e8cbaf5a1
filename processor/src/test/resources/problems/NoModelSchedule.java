import dev.tenon.*;

// ERROR: [NoModel] @CosineDecay says something about a model, but NoModelSchedule is none
@CosineDecay
final class NoModelSchedule {}
