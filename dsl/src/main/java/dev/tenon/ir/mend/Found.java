package dev.tenon.ir.mend;

import dev.tenon.ir.Declaration.Located;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * What is wrong with a model.
 *
 * @param problems that are told
 * @param silent problems that are not told, since they may come from others
 * @param searched whether no error came before warnings were looked for
 * @param suspected warnings of what was traced in spite of errors, which may come from these, or
 *     these from them; asked for only where {@code searched} is false
 */
public record Found(
    List<Located> problems,
    List<Located> silent,
    boolean searched,
    Supplier<List<Located>> suspected) {
  /** What is wrong with data, and the same mistake whatever layer is the last one. */
  private static final Set<String> OF_DATA = Set.of("LabelBase");

  /** How much is wrong, told or not. */
  int size() {
    return problems.size() + silent.size();
  }

  /** Those that are no warnings. */
  public List<Located> errors() {
    return problems.stream().filter(located -> !located.warning()).toList();
  }

  /** All warnings, and those that are suspected. */
  List<Located> warnings() {
    List<Located> all = new ArrayList<>(problems);
    if (!searched) {
      Set<String> told = keys(problems);
      suspected.get().stream().filter(located -> told.add(key(located))).forEach(all::add);
    }
    return all.stream().filter(Located::warning).toList();
  }

  /** What tells apart that which is told and silent. */
  public Set<String> keys() {
    Set<String> keys = keys(problems);
    keys.addAll(keys(silent));
    return keys;
  }

  /** The same with what is suspected. */
  Set<String> allKeys() {
    Set<String> keys = keys();
    keys.addAll(keys(warnings()));
    return keys;
  }

  static Set<String> keys(List<Located> problems) {
    return problems.stream().map(Found::key).collect(Collectors.toCollection(HashSet::new));
  }

  /** What tells {@code located} from others. */
  public static String key(Located located) {
    String id = located.problem().id();
    if (OF_DATA.contains(id)) {
      return id;
    }
    Object token = located.origin().token();
    Object place = token == null ? located.origin().place() : token;
    return id + "@" + place.hashCode() + place;
  }
}
