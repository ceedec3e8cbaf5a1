package cases;

import dev.tenon.*;

@Model
record BatchIsNamedBeforeAFlatten(
    @Input("N 32 32 3") @Flatten Tensor flat,
    @Dense(units = 64) Tensor code) {}
