package dev.tenon.benchmarks;

import java.util.List;

/**
 * The source of a residual network of any number of layers: an annotated class with a field for
 * each, three quarters of them convolutions of images, the rest dense; or a class of the fluent
 * form, all convolutions.
 *
 * @param mistakes where blocks are too wide to be added to their input: 0 is the first, 1 the last
 */
record DeepModel(int layers, boolean fluent, List<Double> mistakes) {
  private static final int BLOCK = 4;

  /** A model without mistakes. */
  DeepModel(int layers, boolean fluent) {
    this(layers, fluent, List.of());
  }

  /** How many channels the block with this number, of {@code all}, has; 16 where it is right. */
  private int width(int block, int all) {
    for (int i = 0; i < mistakes.size(); i++) {
      if (block == 1 + Math.round(mistakes.get(i) * (all - 1))) {
        return 17 + i; // no two alike, or one would mend the other
      }
    }
    return 16;
  }

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
              conv2d(16, 3)
        %s          .globalAvgPool2d()
                  .dense(10);

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
        .formatted(name(), fluentBlocks((layers - 3) / BLOCK).indent(10));
  }

  private String fluentBlocks(int blocks) {
    StringBuilder chain = new StringBuilder();
    int right = 0;
    for (int block = 1; block <= blocks; block++) {
      int width = width(block, blocks);
      right += width == 16 ? 1 : 0;
      if (right > 0 && (block == blocks || width != 16)) {
        chain.append(".repeat(").append(right).append(", i -> block())\n");
        right = 0;
      }
      if (width != 16) {
        chain.append(
            ".then(add(conv2d(%d, 3, o -> o.bias(false)).batchNorm().relu(), identity()))\n"
                .formatted(width));
      }
    }
    return chain.toString();
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
      int place = block <= convolutional ? 0 : 1;
      main[place] = main[place].replace("= 16", "= " + width(block, blocks));
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
