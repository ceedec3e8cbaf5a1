package dev.tenon.ir.lint;

import dev.tenon.Dims;
import dev.tenon.Problem;
import dev.tenon.Role;
import dev.tenon.Tensor;
import dev.tenon.ir.AxisRoles.Place;
import dev.tenon.ir.Meanings.Expected;
import dev.tenon.ir.Node;
import dev.tenon.ir.Origin;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Axes in another order than a layer takes them: images with channels first, steps first. */
final class LayoutLint implements Lints.Lint {
  @Override
  public void check(Traced function) {
    Set<Node> told = new HashSet<>();
    for (Expected expected : function.trace().meanings().expected()) {
      Optional<Place> image = channelsFirst(function, expected);
      if (image.isPresent()) {
        Node input = image.get().tensor().node();
        if (told.add(input)) {
          warnOfImages(function, expected, image.get().tensor());
        }
      } else if (!comesFrom(expected.x(), told)
          && (order(function, expected) || turned(function, expected))) {
        told.add(expected.x().node());
      }
    }
  }

  /** Whether {@code x} is computed from what was told already. */
  private static boolean comesFrom(Tensor x, Set<Node> told) {
    Deque<Node> open = new ArrayDeque<>(List.of(x.node()));
    Set<Node> seen = new HashSet<>();
    while (!told.isEmpty() && !open.isEmpty()) {
      Node node = open.poll();
      if (told.contains(node)) {
        return true;
      }
      node.inputs().stream().map(Tensor::node).filter(seen::add).forEach(open::add);
    }
    return false;
  }

  // ---- images of which only the sizes tell

  /** The input of which {@code expected} is the first use, if its channels come first. */
  private static Optional<Place> channelsFirst(Traced function, Expected expected) {
    if (!expected.roles().equals(Role.ofImages())) {
      return Optional.empty();
    }
    for (int axis = 1; axis < 4; axis++) {
      Optional<Place> place = function.roles().input(expected.x(), axis);
      if (place.isEmpty()
          || place.get().axis() != axis
          || place.get().tensor().dims().rank() != 4) {
        return Optional.empty();
      }
    }
    Place place = function.roles().input(expected.x(), 1).orElseThrow();
    return looksChannelsFirst(place.tensor().dims()) ? Optional.of(place) : Optional.empty();
  }

  /** Images that came with their channels last and were turned, as other libraries want them. */
  private static boolean turned(Traced function, Expected expected) {
    Tensor x = expected.x();
    if (!expected.roles().equals(Role.ofImages()) || !looksChannelsFirst(x.dims())) {
      return false;
    }
    List<Integer> order = new ArrayList<>();
    Dims given = null;
    for (int axis = 1; axis < 4; axis++) {
      Optional<Place> place = function.roles().input(x, axis);
      if (place.isEmpty() || place.get().tensor().dims().rank() != 4) {
        return false;
      }
      given = place.get().tensor().dims();
      order.add(place.get().axis());
    }
    if (!order.equals(List.of(3, 1, 2))) {
      return false;
    }
    Problem problem =
        Problem.of(
                "ChannelsFirst",
                "%s takes its input [%s] for %s channels of %s x %s pixels",
                expected.scope().isEmpty() ? "this" : expected.scope(),
                x.dims(),
                x.dims().dim(3),
                x.dims().dim(1),
                x.dims().dim(2))
            .explained("it takes [N H W C], as [%s] was before it was transposed".formatted(given))
            .fix("leave the axes as they are: [%s]".formatted(given))
            .wantsOrder(x, 0, 2, 3, 1);
    function.warn(x.node(), problem, expected.origin(), expected.scope());
    return true;
  }

  private static boolean looksChannelsFirst(Dims image) {
    Dims example = image.slice(1, 4);
    if (!example.isKnown()) {
      return false;
    }
    long channels = example.known(0);
    long height = example.known(1);
    long width = example.known(2);
    boolean large = Math.min(height, width) >= Traced.SMALLEST;
    return Traced.COLOURS.contains(channels) && large && (channels == 3 || height == width);
  }

  private static void warnOfImages(Traced function, Expected expected, Tensor image) {
    Dims dims = image.dims();
    Origin origin = function.trace().meanings().given(image);
    Problem problem =
        Problem.of(
                "ChannelsFirst",
                "%s takes its input [%s] for %s channels of %s x %s pixels",
                expected.scope().isEmpty() ? "this" : expected.scope(),
                dims,
                dims.dim(3),
                dims.dim(1),
                dims.dim(2))
            .explained("it takes [N H W C], and this looks like [N C H W]")
            .fix(
                "store the images as \"%s %s %s %s\", or transpose(0, 2, 3, 1) first"
                    .formatted(dims.dim(0), dims.dim(2), dims.dim(3), dims.dim(1)))
            .wantsOrder(image, 0, 2, 3, 1);
    function.warn(
        image.node(),
        problem,
        origin.token() == null ? expected.origin() : origin,
        expected.scope());
  }

  // ---- axes whose roles are known

  private static boolean order(Traced function, Expected expected) {
    Tensor x = expected.x();
    List<Role> roles = expected.roles();
    List<Role> found = new ArrayList<>();
    for (int axis = 0; axis < roles.size(); axis++) {
      List<Role> known = function.roles().inferred(x, axis);
      found.add(known.size() == 1 ? known.get(0) : null);
    }
    Set<Role> moved =
        roles.stream().filter(role -> isMoved(role, roles, found)).collect(Collectors.toSet());
    boolean onlyTurned = Set.of(Role.HEIGHT, Role.WIDTH).containsAll(moved);
    if (moved.isEmpty() || onlyTurned) {
      return false;
    }
    boolean channels = moved.contains(Role.CHANNEL) && roles.contains(Role.HEIGHT);
    String name = expected.scope().isEmpty() ? "this" : expected.scope();
    Order order = order(roles, found);
    boolean alike = x.dims().toString().equals(letters(found)); // which would be told twice
    Problem problem =
        Problem.of(
                channels ? "ChannelsFirst" : "AxisOrder",
                "%s takes [%s], but its input %s",
                name,
                letters(roles),
                alike
                    ? "is [%s]: %s".formatted(x.dims(), function.told(x))
                    : "[%s] is [%s]".formatted(x.dims(), letters(found)))
            .explained(alike ? "" : "the axes are " + function.told(x))
            .fix("apply it to x.%s".formatted(order.call()));
    if (!order.isEmpty()) {
      problem = problem.wantsOrder(x, order.axes().toArray(Integer[]::new));
    }
    function.warn(x.node(), problem, expected.origin(), expected.scope());
    return true;
  }

  /** Whether the axis that should have this role has another one, and another axis has it. */
  private static boolean isMoved(Role role, List<Role> roles, List<Role> found) {
    int axis = roles.indexOf(role);
    Role there = found.get(axis);
    return there != null
        && !isSame(there, role)
        && found.stream().anyMatch(other -> other != null && isSame(other, role));
  }

  private static boolean isSame(Role a, Role b) {
    Set<Role> computed = Set.of(Role.CHANNEL, Role.FEATURE);
    return a == b || computed.contains(a) && computed.contains(b);
  }

  private static String letters(List<Role> roles) {
    return roles.stream()
        .map(role -> role == null ? "?" : letter(role))
        .collect(Collectors.joining(" "));
  }

  private static String letter(Role role) {
    return switch (role) {
      case BATCH -> "N";
      case FEATURE -> "C"; // as in the documentation of layers
      default -> role.name().substring(0, 1);
    };
  }

  /** The order that brings what was found to where it should be. */
  private static Order order(List<Role> roles, List<Role> found) {
    return Order.first(
        roles.size(),
        order -> {
          for (int axis = 0; axis < roles.size(); axis++) {
            Role moved = found.get(order.axes().get(axis));
            if (moved != null && !isSame(moved, roles.get(axis)) && contains(roles, moved)) {
              return false;
            }
          }
          return true;
        });
  }

  private static boolean contains(List<Role> roles, Role wanted) {
    return roles.stream().anyMatch(role -> isSame(role, wanted));
  }
}
