package dev.tenon.processor.evaluate;

import dev.tenon.Problem;
import java.lang.reflect.Method;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

/** The classes that a model is made of: those compiled aside, and helpers in class files. */
final class Classes {
  /** Major version of the newest class files that are read as they are. */
  private static final int NEWEST = 70;

  private final Map<String, NestedFiles.Output> outputs;
  private final ClassFiles classFiles;
  private final Map<String, Optional<ClassNode>> nodes = new HashMap<>();
  private final Map<String, Owner> owners = new HashMap<>();

  Classes(Map<String, NestedFiles.Output> outputs, ClassFiles classFiles) {
    this.outputs = outputs;
    this.classFiles = classFiles;
  }

  /** Who made a class. */
  enum Owner {
    JDK,
    TENON,
    USER
  }

  /** Who made the class with this binary name. */
  synchronized Owner owner(String name) {
    return owners.computeIfAbsent(name, this::findOwner);
  }

  private Owner findOwner(String name) {
    if (outputs.containsKey(name)) {
      return Owner.USER;
    }
    if (isTenon(name)) {
      return Owner.TENON;
    }
    return isPlatform(name) ? Owner.JDK : Owner.USER;
  }

  /** Whether the class is in the same archive as Tenon's problems. */
  static boolean isTenon(String name) {
    if (!name.startsWith("dev.tenon.")) {
      return false;
    }
    try {
      ClassLoader loader = Problem.class.getClassLoader();
      Object place = Class.forName(name, false, loader).getProtectionDomain().getCodeSource();
      Object own = Problem.class.getProtectionDomain().getCodeSource();
      return place == null || place.equals(own);
    } catch (ClassNotFoundException | LinkageError e) {
      return false;
    }
  }

  private static boolean isPlatform(String name) {
    if (name.startsWith("java.")) {
      return true;
    }
    try {
      ClassLoader.getPlatformClassLoader().loadClass(name);
      return true;
    } catch (ClassNotFoundException e) {
      return false;
    }
  }

  /** The source that a class was compiled from; null where it comes from a class file. */
  SourceFile source(String name) {
    NestedFiles.Output output = outputs.get(name);
    return output == null ? null : output.source();
  }

  /** The code of a class of the user's; empty where it cannot be found. */
  synchronized Optional<ClassNode> node(String name) {
    return nodes.computeIfAbsent(name, this::read);
  }

  private Optional<ClassNode> read(String name) {
    NestedFiles.Output output = outputs.get(name);
    Optional<byte[]> code = output == null ? classFiles.find(name) : Optional.of(output.code());
    return code.map(
        bytes -> {
          ClassNode node = new ClassNode();
          reader(bytes).accept(node, 0);
          if (output != null && output.source() != null) {
            new NewLines(output.source().spread()).apply(node);
          }
          return node;
        });
  }

  /** Whether the user made the class with this binary name. */
  boolean isUsers(String name) {
    return owner(name) == Owner.USER;
  }

  /** The methods of a class of the user's; none of any other. */
  List<MethodNode> methods(String name) {
    return isUsers(name) ? node(name).map(node -> node.methods).orElse(List.of()) : List.of();
  }

  /** The superclass of a class of the user's; null of any other. */
  String superclass(String name) {
    return isUsers(name) ? node(name).map(node -> binary(node.superName)).orElse(null) : null;
  }

  /** What {@code node} extends and implements. */
  static List<String> supertypes(ClassNode node) {
    List<String> types = new ArrayList<>();
    if (node.superName != null) {
      types.add(binary(node.superName));
    }
    node.interfaces.forEach(type -> types.add(binary(type)));
    return types;
  }

  /** Whether a class of the JDK or of Tenon declares or inherits this method. */
  static boolean declares(String name, String method, String descriptor) {
    try {
      Class<?> loaded = Class.forName(name, false, Classes.class.getClassLoader());
      Deque<Class<?>> types = new ArrayDeque<>(List.of(loaded));
      while (!types.isEmpty()) {
        Class<?> next = types.poll();
        for (Method declared : next.getDeclaredMethods()) {
          if (declared.getName().equals(method)
              && Type.getMethodDescriptor(declared).equals(descriptor)) {
            return true;
          }
        }
        if (next.getSuperclass() != null) {
          types.add(next.getSuperclass());
        }
        types.addAll(List.of(next.getInterfaces()));
      }
      return method.equals("<init>");
    } catch (ClassNotFoundException | LinkageError e) {
      return false;
    }
  }

  /** The binary name of the class that class files call {@code internalName}. */
  static String binary(String internalName) {
    return internalName.replace('/', '.');
  }

  /** Reads a class file of a JDK newer than the library knows as one of the newest known. */
  private static ClassReader reader(byte[] code) {
    int major = (code[6] & 0xFF) << 8 | code[7] & 0xFF;
    if (major <= NEWEST) {
      return new ClassReader(code);
    }
    byte[] older = code.clone();
    older[6] = 0;
    older[7] = NEWEST;
    return new ClassReader(older);
  }
}
