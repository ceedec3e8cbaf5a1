package dev.tenon.ir;

import dev.tenon.Dim;
import dev.tenon.Dims;
import dev.tenon.Role;
import dev.tenon.Tensor;
import dev.tenon.Type;
import dev.tenon.ir.op.Shaping;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The role of each axis of the tensors of a trace, as far as it is known.
 *
 * <p>Roles start where layers or the names of sizes state them, and go on from an axis to those
 * that {@link Primitive#sources} says it decides on. Axes that were merged have the roles of all; a
 * part of an axis has none, since nobody said what it is.
 */
public final class AxisRoles {
  private static final List<Role> UNKNOWN = List.of();

  private final Meanings meanings;
  private final Exact exact;
  private final Map<Node, List<List<List<Factor>>>> inferred = new HashMap<>();
  private final Map<Tensor, List<Role>> expected = new HashMap<>();
  private final Map<Node, Role[]> inputs = new HashMap<>();

  private AxisRoles(Trace trace) {
    this.meanings = trace.meanings();
    this.exact = new Exact(trace.facts());
  }

  /** The roles of the tensors that {@code trace} recorded. */
  public static AxisRoles of(Trace trace) {
    AxisRoles roles = new AxisRoles(trace);
    for (Tensor input : trace.inputs().values()) {
      roles.inputs.put(input.node(), named(input.type()));
    }
    for (Meanings.Expected expectation : trace.meanings().expected()) {
      roles.expected.putIfAbsent(expectation.x(), expectation.roles());
      for (int axis = 0; axis < expectation.roles().size(); axis++) {
        Role role = expectation.roles().get(axis);
        roles
            .input(expectation.x(), axis)
            .ifPresent(at -> roles.suppose(at.tensor(), at.axis(), role));
      }
    }
    for (Node node : trace.nodes()) {
      List<List<List<Factor>>> outputs = new ArrayList<>();
      for (int output = 0; output < node.types().size(); output++) {
        List<List<Factor>> axes = new ArrayList<>();
        for (int axis = 0; axis < node.types().get(output).rank(); axis++) {
          axes.add(roles.infer(node, output, axis));
        }
        outputs.add(axes);
      }
      roles.inferred.put(node, outputs);
    }
    return roles;
  }

  /** An axis of a tensor. */
  public record Place(Tensor tensor, int axis) {}

  /**
   * A part of an axis: several where axes were merged.
   *
   * @param role null where it is not known
   */
  private record Factor(Role role, Dim size) {
    Factor of(Dim other) {
      return new Factor(role, other);
    }
  }

  /** The roles of {@code axis}: several where axes were merged, none where they are not known. */
  public List<Role> of(Tensor x, int axis) {
    return roles(factors(x, axis));
  }

  /** The same without what the layers that take {@code x} expect of it. */
  public List<Role> inferred(Tensor x, int axis) {
    return roles(inferred.get(x.node()).get(x.index()).get(axis));
  }

  private static List<Role> roles(List<Factor> factors) {
    boolean known = factors.stream().allMatch(factor -> factor.role() != null);
    return known ? factors.stream().map(Factor::role).toList() : UNKNOWN;
  }

  private List<Factor> factors(Tensor x, int axis) {
    List<Factor> factors = inferred.get(x.node()).get(x.index()).get(axis);
    List<Role> wanted = expected.get(x);
    return wanted != null && factors.size() == 1 && factors.get(0).role() == null
        ? List.of(new Factor(wanted.get(axis), factors.get(0).size()))
        : factors;
  }

  /** Whether {@code axis} is known to have this role alone. */
  public boolean is(Tensor x, int axis, Role role) {
    return of(x, axis).equals(List.of(role));
  }

  /** The axis of an input of the function which {@code axis} of {@code x} is, of the same size. */
  public Optional<Place> input(Tensor x, int axis) {
    Tensor tensor = x;
    int at = axis;
    while (!(tensor.node().primitive() instanceof Source)) {
      Node node = tensor.node();
      Dim size = tensor.dims().dim(at);
      List<Axis> sources = data(node, sources(node, tensor.index(), at));
      if (sources.size() != 1 || meanings.made(tensor, at) != null) {
        return Optional.empty();
      }
      at = sources.get(0).axis();
      tensor = node.input(sources.get(0).input());
      if (!tensor.dims().dim(at).sameAs(size)) {
        return Optional.empty();
      }
    }
    boolean given = tensor.node().primitive() instanceof Source.Input;
    return given ? Optional.of(new Place(tensor, at)) : Optional.empty();
  }

  /** Those of {@code sources} that are no axes of weights, if others decide as well. */
  private static List<Axis> data(Node node, List<Axis> sources) {
    List<Axis> data =
        sources.stream()
            .filter(s -> !(node.input(s.input()).node().primitive() instanceof Source.Read))
            .toList();
    return data.isEmpty() ? sources : data;
  }

  private List<Axis> sources(Node node, int output, int axis) {
    List<Type> types = node.inputs().stream().map(Tensor::type).toList();
    boolean reshaped = node.primitive() instanceof Shaping.Reshape;
    if (!reshaped) {
      return node.primitive().sources(types, node.types(), output, axis);
    }
    Type from = types.get(0).with(exact.of(types.get(0).dims()));
    Dims to = exact.of(node.types().get(0).dims());
    return new Shaping.Reshape(to).sources(List.of(from), List.of(from.with(to)), output, axis);
  }

  private void suppose(Tensor input, int axis, Role role) {
    Role[] roles = inputs.get(input.node());
    if (roles != null && roles[axis] == null) {
      roles[axis] = role;
    }
  }

  private List<Factor> infer(Node node, int output, int axis) {
    Tensor tensor = node.output(output);
    Dim size = tensor.dims().dim(axis);
    Role made = meanings.made(tensor, axis);
    if (made != null) {
      return List.of(new Factor(made, size));
    }
    Role[] given = inputs.get(node);
    if (given != null) {
      return List.of(new Factor(given[axis], size));
    }
    List<Axis> sources = sources(node, output, axis);
    if (node.primitive() instanceof Shaping.Reshape) {
      List<Factor> factors = regrouped(node.input(0), sources, tensor, axis);
      return factors.isEmpty() ? List.of(new Factor(null, size)) : factors;
    }
    for (Axis source : sources) {
      Tensor input = node.input(source.input());
      List<Factor> factors = factors(input, source.axis());
      if (factors.stream().allMatch(factor -> factor.role() != null)) {
        boolean same = input.dims().dim(source.axis()).equals(size);
        return same || factors.size() > 1 ? factors : List.of(factors.get(0).of(size));
      }
    }
    return List.of(new Factor(null, size));
  }

  /** Of the axes of {@code from} that {@code axis} consists of, those parts that make it up. */
  private List<Factor> regrouped(Tensor from, List<Axis> sources, Tensor to, int axis) {
    Dims made = exact.of(to.dims());
    Dim low = made.slice(axis + 1, made.rank()).count();
    Dim high = low.times(made.dim(axis));
    List<Factor> parts = new ArrayList<>();
    boolean inside = false;
    boolean complete = false;
    for (Axis source : sources) {
      List<Factor> factors = factors(from, source.axis());
      Dim after = exact.of(from.dims().slice(source.axis() + 1, from.dims().rank())).count();
      for (int i = 0; i < factors.size(); i++) {
        Dim start = after;
        for (Factor later : factors.subList(i + 1, factors.size())) {
          start = start.times(exact.of(later.size()));
        }
        Factor factor = factors.get(i);
        boolean one = factor.size().equals(Dim.of(1));
        inside |= start.times(exact.of(factor.size())).sameAs(high);
        if (inside && (!complete || one)) {
          parts.add(factor);
          complete |= start.sameAs(low);
        }
      }
    }
    return complete ? parts : List.of();
  }

  // ---- what the names of sizes tell

  private static Role[] named(Type type) {
    Role[] roles = new Role[type.rank()];
    for (int axis = 0; axis < roles.length; axis++) {
      roles[axis] =
          switch (name(type, axis)) {
            case "N", "B", "batch" -> Role.BATCH;
            case "T", "time", "steps" -> Role.TIME;
            case "H", "height" -> name(type, axis + 1).matches("W|width") ? Role.HEIGHT : null;
            case "W", "width" -> name(type, axis - 1).matches("H|height") ? Role.WIDTH : null;
            case "C", "channels" -> Role.CHANNEL;
            default -> null;
          };
    }
    return roles;
  }

  private static String name(Type type, int axis) {
    if (axis < 0 || axis >= type.rank()) {
      return "";
    }
    return type.dims().dim(axis).toString();
  }
}
