package dev.tenon.ir.fluent;

import dev.tenon.Layer;
import dev.tenon.Parameter;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Who owns which weights of a model of the fluent form, and how they are called.
 *
 * <p>A walk over the fields of the model, in the order of their declaration, names what it finds:
 * {@code body} is the field, {@code body/conv2d_2} the second convolution of the chain in it. The
 * names depend on nothing else, so they are the same for every function, mode and way of building.
 */
public final class Ownership {
  private final Map<Part, String> paths = new IdentityHashMap<>();
  private final Map<Object, Variables.Owner> owners = new IdentityHashMap<>();
  private final Set<Object> visited = Collections.newSetFromMap(new IdentityHashMap<>());

  private final boolean entersLayers;

  private Ownership(boolean entersLayers) {
    this.entersLayers = entersLayers;
  }

  /** What {@code model} owns. */
  public static Ownership of(Object model) {
    Ownership ownership = new Ownership(true);
    ownership.visited.add(model); // which lambdas capture
    ownership.fields(model, "");
    return ownership;
  }

  /** What {@code root}, a layer or parameter or something that holds such, owns. */
  static Set<Object> within(Object root) {
    Ownership ownership = new Ownership(true);
    ownership.visit(root, "", "");
    return ownership.owners.keySet();
  }

  /** What the layers of {@code model} own; not what its fields hold themselves, such as a state. */
  static Set<Object> withinLayers(Object model) {
    Ownership outside = new Ownership(false);
    outside.visited.add(model);
    outside.fields(model, "");
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
    return owners.get(layer);
  }

  private void visit(Object value, String path, String kind) {
    if (value == null || !visited.add(value)) {
      return;
    }
    if (value instanceof Parameter) {
      own(value, path, kind);
    } else if (value instanceof Layer && !entersLayers) {
      return;
    } else if (value instanceof Composite composite) {
      own(value, path, kind);
      parts(composite, path);
    } else if (value instanceof Layer && Part.isBuiltIn(value)) {
      own(value, path, kind);
    } else if (value instanceof Layer) {
      own(value, path, kind);
      inner(value, path);
    } else if (value instanceof Collection<?> several) {
      elements(several, path);
    } else if (value instanceof Map<?, ?> map) {
      map.forEach((key, entry) -> visit(entry, join(path, String.valueOf(key)), kind));
    } else if (value instanceof Optional<?> optional) {
      visit(optional.orElse(null), path, kind);
    } else if (value.getClass().isArray() && !value.getClass().componentType().isPrimitive()) {
      List<Object> elements = new ArrayList<>();
      for (int i = 0; i < Array.getLength(value); i++) {
        elements.add(Array.get(value, i));
      }
      elements(elements, path);
    } else if (isUsers(value.getClass())) {
      inner(value, path);
    }
  }

  private void own(Object owner, String path, String kind) {
    owners.put(owner, new Variables.Owner(owner, owners.size(), path, kind));
  }

  private void parts(Composite composite, String path) {
    boolean single = composite.parts().size() == 1;
    Map<String, Integer> seen = new HashMap<>();
    for (Part part : composite.parts()) {
      String at = single ? path : join(path, numbered(part.kind(), seen));
      paths.putIfAbsent(part, at);
      visit(part.layer(), at, part.kind());
    }
  }

  private void elements(Collection<?> elements, String path) {
    int index = 0;
    for (Object element : elements) {
      visit(element, join(path, String.valueOf(index++)), "");
    }
  }

  /** What an object of the user's holds: by its fields, or what a lambda has captured. */
  private void inner(Object holder, String path) {
    if (!holder.getClass().isHidden() && !holder.getClass().isSynthetic()) {
      fields(holder, path);
      return;
    }
    Map<String, Integer> seen = new HashMap<>();
    for (Field field : holder.getClass().getDeclaredFields()) {
      Object captured = get(field, holder);
      if (captured instanceof Layer || captured instanceof Parameter) {
        String kind = captured instanceof Composite ? "block" : Part.kind(captured);
        visit(captured, join(path, numbered(kind, seen)), kind);
      } else if (captured instanceof Collection
          || captured instanceof Map
          || captured instanceof Object[]) {
        visit(captured, join(path, numbered("layers", seen)), "layers");
      } else if (captured != null && isUsers(captured.getClass())) {
        String kind = Part.kind(captured);
        visit(captured, join(path, numbered(kind, seen)), kind);
      }
    }
  }

  private void fields(Object holder, String path) {
    List<Class<?>> types = new ArrayList<>();
    for (Class<?> type = holder.getClass(); isUsers(type); type = type.getSuperclass()) {
      types.add(0, type);
    }
    for (Class<?> type : types) {
      for (Field field : type.getDeclaredFields()) {
        if (!Modifier.isStatic(field.getModifiers())
            && !field.isSynthetic()
            && !field.getType().isPrimitive()) {
          visit(get(field, holder), join(path, field.getName()), field.getName());
        }
      }
    }
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

  /** {@code conv2d}, then {@code conv2d_2}. */
  private static String numbered(String kind, Map<String, Integer> seen) {
    int occurrence = seen.merge(kind, 1, Integer::sum);
    return occurrence == 1 ? kind : kind + "_" + occurrence;
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
