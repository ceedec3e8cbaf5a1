package cases;

import dev.tenon.*;

// two of three branches have other sizes, each for a reason of its own
@Model(data = Cifar10.class)
record ThreeBranchesByAnnotations(
    @Normalize Tensor pixels,
    @From("pixels") @Conv2d(filters = 16, kernel = 3, stride = 2) Tensor coarse,
    @From("pixels") @Conv2d(filters = 16, kernel = 1) Tensor point,
    @From("pixels") @Conv2d(filters = 16, kernel = 5, padding = Padding.VALID) Tensor wide,
    // ERROR: [ConcatSizes] all cannot join [N 16 16 16] and [N 32 32 16] along axis 3
    // THEN: nor does input 3 fit any of these: [N 28 28 16]
    // THEN: fix: write stride = 1 in coarse and write padding = Padding.SAME in wide
    @From({"coarse", "point", "wide"}) @Concat Tensor all,
    @Flatten @Dense(units = 10) Tensor logits) {}
