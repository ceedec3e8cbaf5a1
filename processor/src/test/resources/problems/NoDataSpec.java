import dev.tenon.*;

// ERROR: [NoDataSpec] String does not say what data it holds: it has no @DataSpec
@Model(data = String.class)
record NoDataSpec(@Flatten Tensor flat, @Dense(units = 10) Tensor logits) {}
