package dev.tenon.runtime.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tenon.DataSpec;
import dev.tenon.Mnist;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DataContractTest {
  @DataSpec(input = "float32 N 3", label = "float32 N 2")
  private static final class Regression {}

  @DataSpec(
      input = "uint8 N 4",
      classes = 3,
      firstClass = 1,
      classNames = {"a", "b", "c"})
  private static final class FromOne {}

  @DataSpec(input = "uint8 28 28 1")
  private static final class NoBatch {}

  @DataSpec(input = "int32 N T")
  private static final class TwoNamed {}

  @DataSpec(input = "uint8 N 4", label = "float32 N", classes = 2)
  private static final class FloatClasses {}

  @DataSpec(input = "uint8 N 4", classes = 3, classNames = "a")
  private static final class OneNameOfThree {}

  @DataSpec(input = "uint8 N 4", classes = -1)
  private static final class NegativeClasses {}

  @Test
  void readsMnist() {
    DataContract mnist = DataContract.of(Mnist.class);
    assertEquals("uint8 N 28 28 1", mnist.input().toString());
    assertEquals("int32 N", mnist.label().toString());
    assertEquals(10, mnist.classes());
    assertEquals(784, mnist.inputBytes());
    assertEquals(4, mnist.labelBytes());
    assertTrue(mnist.isClass(0) && mnist.isClass(9));
    assertFalse(mnist.isClass(-1) || mnist.isClass(10));
  }

  @Test
  void countsBytesByType() {
    DataContract contract = DataContract.of(Regression.class);
    assertEquals(12, contract.inputBytes());
    assertEquals(8, contract.labelBytes());
  }

  @Test
  void classesMayBeginAtOne() {
    DataContract contract = DataContract.of(FromOne.class);
    assertFalse(contract.isClass(0) || contract.isClass(4));
    assertTrue(contract.isClass(1) && contract.isClass(3));
    assertFalse(contract.isClass(Integer.MIN_VALUE));
  }

  @Test
  void aClassWithoutContractIsRefused() {
    String message =
        assertThrows(IllegalArgumentException.class, () -> DataContract.of(String.class))
            .getMessage();
    assertTrue(message.startsWith("java.lang.String states no data contract; annotate it"));
  }

  @ParameterizedTest
  @ValueSource(
      classes = {
        NoBatch.class,
        TwoNamed.class,
        FloatClasses.class,
        OneNameOfThree.class,
        NegativeClasses.class
      })
  void aContractWithoutSenseIsRefused(Class<?> spec) {
    assertThrows(IllegalArgumentException.class, () -> DataContract.of(spec));
  }
}
