package dev.tenon.samples.wine;

import dev.tenon.Column;
import dev.tenon.Csv;
import dev.tenon.Label;

/** A wine, by what a chemical analysis found; to be told is which of three growers made it. */
@Csv(value = "wine.csv", folder = "wine")
public record Wine(
    double alcohol,
    double malicAcid,
    double ash,
    double alcalinityOfAsh,
    double magnesium,
    double totalPhenols,
    double flavanoids,
    double nonflavanoidPhenols,
    double proanthocyanins,
    double colorIntensity,
    double hue,
    @Column("od280/od315_of_diluted_wines") double dilution,
    double proline,
    @Label Cultivar cultivar) {
  /** Who grew the grapes; the names are those in the file. */
  public enum Cultivar {
    CLASS_0,
    CLASS_1,
    CLASS_2
  }
}
