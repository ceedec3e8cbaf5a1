package cases;

import dev.tenon.*;

// a letter is a size that each run decides, whatever constant is called so
@Model
record DenseWidthOfALetter(
    @Input("N T D") Tensor words,
    // ERROR: [DenseWidth] hidden needs a known number of inputs, not D: its input is [N T D]
    // THEN: D in a shape is any size, and not the constant D = 32: write 32, or call it by a word
    // THEN: fix: write @Input("N T 32") in words
    @Dense(units = DenseWidthOfALetter.D, activation = Act.RELU) Tensor hidden,
    @Output(loss = Loss.MEAN_SQUARED_ERROR) @Dense(units = 1) Tensor score) {
  static final int D = 32;
}
