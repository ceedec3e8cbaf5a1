package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model(data = VocabularyOfTheData.Characters.class)
final class VocabularyOfTheData {
  // ERROR: [ClassCount] body/dense is [N 32 64], but Characters has 65 classes
  // THEN: fix: write dense(65)
  final Layer body = embedding(65, 24).attention(4, o -> o.causal(true)).dense(64);

  Tensor forward(Tensor text) {
    return body.apply(text);
  }

  @DataSpec(input = "int32 N 32", label = "int32 N 32", classes = 65)
  static final class Characters {}
}
