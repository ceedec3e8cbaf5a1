import dev.tenon.*;

@Model
// ERROR: [OpenBudget] what OpenBudget costs depends on T: no number to hold against flops = 1000
@Budget(parameters = 23, flops = 1000)
record OpenBudget(@Input("N T 4") Tensor x, @Dense(units = 3) Tensor y) {}

@Model
// ERROR: [Negative] @Budget has parameters = -1; that must be 0 or above
@Budget(parameters = -1)
record NegativeBudget(@Input("N T 4") Tensor x, @Dense(units = 3) Tensor y) {}

// ERROR: [NoModel] @Budget says something about a model, but BudgetOfNothing is none
@Budget(parameters = 10)
class BudgetOfNothing {}
