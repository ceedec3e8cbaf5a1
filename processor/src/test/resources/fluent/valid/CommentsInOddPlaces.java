package cases;

import static dev.tenon.Act.*;
import static dev.tenon.Tenon.*;

import dev.tenon.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;

@Model
final class CommentsInOddPlaces {
  final Layer body = /* a */ dense /* b */ ( // c
      3 /* ) */ ) . /* new */ relu // "(
      ( );
  final String text = "dense(3) new \" ( " + '"' + '(' + '\'' + """
      new dense( \""" (
      """;
  Tensor forward(@Shape("N 8") Tensor x) { return body.apply(x); } // "
}
