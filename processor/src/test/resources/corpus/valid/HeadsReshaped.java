package cases;

import dev.tenon.*;

@Model
record HeadsReshaped(
    @Input("N T 32") @Dense(units = 64) Tensor queries, @Reshape("N T 8 8") Tensor heads) {}
