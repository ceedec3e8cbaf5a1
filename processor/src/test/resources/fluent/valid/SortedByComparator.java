package cases;

import static dev.tenon.Act.*;
import static dev.tenon.Tenon.*;

import dev.tenon.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;

@Model
final class SortedByComparator {
  record Entry(String name, int units) {}

  final Layer body;

  SortedByComparator() {
    List<Entry> entries = new ArrayList<>(List.of(new Entry("b", 2), new Entry("a", 5)));
    entries.sort(Comparator.comparing(Entry::name).thenComparing(Entry::units));
    Chain chain = sequential();
    Iterator<Entry> each = entries.iterator();
    while (each.hasNext()) {
      chain = chain.dense(each.next().units());
    }
    body = chain;
  }

  Tensor forward(@Shape("N 8") Tensor x) {
    return body.apply(x);
  }
}
