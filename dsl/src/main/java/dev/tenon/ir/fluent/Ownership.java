package dev.tenon.ir.fluent;

import dev.tenon.Allow;
import dev.tenon.Chain;
import dev.tenon.Formerly;
import dev.tenon.Frozen;
import dev.tenon.Layer;
import dev.tenon.Model;
import dev.tenon.Parameter;
import dev.tenon.ir.Former;
import dev.tenon.ir.Origin;
import dev.tenon.ir.Reflection;
import dev.tenon.ir.Variables;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Who owns which weights of a model of the fluent form, and how they are called.
 *
 * <p>A walk over the fields of the model, in the order of their declaration, names what it finds:
 * {@code body} is the field, {@code body/conv2d_2} the second convolution of the chain in it. The
 * names depend on nothing else, so they are the same for every function, mode and way of building.
 */
public final class Ownership {
  /** With which javac begins the names of fields for what a class within a method uses there. */
  private static final String CAPTURED = "val$";

  private final Map<Part, String> paths = new IdentityHashMap<>();
  private final Map<Object, Variables.Owner> owners = new IdentityHashMap<>();
  private final Set<Object> visited = Collections.newSetFromMap(new IdentityHashMap<>());

  private final Map<String, Allowed.At> allowing = new HashMap<>();
  private final List<Former> formers = new ArrayList<>();
  private final Map<Origin, Set<Object>> frozen = new LinkedHashMap<>();
  private final List<Runnable> around = new ArrayList<>(); // visits, once all fields are named
  private final boolean entersLayers;

  private Ownership(boolean entersLayers) {
    this.entersLayers = entersLayers;
  }

  /** What {@code model} owns. */
  public static Ownership of(Object model) {
    Ownership ownership = new Ownership(true);
    ownership.visited.add(model); // which lambdas capture
    ownership.fields(model, Spot.MODEL);
    ownership.visitAround();
    return ownership;
  }

  /** What {@code root}, a layer or parameter or something that holds such, owns. */
  static Set<Object> within(Object root) {
    Ownership ownership = new Ownership(true);
    ownership.visit(root, Spot.MODEL);
    ownership.visitAround();
    return ownership.owners.keySet();
  }

  /** What the layers of {@code model} own; not what its fields hold themselves, such as a state. */
  static Set<Object> withinLayers(Object model) {
    Ownership outside = new Ownership(false);
    outside.visited.add(model);
    outside.fields(model, Spot.MODEL);
    outside.visitAround();
    Set<Object> within = Collections.newSetFromMap(new IdentityHashMap<>());
    within.addAll(of(model).owners.keySet());
    within.removeAll(outside.owners.keySet());
    return within;
  }

  /** The layers that the fields of {@code model} hold. */
  static List<Layer> layersOf(Object model) {
    List<Layer> layers = new ArrayList<>();
    for (Class<?> type = model.getClass(); isUsers(type); type = type.getSuperclass()) {
      for (Field field : type.getDeclaredFields()) {
        if (!Modifier.isStatic(field.getModifiers())
            && Layer.class.isAssignableFrom(field.getType())) {
          layers.add((Layer) get(field, model));
        }
      }
    }
    return layers;
  }

  /** Whether {@code layer} is a chain in a field of the model. */
  public boolean isOfField(Layer layer) {
    Variables.Owner owner = owners.get(layer);
    return layer instanceof Chain && owner != null && owner.path().indexOf('/') < 0;
  }

  /** The chains in the fields of the model, by their names. */
  public Map<String, Layer> chains() {
    Map<String, Layer> chains = new TreeMap<>();
    owners.forEach(
        (layer, owner) -> {
          if (layer instanceof Chain chain && owner.path().indexOf('/') < 0) {
            chains.put(owner.path(), chain);
          }
        });
    return chains;
  }

  /** What {@code layer} is called in messages. */
  String describe(Layer layer) {
    Variables.Owner owner = owners.get(layer);
    return owner == null ? "a layer" : owner.path();
  }

  /** Where {@code part} stands, such as {@code body/conv2d_2}; null where no field holds it. */
  public String path(Part part) {
    return paths.get(part);
  }

  /** The owner that {@code layer}, or a parameter, is; null where no field holds it. */
  public Variables.Owner owner(Object layer) {
    Variables.Owner owner = owners.get(layer);
    return owner == null || frozen.values().stream().noneMatch(all -> all.contains(layer))
        ? owner
        : owner.asFrozen();
  }

  /** What is frozen, by the place where that is said. */
  public Map<Origin, Set<Object>> frozen() {
    return frozen;
  }

  private void freeze(Object root, Origin place) {
    frozen
        .computeIfAbsent(place, key -> Collections.newSetFromMap(new IdentityHashMap<>()))
        .addAll(within(root));
  }

  /**
   * Where something stands.
   *
   * @param formers what it was called before
   * @param placed where it is written
   */
  private record Spot(String path, String kind, List<Former> formers, Origin placed) {
    static final Spot MODEL = new Spot("", "", List.of(), Origin.NONE);

    Spot in(String name, String innerKind) {
      return new Spot(
          join(path, name), innerKind, formers.stream().map(f -> f.in(name)).toList(), placed);
    }

    Spot formerly(List<Former> names) {
      List<Former> all = new ArrayList<>();
      for (Former name : names) {
        all.add(name.beside(path));
        String last = path.substring(path.lastIndexOf('/') + 1);
        for (Former outer : formers) {
          if (!name.path().startsWith("/") && outer.path().endsWith("/" + last)) {
            all.add(new Former(name.beside(outer.path()).path(), name.origin()));
          }
        }
      }
      all.addAll(formers);
      return new Spot(path, kind, List.copyOf(all), placed);
    }
  }

  private void visit(Object value, Spot at) {
    if (value == null || !visited.add(value)) {
      return;
    }
    if (value instanceof Parameter parameter) {
      own(value, new Spot(at.path(), at.kind(), at.formers(), parameter.origin()));
    } else if (value instanceof Layer && !entersLayers) {
      return;
    } else if (value instanceof Composite composite) {
      formers.addAll(composite.formerly());
      Spot whole = at.formerly(composite.formerly());
      own(value, whole);
      parts(composite, whole);
    } else if (value instanceof Layer && Part.isBuiltIn(value)) {
      own(value, at);
    } else if (value instanceof Layer) {
      own(value, at);
      inner(value, at);
    } else if (value instanceof Collection<?> several) {
      elements(several, at);
    } else if (value instanceof Map<?, ?> map) {
      map.forEach((key, entry) -> visit(entry, at.in(String.valueOf(key), at.kind())));
    } else if (value instanceof Optional<?> optional) {
      visit(optional.orElse(null), at);
    } else if (value.getClass().isArray() && !value.getClass().componentType().isPrimitive()) {
      List<Object> elements = new ArrayList<>();
      for (int i = 0; i < Array.getLength(value); i++) {
        elements.add(Array.get(value, i));
      }
      elements(elements, at);
    } else if (isUsers(value.getClass())) {
      inner(value, at);
    }
  }

  private void own(Object owner, Spot at) {
    owners.put(
        owner,
        new Variables.Owner(
            owner, owners.size(), at.path(), at.kind(), at.formers(), at.placed(), false));
  }

  private void parts(Composite composite, Spot at) {
    List<Part> parts = composite.parts();
    List<String> names = Part.names(parts);
    for (int i = 0; i < parts.size(); i++) {
      Part part = parts.get(i);
      Spot named = parts.size() == 1 ? at : at.in(names.get(i), part.kind());
      Spot spot = new Spot(named.path(), part.kind(), named.formers(), part.origin());
      formers.addAll(part.formerly());
      paths.putIfAbsent(part, spot.path());
      part.frozen().forEach(place -> freeze(part.layer(), place));
      visit(part.layer(), spot.formerly(part.formerly()));
    }
  }

  private void elements(Collection<?> elements, Spot at) {
    int index = 0;
    for (Object element : elements) {
      visit(element, at.in(String.valueOf(index++), ""));
    }
  }

  /** What an object of the user's holds: by its fields, or what a lambda has captured. */
  private void inner(Object holder, Spot at) {
    if (!holder.getClass().isHidden() && !holder.getClass().isSynthetic()) {
      fields(holder, at);
      return;
    }
    Map<String, Integer> seen = new HashMap<>();
    for (Field field : holder.getClass().getDeclaredFields()) {
      Object captured = get(field, holder);
      if (captured instanceof Layer || captured instanceof Parameter) {
        String kind = captured instanceof Composite ? "block" : Part.kind(captured);
        visit(captured, at.in(Part.numbered(kind, seen), kind));
      } else if (captured instanceof Collection
          || captured instanceof Map
          || captured instanceof Object[]) {
        visit(captured, at.in(Part.numbered("layers", seen), "layers"));
      } else if (captured != null && isUsers(captured.getClass())) {
        String kind = Part.kind(captured);
        visit(captured, at.in(Part.numbered(kind, seen), kind));
      }
    }
  }

  private void fields(Object holder, Spot at) {
    List<Class<?>> types = new ArrayList<>();
    for (Class<?> type = holder.getClass(); isUsers(type); type = type.getSuperclass()) {
      types.add(0, type);
    }
    for (Class<?> type : types) {
      for (Field field : type.getDeclaredFields()) {
        if (!Modifier.isStatic(field.getModifiers())
            && !field.isSynthetic()
            && !field.getType().isPrimitive()) {
          Spot spot = at.in(field.getName(), field.getName());
          Object value = get(field, holder);
          if (field.isAnnotationPresent(Allow.class) && value != null) {
            allowing.put(spot.path(), new Allowed.At(field, value.getClass()));
          }
          if (entersLayers && field.isAnnotationPresent(Frozen.class)) {
            freeze(value, Origin.of(field.getName(), field));
          }
          visit(value, spot.formerly(of(field)));
        }
      }
      captured(type, holder, at);
    }
  }

  /** What {@code holder}, of a class within another, uses of what is around that. */
  private void captured(Class<?> type, Object holder, Spot at) {
    for (Field field : type.getDeclaredFields()) {
      if (field.isSynthetic() && field.getName().startsWith(CAPTURED)) {
        String name = field.getName().substring(CAPTURED.length());
        visit(get(field, holder), at.in(name, name));
      } else if (field.isSynthetic() && !field.getType().isAnnotationPresent(Model.class)) {
        String kind = Reflection.kind(field.getType());
        around.add(() -> visit(get(field, holder), at.in(kind, kind)));
      }
    }
  }

  private void visitAround() {
    for (int i = 0; i < around.size(); i++) { // a visit may add others
      around.get(i).run();
    }
  }

  private List<Former> of(Field field) {
    Formerly said = field.getAnnotation(Formerly.class);
    if (said == null) {
      return List.of();
    }
    List<Former> names = Former.all(said.value(), Origin.of(field.getName(), field));
    formers.addAll(names);
    return names;
  }

  /** The fields that allow warnings, by the path of what they hold. */
  Map<String, Allowed.At> allowing() {
    return allowing;
  }

  /** All that is said of former names. */
  public List<Former> formers() {
    return List.copyOf(formers);
  }

  private static Object get(Field field, Object holder) {
    try {
      field.setAccessible(true);
      return field.get(holder);
    } catch (IllegalAccessException | InaccessibleObjectException e) {
      throw new IllegalStateException(
          "%s cannot be read; open its package to dev.tenon in module-info.java".formatted(field),
          e);
    }
  }

  private static String join(String path, String name) {
    return path.isEmpty() ? name : path + "/" + name;
  }

  private static boolean isUsers(Class<?> type) {
    return type != null
        && !type.isEnum()
        && type.getClassLoader() != null
        && type.getClassLoader() != ClassLoader.getPlatformClassLoader()
        && !type.getPackageName().startsWith("dev.tenon.ir")
        && !type.getPackageName().equals("dev.tenon");
  }
}
