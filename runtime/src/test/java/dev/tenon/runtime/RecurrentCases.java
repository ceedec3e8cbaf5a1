package dev.tenon.runtime;

import static dev.tenon.runtime.PrimitiveCase.of;

import dev.tenon.ir.op.Grus;
import dev.tenon.ir.op.Lstms;
import dev.tenon.ir.op.SimpleRnns;
import java.util.stream.Stream;

/** Cases of the primitives of recurrent networks. */
final class RecurrentCases {
  private static final String UNMASKED = "bool scalar";

  private RecurrentCases() {}

  static Stream<PrimitiveCase> all() {
    return Stream.of(lstms(), grus(), simple()).flatMap(s -> s);
  }

  private static Stream<PrimitiveCase> lstms() {
    return Stream.of(
        of(new Lstms.Lstm(false), "3 N 8", "2 8", "N 2", "N 2", UNMASKED).differentiated(0),
        of(new Lstms.Lstm(false), "3 2 4", "1 4", "2 1", "2 1", "bool 3 2 1").differentiated(0, 1),
        of(new Lstms.Lstm(true), "4 2 8", "2 8", "2 2", "2 2", "bool 4 2 1").differentiated(0, 1),
        of(new Lstms.Lstm(true), "1 1 12", "3 12", "1 3", "1 3", UNMASKED),
        of(new Lstms.Lstm(false), "2 2 4", "1 4", "2 1", "2 1", "bool 2 2 1"),
        lstmGrad(false, "scalar", UNMASKED),
        lstmGrad(true, "scalar", "bool 3 N 1"),
        lstmGrad(false, "3 N 2", "bool 3 N 1"));
  }

  private static PrimitiveCase lstmGrad(boolean backwards, String upstreamCells, String mask) {
    return of(
        new Lstms.LstmGrad(backwards),
        "3 N 2",
        upstreamCells,
        "3 N 8",
        "3 N 2",
        "3 N 2",
        "2 8",
        mask);
  }

  private static Stream<PrimitiveCase> grus() {
    return Stream.of(
        of(new Grus.Gru(false), "3 N 6", "2 6", "N 2", "2", UNMASKED).differentiated(0),
        of(new Grus.Gru(true), "4 2 6", "2 6", "2 2", "2", "bool 4 2 1").differentiated(0),
        of(new Grus.Gru(false), "2 2 3", "1 3", "2 1", "1", "bool 2 2 1"),
        of(new Grus.GruGrad(false), "3 N 2", "3 N 8", "3 N 2", "2 6", UNMASKED),
        of(new Grus.GruGrad(true), "3 N 2", "3 N 8", "3 N 2", "2 6", "bool 3 N 1"));
  }

  private static Stream<PrimitiveCase> simple() {
    return Stream.of(
        of(new SimpleRnns.SimpleRnn(false), "3 N 2", "2 2", "N 2", UNMASKED),
        of(new SimpleRnns.SimpleRnn(true), "4 2 3", "3 3", "2 3", "bool 4 2 1"),
        of(new SimpleRnns.SimpleRnnGrad(false), "3 N 2", "3 N 2", "2 2", "bool 3 N 1"),
        of(new SimpleRnns.SimpleRnnGrad(true), "3 N 2", "3 N 2", "2 2", UNMASKED));
  }
}
