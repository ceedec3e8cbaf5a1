package dev.tenon.runtime.data;

import dev.tenon.Column;
import dev.tenon.Csv;
import dev.tenon.Label;
import dev.tenon.Written;

/** A row with all kinds of columns. */
@Csv(value = "passengers.csv", test = "test.csv", folder = "ship")
record Passenger(
    @Column("Fare paid") double fare,
    Double age,
    boolean woman,
    Port port,
    @Label Fate fate,
    int siblings) {
  Passenger {
    if (siblings < 0) {
      throw new IllegalArgumentException("siblings is 0 or more, not " + siblings);
    }
  }

  enum Port {
    @Written({"C", "Cherbourg"})
    CHERBOURG,
    @Written("S")
    SOUTHAMPTON,
    @Written("")
    UNKNOWN
  }

  enum Fate {
    DIED,
    SURVIVED
  }
}
