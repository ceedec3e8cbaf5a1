package dev.tenon.benchmarks;

/**
 * The source of a residual network of any number of layers: an annotated class with a field for
 * each, three quarters of them convolutions of images, the rest dense; or a class of the fluent
 * form, all convolutions.
 */
record DeepModel(int layers, boolean fluent) {
  private static final int BLOCK = 4;

  /** Name of the class. */
  String name() {
    return (fluent ? "Fluent" : "Annotated") + layers;
  }

  /** The text of the class, in the package {@code deep}. */
  String source() {
    return fluent ? fluentSource() : annotatedSource();
  }

  private String fluentSource() {
    return """
        package deep;

        import static dev.tenon.Tenon.*;

        import dev.tenon.*;

        @Model
        @Adam(1e-3)
        class %s {
          final Layer body =
              conv2d(16, 3).repeat(%d, i -> block()).globalAvgPool2d().dense(10);

          static Layer block() {
            return add(conv2d(16, 3, o -> o.bias(false)).batchNorm().relu(), identity());
          }

          @Inference
          Tensor scores(@Shape("N 16 16 3") Tensor image) {
            return body.apply(image);
          }

          Objective learn(@Shape("N 16 16 3") Tensor image, @Shape("int32 N") Tensor digit) {
            return minimize(softmaxCrossEntropy(body.apply(image), digit).mean());
          }
        }
        """
        .formatted(name(), (layers - 3) / BLOCK);
  }

  private String annotatedSource() {
    StringBuilder fields = new StringBuilder();
    field(fields, "@Input(\"N 16 16 3\")", "image");
    field(fields, "@Conv2d(filters = 16, kernel = 3)", "block0");
    int blocks = (layers - 4) / BLOCK;
    int convolutional = blocks * 3 / 4;
    for (int block = 1; block <= blocks; block++) {
      String before = "block" + (block - 1);
      if (block == convolutional + 1) {
        field(fields, "@GlobalAvgPool2d", "pooled");
        before = "pooled";
      }
      String[] main =
          block <= convolutional
              ? new String[] {"@Conv2d(filters = 16, kernel = 3, bias = false)", "@Relu"}
              : new String[] {"@Dense(units = 16, activation = Act.RELU)", "@Dense(units = 16)"};
      field(fields, main[0], "first" + block);
      field(fields, "@BatchNorm", "norm" + block);
      field(fields, main[1], "second" + block);
      field(fields, "@Add @From({\"second" + block + "\", \"" + before + "\"})", "block" + block);
    }
    for (int more = blocks * BLOCK + 4; more < layers; more++) {
      field(fields, "@Relu", "relu" + more);
    }
    field(
        fields,
        "@Dense(units = 10) @Output(loss = Loss.SOFTMAX_CROSS_ENTROPY, label = \"digit\")",
        "logits");
    return "package deep;\n\nimport dev.tenon.*;\n\n@Model\n@Adam(1e-3)\nclass "
        + name()
        + " {\n"
        + fields
        + "}\n";
  }

  private static void field(StringBuilder fields, String annotations, String name) {
    fields.append("  ").append(annotations).append(" Tensor ").append(name).append(";\n");
  }
}
