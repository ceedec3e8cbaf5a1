package cases;

import static dev.tenon.Act.*;
import static dev.tenon.Tenon.*;

import dev.tenon.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;

@Model
final class SwitchYields {
  final Layer body =
      sequential()
          .repeat(
              4,
              i ->
                  switch (i) {
                    case 0, 1 -> dense(4);
                    case 2 -> {
                      int units = i * 3;
                      yield dense(units).relu();
                    }
                    default -> identity();
                  });

  Tensor forward(@Shape("N 8") Tensor x) {
    return body.apply(x);
  }
}
