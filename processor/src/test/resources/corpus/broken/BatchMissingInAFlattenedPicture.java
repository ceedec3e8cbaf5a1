package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

// each row of pixels would be an example
@Model
final class BatchMissingInAFlattenedPicture {
  final Layer body = flatten().dense(64).relu().dense(10);

  // WARNING: [FixedBatch] image is [28 28 1], which is 28 examples of [28 1], since the batch comes first
  // THEN: it looks like one picture, without the batch
  // THEN: fix: write @Shape("N 28 28 1")
  Tensor forward(@Shape("28 28 1") Tensor image) {
    return body.apply(image);
  }
}
