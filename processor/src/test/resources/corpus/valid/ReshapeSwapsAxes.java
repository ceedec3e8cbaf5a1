package cases;

import dev.tenon.*;

@Model
record ReshapeSwapsAxes(
    @Input("N T 12") @Dense(units = 16) Tensor steps,
    @Reshape("N T 4 4") Tensor split,
    @Reshape("N T 16") Tensor merged) {}
