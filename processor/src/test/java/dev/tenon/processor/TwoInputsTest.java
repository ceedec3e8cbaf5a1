package dev.tenon.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tenon.processor.Compiled.Compiler;
import dev.tenon.runtime.Value;
import java.lang.reflect.InvocationTargetException;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A model with two inputs and no data set: trained step by step, and asked, by typed methods. */
class TwoInputsTest {
  private static final String MODEL =
      """
      package shop;

      import dev.tenon.*;

      @Model
      @Adam(0.05)
      final class Ranking {
        static final int WIDTH = 4;

        @Input("N 2") Tensor user;
        @Input("N 2 1") Tensor item;
        @Reshape("N 2") Tensor flat;
        @Concat @From({"user", "flat"}) Tensor both;
        @Dense(units = 16, activation = Act.RELU) Tensor hidden;
        @Reshape("N WIDTH WIDTH") Tensor grid;
        @Flatten Tensor row;

        @Dense(units = 1)
        @Output(loss = Loss.MEAN_SQUARED_ERROR, label = "rating")
        Tensor score;
      }
      """;

  private static final String USER =
      """
      package shop;

      import dev.tenon.runtime.Value;

      public final class User {
        private final RankingTrainer trainer = new RankingTrainer();

        public double step(Value user, Value item, Value rating) {
          return trainer.step(user, item, rating).loss();
        }

        public Value ask(Value user, Value item) {
          return trainer.predictor().predict(user, item);
        }

        public void close() {
          trainer.close();
        }
      }
      """;

  private static final Value USERS = Value.of(new float[] {0, 1, 1, 0, 1, 1}, 3, 2);
  private static final Value ITEMS = Value.of(new float[] {1, 0, 1, 0, 0, 1}, 3, 2, 1);
  private static final Value RATINGS = Value.of(new float[] {1, 5, 3}, 3, 1);

  @ParameterizedTest
  @EnumSource(Compiler.class)
  void learnsAndAnswersByTypedMethods(Compiler compiler, @TempDir Path folder) throws Exception {
    Compiled compiled =
        Compiled.compile(
            compiler, folder, Map.of("shop/Ranking.java", MODEL, "shop/User.java", USER));
    assertEquals(List.of(), compiled.messages());
    try (URLClassLoader loader = compiled.loader()) {
      Object user = loader.loadClass("shop.User").getConstructor().newInstance();
      double first = (double) call(user, "step", USERS, ITEMS, RATINGS);
      double last = first;
      for (int i = 0; i < 200; i++) {
        last = (double) call(user, "step", USERS, ITEMS, RATINGS);
      }
      assertTrue(last < first / 10, first + " became " + last);
      assertEquals("float32 [3, 1]", call(user, "ask", USERS, ITEMS).toString());

      Value twoItems = Value.of(new float[] {1, 0, 1, 0}, 2, 2, 1);
      IllegalArgumentException refused =
          assertThrows(IllegalArgumentException.class, () -> call(user, "ask", USERS, twoItems));
      assertEquals(
          "N is 3 in axis 0 of user, but 2 in axis 0 of item; it must be one size",
          refused.getMessage());
      call(user, "close");
    }
  }

  private static Object call(Object user, String method, Object... arguments) throws Exception {
    Class<?>[] types = new Class<?>[arguments.length];
    java.util.Arrays.fill(types, Value.class);
    try {
      return user.getClass().getMethod(method, types).invoke(user, arguments);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof RuntimeException thrown) {
        throw thrown;
      }
      throw e;
    }
  }
}
