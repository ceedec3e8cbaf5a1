package cases;

import static dev.tenon.Act.*;
import static dev.tenon.Tenon.*;

import dev.tenon.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;

@Model
final class UNet {
  final List<Layer> down = levels(4, 8);
  final Layer bottom = convs(16);
  final List<Layer> up = ups(8, 4), merge = levels(8, 4);
  final Layer head = sequential().conv2d(1, 1);

  @Shape("N 16 16 1")
  Tensor forward(@Shape("N 16 16 3") Tensor image) {
    Deque<Tensor> skips = new ArrayDeque<>();
    Tensor x = image;
    for (Layer level : down) {
      x = level.apply(x);
      skips.push(x);
      x = maxPool2d(2).apply(x);
    }
    x = bottom.apply(x);
    for (int i = 0; i < up.size(); i++) {
      x = merge.get(i).apply(concat(up.get(i).apply(x), skips.pop()));
    }
    return head.apply(x);
  }

  Objective segment(@Shape("N 16 16 3") Tensor image, @Shape("N 16 16 1") Tensor mask) {
    return minimize(sigmoidCrossEntropy(forward(image), mask).mean());
  }

  static Layer convs(int f) {
    return sequential().repeat(2, i -> conv2d(f, 3, o -> o.bias(false)).batchNorm().relu());
  }

  static List<Layer> levels(int... f) {
    return Arrays.stream(f).mapToObj(UNet::convs).toList();
  }

  static List<Layer> ups(int... f) {
    List<Layer> l = new ArrayList<>();
    for (int n : f) l.add(conv2dTranspose(n, 2, o -> o.stride(2)));
    return l;
  }
}
