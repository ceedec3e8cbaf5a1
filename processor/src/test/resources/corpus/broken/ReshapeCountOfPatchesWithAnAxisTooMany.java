package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class ReshapeCountOfPatchesWithAnAxisTooMany {
  final Layer embed = dense(64);

  Tensor forward(@Shape("N 32 32 3") Tensor image) {
    Tensor patches =
        // ERROR: [ReshapeCount] reshape cannot reshape [N 32 32 3] to [N 8 4 8 4 8 3]: 3072*N elements are not 24576*N
        // THEN: fix: write reshape("N 8 4 8 4 3")
        image.reshape("N 8 4 8 4 8 3").transpose(0, 1, 3, 2, 4, 5).reshape("N 64 48");
    return embed.apply(patches);
  }
}
