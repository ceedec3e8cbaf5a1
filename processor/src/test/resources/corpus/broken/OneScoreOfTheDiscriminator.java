package cases;

import static dev.tenon.Act.RELU;

import dev.tenon.*;

@Model(data = OneScoreOfTheDiscriminator.Faces.class)
record OneScoreOfTheDiscriminator(
    @Conv2d(filters = 32, kernel = 4, stride = 2, activation = RELU) Tensor conv1,
    @Conv2d(filters = 64, kernel = 4, stride = 2, activation = RELU) Tensor conv2,
    // ERROR: [LabelRank] score gives 8 x 8 predictions an example, [N 8 8 1], for labels [N 1] of Faces
    // THEN: fix: put @Flatten before it
    // THEN: or put @GlobalAvgPool2d before it
    @Output(loss = Loss.SIGMOID_CROSS_ENTROPY) @Dense(units = 1) Tensor score) {

  @DataSpec(input = "N 32 32 3", label = "N 1")
  static final class Faces {}
}
