package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;
import java.util.*;

@Model
final class SkipSizeOfABottomThatPools {
  final List<Layer> down = levels(32, 64, 128, 256);
  final Layer bottom = maxPool2d(2).then(convs(512));
  final List<Layer> up = ups(256, 128, 64, 32), merge = levels(256, 128, 64, 32);
  final Layer head = sequential().conv2d(1, 1);

  @Shape("N H W 1")
  Tensor forward(@Shape("N H W 3") Tensor image) {
    Deque<Tensor> skips = new ArrayDeque<>();
    Tensor x = image;
    for (Layer level : down) {
      x = level.apply(x);
      skips.push(x);
      x = maxPool2d(2).apply(x);
    }
    x = bottom.apply(x);
    for (int i = 0; i < up.size(); i++)
      // ERROR: [ConcatSizes] concat cannot join [N a b 256] and [N c d 256] along axis 3
      // THEN: help: make all other sizes equal
      x = merge.get(i).apply(concat(up.get(i).apply(x), skips.pop()));
    return head.apply(x);
  }

  static Layer convs(int f) {
    return sequential().repeat(2, i -> conv2d(f, 3, o -> o.bias(false)).batchNorm().relu());
  }

  static List<Layer> levels(int... f) {
    return Arrays.stream(f).mapToObj(SkipSizeOfABottomThatPools::convs).toList();
  }

  static List<Layer> ups(int... f) {
    List<Layer> l = new ArrayList<>();
    for (int n : f) l.add(conv2dTranspose(n, 2, o -> o.stride(2)));
    return l;
  }
}

