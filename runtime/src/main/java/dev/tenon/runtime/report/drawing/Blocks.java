package dev.tenon.runtime.report.drawing;

import dev.tenon.ir.Network;
import dev.tenon.ir.Network.Arrow;
import dev.tenon.ir.Network.Box;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The parts of a network that are repeated: layers whose names begin alike, such as {@code
 * body/block_2/}, follow one another in the graph. Equal ones in a row are drawn once.
 *
 * @param network what is drawn
 * @param blocks in order
 */
record Blocks(Network network, List<Block> blocks) {
  /** What stands in branches belongs to the block that they are in. */
  private static final String BRANCHES = "/branch(_\\d+)?/.*";

  /**
   * A part.
   *
   * @param name such as {@code body/block}
   * @param last the name of the last one that is equal; the same where it is not repeated
   * @param times how often it is there
   * @param boxes the indices of its boxes
   */
  record Block(String name, String last, int times, List<Integer> boxes) {}

  static Blocks of(Network network) {
    Map<String, List<Integer>> byName = byName(network.boxes());
    List<Block> blocks = new ArrayList<>();
    int[] instead = new int[network.boxes().size()];
    for (int i = 0; i < instead.length; i++) {
      instead[i] = i;
    }
    List<Integer> before = List.of();
    for (Map.Entry<String, List<Integer>> entry : byName.entrySet()) {
      List<Integer> boxes = entry.getValue();
      if (isRepeated(network.boxes(), before, boxes)) {
        Block first = blocks.remove(blocks.size() - 1);
        blocks.add(new Block(first.name(), entry.getKey(), first.times() + 1, first.boxes()));
        for (int i = 0; i < boxes.size(); i++) {
          instead[boxes.get(i)] = first.boxes().get(i);
        }
      } else {
        blocks.add(new Block(entry.getKey(), entry.getKey(), 1, boxes));
      }
      before = boxes;
    }
    return without(network, blocks, instead);
  }

  /** Boxes by the block that they are in, the innermost; those in none are not in it. */
  private static Map<String, List<Integer>> byName(List<Box> boxes) {
    Map<String, List<Integer>> byName = new LinkedHashMap<>();
    for (int i = 0; i < boxes.size(); i++) {
      String name = boxes.get(i).name().replaceFirst(BRANCHES, "");
      int slash = name.lastIndexOf('/');
      if (slash > 0) {
        byName.computeIfAbsent(name.substring(0, slash), key -> new ArrayList<>()).add(i);
      }
    }
    Set<String> names = Set.copyOf(byName.keySet());
    byName
        .entrySet()
        .removeIf(
            block ->
                block.getValue().size() < 2
                    || names.stream().anyMatch(n -> n.startsWith(block.getKey() + "/")));
    return byName;
  }

  /** Whether {@code boxes} are like {@code before}, and take all from the last of them alone. */
  private static boolean isRepeated(List<Box> all, List<Integer> before, List<Integer> boxes) {
    if (before.size() != boxes.size()) {
      return false;
    }
    int exit = before.get(before.size() - 1);
    for (int i = 0; i < boxes.size(); i++) {
      Box a = all.get(before.get(i));
      Box b = all.get(boxes.get(i));
      if (!a.kind().equals(b.kind())
          || a.parameters() != b.parameters()
          || a.arrows().size() != b.arrows().size()) {
        return false;
      }
      for (int k = 0; k < a.arrows().size(); k++) {
        Arrow to = a.arrows().get(k);
        Arrow other = b.arrows().get(k);
        boolean within = boxes.contains(other.from());
        boolean alike =
            within
                ? before.indexOf(to.from()) == boxes.indexOf(other.from())
                : other.from() == exit && !before.contains(to.from());
        if (!alike || !to.type().equals(other.type())) {
          return false;
        }
      }
    }
    // nothing else leaves the block before
    for (int i = 0; i < all.size(); i++) {
      for (Arrow arrow : all.get(i).arrows()) {
        boolean leaves = before.contains(arrow.from()) && !before.contains(i);
        if (leaves && (arrow.from() != exit || !boxes.contains(i))) {
          return false;
        }
      }
    }
    return true;
  }

  /** The network without boxes for which others stand. */
  private static Blocks without(Network network, List<Block> blocks, int[] instead) {
    int[] index = new int[instead.length];
    int count = 0;
    for (int i = 0; i < instead.length; i++) {
      index[i] = instead[i] == i ? count++ : index[instead[i]];
    }
    List<Box> boxes = new ArrayList<>();
    for (int i = 0; i < instead.length; i++) {
      if (instead[i] == i) {
        Box box = network.boxes().get(i);
        List<Arrow> arrows =
            box.arrows().stream().map(a -> new Arrow(index[a.from()], a.type())).toList();
        boxes.add(new Box(box.name(), box.kind(), box.parameters(), arrows));
      }
    }
    List<Block> renumbered =
        blocks.stream()
            .map(
                block ->
                    new Block(
                        block.name(),
                        block.last(),
                        block.times(),
                        block.boxes().stream().map(i -> index[i]).toList()))
            .toList();
    return new Blocks(new Network(boxes), renumbered);
  }
}
