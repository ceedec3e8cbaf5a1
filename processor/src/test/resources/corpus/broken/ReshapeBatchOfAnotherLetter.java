package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class ReshapeBatchOfAnotherLetter {
  final Layer embed = dense(64);

  Tensor forward(@Shape("M 32 32 3") Tensor image) {
    Tensor patches =
        // ERROR: [ReshapeBatch] reshape leaves out the batch: it makes [N 8 4 8 4 3] of [M 32 32 3], which has M examples
        // THEN: fix: write @Shape("N 32 32 3") in image
        image.reshape("N 8 4 8 4 3").transpose(0, 1, 3, 2, 4, 5).reshape("N 64 48");
    return embed.apply(patches);
  }
}
