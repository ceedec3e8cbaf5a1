package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;
import java.util.*;
import java.util.stream.*;

@Model
final class TextsOfValues {
  record Width(int units, List<Integer> more) {}

  final Layer body;

  TextsOfValues() {
    Width width = new Width(4, List.of(1, 2));
    String text = "width " + width + " of " + Arrays.toString(new int[] {1, 2}) + Map.of("a", 1);
    String joined = Stream.of(1, 2L, 'c').map(Object::toString).collect(Collectors.joining());
    String more = String.format("%s %s", Optional.of(2), Padding.SAME) + new StringBuilder().append(width);
    int hash = Objects.hash(1, "a") + List.of(2).hashCode() + width.hashCode();
    body = dense(text.length() + joined.length() + more.length() + hash % 2);
  }

  Tensor forward(@Shape("N 8") Tensor x) {
    return body.apply(x);
  }
}
