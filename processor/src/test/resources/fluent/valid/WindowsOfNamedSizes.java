package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;
import java.util.*;

/** Windows of images of any height and width: the input must be made of whole ones. */
@Model
final class WindowsOfNamedSizes {
  static final int SIDE = 4;
  final Layer embed = dense(8), look = attention(2), score = dense(2);

  @Shape("N H W 8")
  Tensor forward(@Shape("N H W 3") Tensor image) {
    Tensor x = embed.apply(image);
    Tensor windows =
        x.rearrange("n (h p) (w q) c -> (n h w) (p q) c", "p", SIDE, "q", SIDE);
    return look.apply(windows)
        .rearrange(
            "(n h w) (p q) c -> n (h p) (w q) c",
            "p",
            SIDE,
            "h",
            image.dims().dim(1).floorDiv(SIDE),
            "w",
            image.dims().dim(2).floorDiv(SIDE))
        .plus(x);
  }

  @Inference
  Tensor scores(@Shape("N H W 3") Tensor image) {
    Tensor x = embed.apply(image);
    return score.apply(x.rearrange("n (h p) (w q) c -> n h w (p q c)", "p", SIDE, "q", SIDE));
  }
}
