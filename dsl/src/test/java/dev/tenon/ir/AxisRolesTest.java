package dev.tenon.ir;

import static dev.tenon.Tenon.batchNorm;
import static dev.tenon.Tenon.conv1d;
import static dev.tenon.Tenon.conv2d;
import static dev.tenon.Tenon.dense;
import static dev.tenon.Tenon.embedding;
import static dev.tenon.Tenon.flatten;
import static dev.tenon.Tenon.globalAvgPool2d;
import static dev.tenon.Tenon.groupNorm;
import static dev.tenon.Tenon.maxPool2d;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tenon.DType;
import dev.tenon.Layer;
import dev.tenon.Notation;
import dev.tenon.Role;
import dev.tenon.Tensor;
import dev.tenon.ir.fluent.Composite;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What the axes of tensors are known to be. */
class AxisRolesTest {
  /** The roles of {@code input} and of what {@code made} makes of it. */
  private static String roles(String input, UnaryOperator<Tensor> made) {
    Trace trace = new Trace(new Variables(), true, DType.FLOAT32);
    Tensor x = trace.input("x", Notation.parse(input).type());
    Variables.Owner owner = new Variables.Owner(new Object(), 1, "made", "made");
    Frame frame = new Frame("made", owner, Origin.NONE);
    Tensor y = trace.within(frame, () -> made.apply(x));
    AxisRoles roles = AxisRoles.of(trace);
    return text(roles, x) + " -> " + text(roles, y);
  }

  private static String text(AxisRoles roles, Tensor x) {
    return IntStream.range(0, x.dims().rank())
        .mapToObj(axis -> text(roles.of(x, axis)))
        .collect(Collectors.joining(" "));
  }

  private static String text(List<Role> roles) {
    return roles.isEmpty()
        ? "?"
        : roles.stream().map(Role::toString).collect(Collectors.joining("*"));
  }

  /** The one layer of a chain alone, so that no model needs to own it. */
  private static UnaryOperator<Tensor> layer(Layer chain) {
    return chain instanceof Composite composite
        ? composite.parts().get(0).layer()::apply
        : chain::apply;
  }

  @Test
  void namesOfSizesTellRoles() {
    assertEquals("batch time ? -> batch time ?", roles("N T 7", Tensor::relu));
    assertEquals("height width -> width height", roles("H W", Tensor::transpose));
    assertEquals("? -> ?", roles("H", Tensor::relu));
  }

  @Test
  void layersOfImagesTellThoseOfTheirInputs() {
    assertEquals(
        "batch height width channel -> batch height width channel",
        roles("N 28 28 1", x -> layer(conv2d(4, 3)).apply(x.relu())));
    assertEquals(
        "batch height width channel -> batch height width channel",
        roles("N 28 28 1", x -> layer(maxPool2d(2)).apply(x.cast(DType.FLOAT32))));
    assertEquals(
        "batch height width channel -> batch channel",
        roles("M 28 28 3", layer(globalAvgPool2d())));
  }

  @Test
  void denseMakesFeaturesAndConvolutionsMakeChannels() {
    assertEquals("batch time ? -> batch time feature", roles("N T 7", layer(dense(3))));
    assertEquals("batch feature -> batch feature", roles("M 7", layer(dense(3))));
    assertEquals("batch time feature -> batch time channel", roles("N 20 7", layer(conv1d(3, 5))));
    assertEquals("batch time -> batch time feature", roles("int32 N L", layer(embedding(9, 4))));
    assertEquals("batch ? -> batch ? feature", roles("int32 N 3", layer(embedding(9, 4))));
  }

  @Test
  void mergedAxesHaveAllRolesAndComeApartAgain() {
    UnaryOperator<Tensor> flat = x -> layer(flatten()).apply(layer(conv2d(4, 3)).apply(x));
    assertEquals(
        "batch height width channel -> batch height*width*channel", roles("N 8 6 3", flat));
    assertEquals(
        "batch height width channel -> batch height width*channel",
        roles("N 8 6 3", x -> flat.apply(x).reshape("N 8 24")));
    assertEquals(
        "batch height width channel -> batch ? ?",
        roles("N 8 6 3", x -> flat.apply(x).reshape("N 4 48")));
    assertEquals(
        "batch time ? -> batch*time feature",
        roles("N T 7", x -> layer(dense(3)).apply(x).rearrange("n t c -> (n t) c")));
    assertEquals(
        "batch time ? -> batch time feature",
        roles("N T 7", x -> layer(batchNorm()).apply(layer(dense(3)).apply(x))));
    assertEquals(
        "batch height width channel -> batch height width channel",
        roles(
            "N 8 6 3",
            x -> layer(groupNorm(o -> o.groups(2))).apply(layer(conv2d(4, 3)).apply(x))));
  }

  @Test
  void partsOfAnAxisAreUnknown() {
    assertEquals(
        "batch feature -> batch ? ?",
        roles("N 12", x -> layer(dense(12)).apply(x).reshape("N 4 3")));
  }

  @Test
  void productsTakeRowsOfTheOneAndColumnsOfTheOther() {
    assertEquals(
        "batch time ? -> batch time time", roles("N T 7", x -> x.matMul(x.relu(), false, true)));
    assertEquals("batch time ? -> batch ?", roles("N T 7", x -> x.sum(1)));
  }
}
