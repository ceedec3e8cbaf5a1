package cases;

import dev.tenon.*;

@Model
record GreyChannelsFirst(
    @Input("N 1 28 28") @Reshape("N 28 28 1") Tensor image,
    @Conv2d(filters = 8, kernel = 3) Tensor conv) {}
