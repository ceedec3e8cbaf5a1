package dev.tenon.ir.fluent;

import dev.tenon.ir.Declaration.Located;
import dev.tenon.ir.mend.Amendments;
import dev.tenon.ir.mend.Found;
import dev.tenon.ir.mend.Mending;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Predicate;

/** Tries a change of one variant in the others, too: they are made by the same code. */
final class Siblings implements Mending.Check {
  private final List<Object> variants;
  private final BiFunction<Object, Amendments, Found> found;
  private final Mending.Check own;
  private final Map<Object, Set<String>> before = new IdentityHashMap<>();

  /**
   * Checks of a variant among others.
   *
   * @param variants the others
   * @param found what is wrong with one of them after a change
   * @param own what is wrong with the variant itself
   */
  Siblings(List<Object> variants, BiFunction<Object, Amendments, Found> found, Mending.Check own) {
    this.variants = variants;
    this.found = found;
    this.own = own;
  }

  @Override
  public Found after(Amendments change, Predicate<Located> hopeless) {
    Found here = own.after(change, hopeless);
    List<Located> all = new ArrayList<>(here.problems());
    for (Object variant : change.isEmpty() ? List.of() : variants) {
      Set<String> known =
          before.computeIfAbsent(variant, v -> found.apply(v, Amendments.NONE).keys());
      found.apply(variant, change).errors().stream()
          .filter(made -> !known.contains(Found.key(made)))
          .forEach(all::add);
    }
    return new Found(all, here.silent(), here.searched(), here.suspected());
  }
}
