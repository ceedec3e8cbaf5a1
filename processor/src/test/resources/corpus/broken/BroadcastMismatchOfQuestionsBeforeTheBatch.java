package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class BroadcastMismatchOfQuestionsBeforeTheBatch {
  final Layer asked = dense(8), given = dense(8);

  Objective learn(
      @Shape("Q N 5") Tensor questions,
      @Shape("N T 5") Tensor answers,
      @Shape("int32 N Q") Tensor which,
      @Shape("N Q T") Tensor likely) {
    // ERROR: [BroadcastMismatch] matMul cannot multiply [Q N 8] by [N T 8]
    // THEN: fix: write @Shape("N Q 5") in questions
    Tensor scores = asked.apply(questions).matMul(given.apply(answers), false, true);
    Tensor loss = softmaxCrossEntropy(scores, which).plus(softLabelCrossEntropy(scores, likely));
    return minimize(loss.mean());
  }
}
