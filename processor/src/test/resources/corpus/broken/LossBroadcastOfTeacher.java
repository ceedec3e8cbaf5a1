package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class LossBroadcastOfTeacher {
  final Layer student = dense(16).relu().dense(4);
  final Layer teacher = dense(64).relu().dense(1);

  Objective learn(@Shape("N 13") Tensor x) {
    // WARNING: [LossBroadcast] squaredError compares [N 4] with a target [N 1]: all 4 with one number
    // THEN: fix: write dense(1) in student/dense_2, LossBroadcastOfTeacher.java:9
    return minimize(squaredError(student.apply(x), teacher.apply(x).stopGradient()).mean()).of(student);
  }
}
