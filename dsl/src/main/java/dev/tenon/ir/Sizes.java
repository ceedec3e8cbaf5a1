package dev.tenon.ir;

import dev.tenon.Condition;
import dev.tenon.Contract;
import dev.tenon.Facts;
import dev.tenon.Notation;
import dev.tenon.Obligations;
import dev.tenon.Obligations.Demand;
import dev.tenon.Problem;
import dev.tenon.Type;
import java.util.function.Supplier;

/** What is known and demanded of the named sizes of the function that a trace records. */
final class Sizes {
  private final Obligations obligations;
  private final boolean replays;
  private String called = "";

  private Sizes(Obligations obligations, boolean replays) {
    this.obligations = obligations;
    this.replays = replays;
  }

  /** Those of a function of which nothing is known. */
  static Sizes unknown() {
    return new Sizes(new Obligations(), false);
  }

  /** The same sizes, for a trace that records the function again. */
  Sizes again() {
    return new Sizes(obligations, true);
  }

  /** Adds an input called {@code name}. */
  void input(String name, Notation.Parsed stated) {
    try {
      obligations.input(stated.type().dims(), stated.facts());
    } catch (IllegalArgumentException contradiction) {
      throw Problem.of(
              "SizeFacts", "%s cannot have its sizes: %s", name, contradiction.getMessage())
          .fix("state the same of a size wherever it stands");
    }
  }

  /** Adds an input of whose sizes nothing is known. */
  void input(Type type) {
    if (!replays) {
      obligations.input(type.dims(), Facts.NONE);
    }
  }

  /** Says that a call of {@code method} demands what is demanded next; gives what did before. */
  String applying(String method) {
    String before = called;
    called = method;
    return before;
  }

  /** Demands {@code condition} where {@code frame} is traced. */
  void demand(
      Condition condition, Frame frame, Phase phase, Supplier<? extends RuntimeException> problem) {
    String where = frame == null ? "" : frame.scope();
    boolean users = frame != null && frame.users();
    boolean placed = frame != null && !condition.names().isEmpty();
    Origin origin = !placed ? Origin.NONE : users ? Places.here() : frame.origin();
    String place = origin.place().replaceFirst(",.*", "");
    boolean model = phase == Phase.FORWARD && !replays;
    obligations.require(
        condition, new Demand(where, users ? called : where, model, place), problem);
  }

  /** What is known of the names so far. */
  Facts facts() {
    return obligations.facts();
  }

  /** What was found. */
  Contract settle() {
    return obligations.settle();
  }
}
