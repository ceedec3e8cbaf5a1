package cases;

import dev.tenon.*;

// no input can be both of the names that nothing has
@Model
record MissingInputAndAnother(
    // ERROR: [NoInput] first has no input: nothing stands above it
    // THEN: help: put the input first: @Input("N ...") Tensor image
    @Dense(units = 8) Tensor first,
    @From("image") @Dense(units = 8) Tensor second,
    // ERROR: [UnknownLayer] "question" names no layer of MissingInputAndAnother
    // THEN: help: name one of first, second, joined, all, logits
    @From({"first", "question"}) @Concat Tensor joined,
    @From({"joined", "second"}) @Concat Tensor all,
    @Output(loss = Loss.SOFTMAX_CROSS_ENTROPY) @Dense(units = 5) Tensor logits) {}
