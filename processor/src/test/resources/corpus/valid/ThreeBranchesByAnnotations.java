package cases;

import dev.tenon.*;

// three branches that look at squares of other sizes
@Model(data = Cifar10.class)
record ThreeBranchesByAnnotations(
    @Normalize Tensor pixels,
    @From("pixels") @Conv2d(filters = 16, kernel = 3) Tensor coarse,
    @From("pixels") @Conv2d(filters = 16, kernel = 1) Tensor point,
    @From("pixels") @Conv2d(filters = 16, kernel = 5) Tensor wide,
    @From({"coarse", "point", "wide"}) @Concat Tensor all,
    @Flatten @Dense(units = 10) Tensor logits) {}
