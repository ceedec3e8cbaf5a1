package cases;

import dev.tenon.*;

@Model
record MissingInputAndAnother(
    @Input("N 6") Tensor image,
    @Dense(units = 8) Tensor first,
    @From("image") @Dense(units = 8) Tensor second,
    @Input("N 4") Tensor question,
    @From({"first", "question"}) @Concat Tensor joined,
    @From({"joined", "second"}) @Concat Tensor all,
    @Output(loss = Loss.SOFTMAX_CROSS_ENTROPY) @Dense(units = 5) Tensor logits) {}
