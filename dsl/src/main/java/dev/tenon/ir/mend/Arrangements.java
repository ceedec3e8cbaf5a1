package dev.tenon.ir.mend;

import dev.tenon.ir.Declaration.Located;
import java.util.List;

/** Changes that leave all that is written, but at other places: neighbours that were mixed up. */
public interface Arrangements {
  /** Where nothing can change place. */
  Arrangements NONE =
      new Arrangements() {
        @Override
        public List<Candidate> near(Located problem) {
          return List.of();
        }

        @Override
        public boolean areNeighbours(Located one, Located other) {
          return false;
        }
      };

  /** What may change place near {@code problem}, the likeliest first. */
  List<Candidate> near(Located problem);

  /** Whether what both are about is the same, or stands one after the other. */
  boolean areNeighbours(Located one, Located other);
}
