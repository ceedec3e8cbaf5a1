package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

// width and vocabulary in the wrong order
@Model(data = EmbeddingWidthSwapped.Text.class)
final class EmbeddingWidthSwapped {
  final Layer words = embedding(200, 32), read = gru(32, o -> o.returnSequences());
  // ERROR: [ClassCount] head is [N 64 32], but Text has 200 classes
  // THEN: fix: write dense(200)
  final Layer head = dense(32);

  Tensor forward(Tensor text) {
    return head.apply(read.apply(words.apply(text)));
  }

  @DataSpec(input = "int32 N 64", label = "int32 N 64", classes = 200)
  static final class Text {}
}
