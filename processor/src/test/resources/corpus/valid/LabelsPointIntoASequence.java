package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

/** The classes of each step are the steps of another sequence, as many as there are. */
@Model
final class LabelsPointIntoASequence {
  final Layer asked = dense(8), given = dense(8);

  Tensor forward(@Shape("N Q 5") Tensor questions, @Shape("N T 5") Tensor answers) {
    return asked.apply(questions).matMul(given.apply(answers), false, true);
  }

  Objective learn(
      @Shape("N Q 5") Tensor questions,
      @Shape("N T 5") Tensor answers,
      @Shape("int32 N Q") Tensor which,
      @Shape("N Q T") Tensor likely) {
    Tensor scores = forward(questions, answers);
    Tensor loss = softmaxCrossEntropy(scores, which).plus(softLabelCrossEntropy(scores, likely));
    return minimize(loss.mean());
  }
}
