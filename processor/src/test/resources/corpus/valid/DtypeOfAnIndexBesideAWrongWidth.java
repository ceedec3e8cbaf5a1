package cases;

import dev.tenon.*;

@Model
record DtypeOfAnIndexBesideAWrongWidth(
    @Input("int32 N") Tensor user,
    @From("user") @Embedding(vocabulary = 1000, units = 16) Tensor rows,
    @Input("N 20") Tensor facts,
    @Concat @From({"rows", "facts"}) Tensor all,
    @Dense(units = 1, inputs = 36) @Output(loss = Loss.SIGMOID_CROSS_ENTROPY) Tensor click) {}
