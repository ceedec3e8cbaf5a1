import dev.tenon.*;

// ERROR: [NoDataSpec] int does not say what data it holds: it has no @DataSpec
@Model(data = int.class)
record PrimitiveData(@Flatten Tensor flat, @Dense(units = 10) Tensor logits) {}
