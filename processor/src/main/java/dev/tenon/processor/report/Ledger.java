package dev.tenon.processor.report;

import dev.tenon.Contract;
import dev.tenon.ir.Function;
import dev.tenon.ir.Program;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Tells what the layers of a model demand of its named sizes: how much of it is proved, and what is
 * left to check when data is fed.
 */
public final class Ledger {
  /** The processor's option: {@code true} lists all that is demanded. */
  public static final String OPTION = "tenon.ledger";

  private final boolean all;

  /** Tells everything, or only of models of which something is left to check. */
  public Ledger(boolean all) {
    this.all = all;
  }

  /** What to say of {@code program}; empty where there is nothing. */
  public Optional<String> of(Program program) {
    Map<Contract.Entry, List<String>> functions = new LinkedHashMap<>();
    List<String> names = new ArrayList<>();
    for (Function function : program.functions()) {
      if (!function.contract().ledger().isEmpty()) {
        names.add(function.name());
      }
      function
          .contract()
          .ledger()
          .forEach(
              entry ->
                  functions
                      .computeIfAbsent(entry, first -> new ArrayList<>())
                      .add(function.name()));
    }
    List<Contract.Entry> entries = List.copyOf(functions.keySet());
    boolean guarded = entries.stream().anyMatch(e -> e.status() == Contract.Status.GUARDED);
    if (!guarded && !(all && !entries.isEmpty())) {
      return Optional.empty();
    }
    StringBuilder text = new StringBuilder(program.name() + ": " + Contract.count(entries));
    if (!all) {
      return Optional.of(text + "; -A" + OPTION + "=true lists them");
    }
    functions.forEach(
        (entry, own) -> {
          String which = own.equals(names) ? "" : "in " + String.join(", ", own) + ", ";
          text.append("\n  ").append(which).append(entry);
        });
    return Optional.of(text.toString());
  }
}
