package cases;

import dev.tenon.*;

@Model
record DtypeMismatchOfAResidual(
    @Input("int32 N T<=64") Tensor text,
    @Embedding(vocabulary = 65, units = 64) Tensor letters,
    @Positions(64) Tensor placed,
    @LayerNorm Tensor normal,
    @Attention(heads = 4, causal = true) Tensor seen,
    // ERROR: [DtypeMismatch] added cannot add [float32 N T 64] and [int32 N T]
    // THEN: fix: write @From({"seen", "placed"})
    @Add @From({"seen", "text"}) Tensor added,
    @LayerNorm Tensor last,
    @Dense(units = 65) @Output(loss = Loss.SOFTMAX_CROSS_ENTROPY, label = "next") Tensor scores) {}
