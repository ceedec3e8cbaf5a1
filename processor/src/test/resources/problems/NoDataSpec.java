import dev.tenon.*;

// ERROR: [NoDataSpec] String does not say what data it holds: it has no @DataSpec
@Model(data = String.class)
record NoDataSpec(@Input("N 10") Tensor x, @Dense(units = 10) Tensor logits) {}
