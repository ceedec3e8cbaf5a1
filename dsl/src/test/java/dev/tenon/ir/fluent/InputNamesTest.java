package dev.tenon.ir.fluent;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class InputNamesTest {
  @Test
  void componentsAreCalledAsTheyAre() {
    InputNames names = new InputNames(false);
    names.add("user", "id", true);
    names.add("user", "facts", true);
    names.add("clicked", true);
    assertEquals(List.of("id", "facts", "clicked"), names.all());
  }

  @Test
  void theParameterComesBeforeANameThatTwoRecordsHave() {
    InputNames names = new InputNames(false);
    names.add("user", "id", true);
    names.add("item", "id", true);
    names.add("item", "genres", true);
    assertEquals(List.of("user_id", "item_id", "genres"), names.all());
  }

  @Test
  void aTensorOfItsOwnKeepsTheNameThatARecordHasToo() {
    InputNames names = new InputNames(false);
    names.add("item", "id", true);
    names.add("id", true);
    names.add("item_id", true);
    assertEquals(List.of("item_id", "id", "item_id_2"), names.all());
  }

  @Test
  void dataTakesItsNamesFirst() {
    InputNames names = new InputNames(true);
    names.add("input", true);
    names.add("image", false);
    names.add("digit", false);
    names.add("row", "label", true);
    assertEquals(List.of("input_2", "input", "label", "row_label"), names.all());
  }
}
