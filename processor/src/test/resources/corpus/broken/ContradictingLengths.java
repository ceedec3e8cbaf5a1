package cases;

import dev.tenon.*;

// a table of 50 positions, and a kernel of 60 steps: no text fits both
@Model
record ContradictingLengths(
    @Input("N T 6") Tensor text,
    @Positions(50) Tensor placed,
    // ERROR: [ConvKernel] wide has a kernel of 60 steps, which does not fit into T: its input is [N T 6]
    // THEN: this needs T>=60, but placed needs T<=50
    // THEN: fix: write padding = Padding.SAME
    @Conv1d(filters = 4, kernel = 60, padding = Padding.VALID) Tensor wide,
    @Relu Tensor seen,
    @GlobalAvgPool1d Tensor whole) {}
