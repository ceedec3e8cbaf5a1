package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

// each ends what it stands in, were it not gone on with what was probably meant
@Model
final class MistakesWhereLayersAreMade {
  static final int WORDS = 100;

  // ERROR: [NullLayer] then takes a layer, not null
  // THEN: help: leave it out, or write identity()
  final Layer joined = dense(8).then(null).dense(4);
  // ERROR: [ShapeText] "N, 2 4": "N," is no size
  // THEN: fix: write reshape("N 2 4")
  final Layer shaped = dense(8).reshape("N, 2 4").flatten().dense(4);
  // ERROR: [Negative] repeat has times = -1; that must be 0 or above
  // THEN: help: write 0 or a number above
  final Layer repeated = dense(8).repeat(-1, i -> dense(8)).dense(4);
  // ERROR: [NullLayer] repeat is given null in place of layer 1
  // THEN: help: leave it out, or write identity()
  final Layer halved = dense(8).repeat(2, i -> i == 0 ? dense(3) : null).dense(4);
  // ERROR: [DenseWidth] last declares 5 inputs but receives 16: its input is [N 16]
  // THEN: fix: remove inputs
  final Layer last = dense(4, o -> o.inputs(5));
  // ERROR: [ShapeText] "WORS 4": "WORS" is no size
  // THEN: fix: write parameter("WORDS 4")
  final Parameter table = parameter("WORS 4", Init.ZEROS);
  // ERROR: [ParameterShape] a parameter has a fixed number of elements, not "N 4"
  // THEN: help: write numbers or constants only
  final Parameter scale = parameter("N 4", Init.ZEROS);
  // ERROR: [ShapeText] "int64 x": "x" is no size
  // THEN: help: write numbers or constants only
  final State steps = state("int64 x", Init.ZEROS);
  // ERROR: [ShapeText] "four": "four" is no size
  // THEN: help: write a number, one capital letter for a size that each run decides, or the name of a static final int
  final Parameter unused = parameter("four", Init.ZEROS);

  Objective learn(@Shape("N 16") Tensor x, @Shape("N 100") Tensor words) {
    Tensor first = joined.apply(x).plus(shaped.apply(x)).plus(repeated.apply(x));
    Tensor all = first.plus(halved.apply(x)).plus(last.apply(x)).plus(words.matMul(table));
    steps.assign(steps.plus(1));
    return minimize(all.times(scale).mean());
  }
}
