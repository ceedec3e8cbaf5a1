import dev.tenon.*;

@Model
record InputFrom(
    @Input("N 4") Tensor first,
    // ERROR: [InputFrom] second is an input, which no element feeds
    @Input("N 4") @From("first") Tensor second,
    @Add @From({"first", "second"}) Tensor sum) {}
