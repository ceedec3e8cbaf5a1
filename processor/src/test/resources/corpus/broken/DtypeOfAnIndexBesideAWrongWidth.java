package cases;

import dev.tenon.*;

@Model
record DtypeOfAnIndexBesideAWrongWidth(
    @Input("N") Tensor user,
    // ERROR: [EmbeddingIndex] rows takes indices, whole numbers, not [N]
    // THEN: fix: write @Input("int32 N") in user
    @From("user") @Embedding(vocabulary = 1000, units = 16) Tensor rows,
    @Input("N 20") Tensor facts,
    @Concat @From({"rows", "facts"}) Tensor all,
    // ERROR: [DenseWidth] click declares 35 inputs but receives 36: its input is [N 36]
    // THEN: fix: remove inputs
    @Dense(units = 1, inputs = 35) @Output(loss = Loss.SIGMOID_CROSS_ENTROPY) Tensor click) {}
