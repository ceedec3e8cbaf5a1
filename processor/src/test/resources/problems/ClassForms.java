import dev.tenon.*;

// The mistakes of records, in classes.
final class ClassForms {
  private ClassForms() {}

  @Model(data = Mnist.class)
  static final class Circle {
    @Flatten Tensor flat;

    // ERROR: [Cycle] first feeds itself: first -> second -> first
    @Dense(units = 10) @From("second") Tensor first;

    @Dense(units = 10) @From("first") Tensor second;
  }

  @Model
  static final class NoSource {
    // ERROR: [NoInput] flat has no input: nothing stands above it
    @Flatten Tensor flat;

    @Dense(units = 10) Tensor logits;
  }

  @Model(data = Mnist.class)
  static final class Unused {
    @Normalize Tensor pixels;
    @Flatten Tensor flat;

    // WARNING: [UnusedLayer] nothing uses hidden
    @Dense(units = 20) Tensor hidden;

    // ERROR: [ClassCount] logits is [N 11], but Mnist has 10 classes
    @Dense(units = 11) @From("flat") Tensor logits;
  }

  @Model(data = Mnist.class)
  static final class Kernel {
    @Normalize Tensor pixels;

    @Conv2d(
        filters = 4,
        // ERROR: [ConvKernel] big has a kernel of 29 x 29, which does not fit into 28 x 28: its input is [N 28 28 1]
        kernel = 29,
        padding = Padding.VALID)
    Tensor big;

    // ERROR: [LayerType] flat is a String; what a layer computes is a Tensor
    @Flatten String flat;

    @Dense(units = 10) Tensor logits;
  }

  // ERROR: [PrivateModel] generated code cannot name Hidden: Hidden is private
  @Model(data = Mnist.class)
  private static final class Hidden {
    @Flatten Tensor flat;
  }

  // ERROR: [GenericModel] a model cannot be generic: Generic has type parameters
  @Model(data = Mnist.class)
  static final class Generic<T> {
    @Flatten Tensor flat;
  }

  @Model(data = Mnist.class)
  // ERROR: [NoLayers] Empty has no layers
  static final class Empty {}

  @Model
  static final class Text {
    static final int SIDE = 28;

    // ERROR: [ShapeText] "N SIZE SIDE 1": "SIZE" is no size
    @Input("N SIZE SIDE 1") Tensor image;

    @Flatten Tensor flat;
  }
}
