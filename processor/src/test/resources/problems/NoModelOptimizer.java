import dev.tenon.*;

// ERROR: [NoModel] @Adam says something about a model, but NoModelOptimizer is none
@Adam(1e-3)
final class NoModelOptimizer {}
