package dev.tenon.models;

import static dev.tenon.Tenon.add;
import static dev.tenon.Tenon.conv2d;
import static dev.tenon.Tenon.identity;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tenon.Inference;
import dev.tenon.Layer;
import dev.tenon.Model;
import dev.tenon.Shape;
import dev.tenon.Tensor;
import dev.tenon.ir.Declaration.Located;
import dev.tenon.ir.fluent.FluentAssembler;
import dev.tenon.ir.mend.Candidate;
import dev.tenon.ir.mend.Found;
import dev.tenon.ir.mend.Mending;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How much is tried: by the number of traces, not by the time that they take. */
class MendingTest {
  private static final int MOST_TRIED = 6;

  /** Counts how often it is traced. */
  @Model
  static final class Deep {
    final List<Layer> blocks = new ArrayList<>(List.of(conv2d(16, 3)));
    int traces;

    /** With blocks of these widths; all but 16 are mistakes. */
    Deep(int... widths) {
      for (int i = 0; i < widths.length; i++) {
        blocks.add(block(widths, i));
      }
    }

    private static Layer block(int[] widths, int i) {
      return switch (i) { // each in a line of its own
        case 0 -> add(conv2d(widths[0], 3).relu(), identity());
        case 1 -> add(conv2d(widths[1], 3).relu(), identity());
        case 2 -> add(conv2d(widths[2], 3).relu(), identity());
        default -> add(conv2d(widths[3], 3).relu(), identity());
      };
    }

    @Inference
    Tensor scores(@Shape("N 8 8 3") Tensor image) {
      traces++;
      Tensor value = image;
      for (Layer block : blocks) {
        value = block.apply(value);
      }
      return value;
    }
  }

  @Test
  void triesAtMostSixChangesAProblem() {
    Deep wrong = new Deep(16, 17, 16, 16);
    List<Located> problems = FluentAssembler.assemble(wrong, "Deep").problems();

    assertEquals(1, problems.size());
    assertTrue(problems.get(0).problem().candidates().size() >= 2);
    assertTrue(wrong.traces <= 1 + MOST_TRIED, wrong.traces + " traces");
  }

  @Test
  void looksForHiddenMistakesOnceForEach() {
    Deep wrong = new Deep(17, 18, 19, 20);
    List<Located> problems = FluentAssembler.assemble(wrong, "Deep").problems();

    assertEquals(4, problems.size(), problems::toString);
    assertTrue(wrong.traces <= 1 + 4 * (MOST_TRIED + 1), wrong.traces + " traces");
  }

  @Test
  void triesNothingForAModelThatIsRight() {
    Deep right = new Deep(16, 16, 16, 16);
    assertEquals(List.of(), FluentAssembler.assemble(right, "Deep").problems());
    assertEquals(1, right.traces);
  }

  @Test
  void triesNoMoreThanSixOfManyCandidates() {
    Located problem = FluentAssembler.assemble(new Deep(16, 17, 16, 16), "Deep").problems().get(0);
    List<Candidate> many = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      many.addAll(problem.problem().candidates());
    }
    Located told = new Located(problem.problem().found(List.of(), many), problem.origin(), false);
    int[] tried = new int[1];
    Found found = new Found(List.of(told), List.of(), false, List::of);
    Mending.of(
        found,
        (change, hopeless) -> {
          tried[0]++;
          return found;
        },
        List::of);
    assertEquals(MOST_TRIED, tried[0]);
  }
}
