package cases;

import dev.tenon.*;

@Model
record ChannelsFirst(
    @Input("N 32 32 3") @Conv2d(filters = 8, kernel = 3) Tensor conv,
    @Flatten @Dense(units = 10) Tensor logits) {}
