package dev.tenon.processor.evaluate;

import dev.tenon.Inference;
import dev.tenon.Objective;
import dev.tenon.Update;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.objectweb.asm.ConstantDynamic;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TypeInsnNode;

/**
 * Goes through everything that building a model may run, and tells what it uses that is not the
 * user's own.
 *
 * <p>A virtual call reaches the methods of that name in all classes of which an object is made
 * somewhere on the way.
 */
final class Reach {
  private static final String INFERENCE = Type.getDescriptor(Inference.class);
  private static final Set<String> FUNCTION_RESULTS =
      Set.of(Type.getDescriptor(Objective.class), Type.getDescriptor(Update.class));

  private final Classes classes;
  private final Consumer<Site> used;
  private final Map<String, Reached> reached = new LinkedHashMap<>();
  private final Deque<Work> open = new ArrayDeque<>();
  private final Map<String, Reached> made = new LinkedHashMap<>();
  private final Map<String, Reached> called = new LinkedHashMap<>();
  private final Set<String> initialised = new HashSet<>();
  private Reached current;

  Reach(Classes classes, Consumer<Site> used) {
    this.classes = classes;
    this.used = used;
  }

  /**
   * A method that may run.
   *
   * @param owner binary name of its class
   * @param from the method that leads to it, at {@code line}; null for a root
   */
  record Reached(String owner, String name, Reached from, int line) {}

  /**
   * A use of something that is not the user's own, or that cannot be looked into.
   *
   * @param owner binary name of the class used
   * @param member method or field of it; what is wrong with it, where the class is the user's
   * @param in where it is used
   * @param sought the word in the source that means it, where the line may not tell; else empty
   */
  record Site(String owner, String member, Reached in, int line, String sought) {}

  private record Work(Reached reached, MethodNode method) {}

  /** Goes through all that building {@code model} may run. */
  void from(String model) {
    initialise(model, null, 0);
    for (String type = model; type != null; type = classes.superclass(type)) {
      String owner = type;
      for (MethodNode method : classes.methods(type)) {
        if (isRoot(method, owner.equals(model))) {
          reach(owner, method, null, 0);
          reachRecords(method.desc);
        }
      }
    }
    make(model, null, 0);
    walkAll();
  }

  /** Goes through all that making and applying the layer {@code type} may run. */
  void fromLayer(String type) {
    initialise(type, null, 0);
    for (MethodNode method : classes.methods(type)) {
      if ((method.access & (Opcodes.ACC_STATIC | Opcodes.ACC_SYNTHETIC)) == 0) {
        reach(type, method, null, 0);
      }
    }
    make(type, null, 0);
    walkAll();
  }

  private void walkAll() {
    while (!open.isEmpty()) {
      Work work = open.poll();
      current = work.reached();
      walk(work.method());
    }
  }

  /** Whether the compiler runs {@code method}: to make the model, or to trace a function of it. */
  private static boolean isRoot(MethodNode method, boolean own) {
    if (method.name.equals("<init>")) {
      return own && method.desc.equals("()V");
    }
    if ((method.access & (Opcodes.ACC_STATIC | Opcodes.ACC_SYNTHETIC)) != 0) {
      return false;
    }
    return method.name.equals("forward")
        || FUNCTION_RESULTS.contains(Type.getReturnType(method.desc).getDescriptor())
        || (method.visibleAnnotations != null
            && method.visibleAnnotations.stream().anyMatch(a -> a.desc.equals(INFERENCE)));
  }

  /** Records of the user's that a function takes are made, those that it returns are read. */
  private void reachRecords(String descriptor) {
    List<Type> types = new ArrayList<>(List.of(Type.getArgumentTypes(descriptor)));
    types.add(Type.getReturnType(descriptor));
    for (Type type : types) {
      String name = type.getClassName();
      if (type.getSort() == Type.OBJECT && "java.lang.Record".equals(classes.superclass(name))) {
        make(name, null, 0);
        classes.methods(name).stream()
            .filter(m -> m.name.equals("<init>") || m.desc.startsWith("()L"))
            .filter(m -> (m.access & Opcodes.ACC_STATIC) == 0)
            .forEach(method -> reach(name, method, null, 0));
      }
    }
  }

  private void walk(MethodNode method) {
    int line = firstLine(method);
    if ((method.access & Opcodes.ACC_NATIVE) != 0) {
      used.accept(new Site(current.owner(), "is native code", current.from(), current.line(), ""));
    }
    if ((method.access & Opcodes.ACC_SYNCHRONIZED) != 0) {
      waits(line);
    }
    for (AbstractInsnNode instruction : method.instructions) {
      if (instruction instanceof LineNumberNode number) {
        line = number.line;
      }
      walk(instruction, line);
    }
  }

  private static int firstLine(MethodNode method) {
    for (AbstractInsnNode instruction : method.instructions) {
      if (instruction instanceof LineNumberNode number) {
        return number.line;
      }
    }
    return 0;
  }

  private void waits(int line) {
    String what = "waits for other threads (synchronized)";
    used.accept(new Site(current.owner(), what, current, line, ""));
  }

  private void walk(AbstractInsnNode instruction, int line) {
    if (instruction instanceof MethodInsnNode call) {
      boolean virtual =
          call.getOpcode() == Opcodes.INVOKEVIRTUAL || call.getOpcode() == Opcodes.INVOKEINTERFACE;
      call(call.owner, call.name, call.desc, virtual, line);
      if (call.getOpcode() == Opcodes.INVOKESTATIC) {
        initialise(Classes.binary(call.owner), current, line);
      }
    } else if (instruction instanceof TypeInsnNode type && type.getOpcode() == Opcodes.NEW) {
      make(Classes.binary(type.desc), current, line);
    } else if (instruction instanceof FieldInsnNode field) {
      field(field, line);
    } else if (instruction instanceof InvokeDynamicInsnNode dynamic) {
      call(dynamic.bsm.getOwner(), dynamic.bsm.getName(), dynamic.bsm.getDesc(), false, line);
      for (Object argument : dynamic.bsmArgs) {
        constant(argument, line);
      }
    } else if (instruction instanceof LdcInsnNode constant) {
      constant(constant.cst, line);
    } else if (instruction.getOpcode() == Opcodes.MONITORENTER) {
      waits(line);
    }
  }

  private void constant(Object constant, int line) {
    if (constant instanceof Handle handle) {
      String owner = Classes.binary(handle.getOwner());
      if (handle.getTag() == Opcodes.H_NEWINVOKESPECIAL) {
        make(owner, current, line);
      } else if (handle.getTag() == Opcodes.H_INVOKESTATIC) {
        initialise(owner, current, line);
      }
      boolean virtual =
          handle.getTag() == Opcodes.H_INVOKEVIRTUAL
              || handle.getTag() == Opcodes.H_INVOKEINTERFACE;
      if (handle.getDesc().startsWith("(")) {
        call(handle.getOwner(), handle.getName(), handle.getDesc(), virtual, line);
      }
    } else if (constant instanceof ConstantDynamic dynamic) {
      Handle bootstrap = dynamic.getBootstrapMethod();
      call(bootstrap.getOwner(), bootstrap.getName(), bootstrap.getDesc(), false, line);
      for (int i = 0; i < dynamic.getBootstrapMethodArgumentCount(); i++) {
        constant(dynamic.getBootstrapMethodArgument(i), line);
      }
    }
  }

  private void field(FieldInsnNode field, int line) {
    boolean isStatic =
        field.getOpcode() == Opcodes.GETSTATIC || field.getOpcode() == Opcodes.PUTSTATIC;
    if (!isStatic) {
      return;
    }
    String owner = Classes.binary(field.owner);
    if (classes.isUsers(owner)) {
      initialise(owner, current, line);
    } else if (!Hooks.isConsole(field)) {
      used.accept(new Site(owner, field.name, current, line, field.name));
    }
  }

  private void call(String owner, String name, String desc, boolean virtual, int line) {
    if (owner.startsWith("[")) {
      return; // clone of an array
    }
    String type = Classes.binary(owner);
    if (!classes.isUsers(type)) {
      used.accept(new Site(type, name, current, line, ""));
      return;
    }
    if (classes.node(type).isEmpty()) {
      used.accept(new Site(type, "cannot be looked into", current, line, ""));
      return;
    }
    Set<String> outside = new LinkedHashSet<>();
    boolean found = reachDeclared(type, name, desc, line, outside);
    if (virtual) {
      String signature = name + desc;
      if (called.putIfAbsent(signature, new Reached(type, name, current, line)) == null) {
        for (Map.Entry<String, Reached> entry : List.copyOf(made.entrySet())) {
          reachOwn(entry.getKey(), signature, current, line);
        }
      }
    }
    if (!found) {
      for (String library : outside) {
        if (Classes.declares(library, name, desc)) {
          used.accept(new Site(library, name, current, line, ""));
          return;
        }
      }
    }
  }

  /** Reaches the method that a call names; false where no class of the user's declares it. */
  private boolean reachDeclared(
      String type, String name, String desc, int line, Set<String> outside) {
    Deque<String> types = new ArrayDeque<>(List.of(type));
    while (!types.isEmpty()) {
      String next = types.poll();
      if (!classes.isUsers(next)) {
        outside.add(next);
        continue;
      }
      Optional<ClassNode> node = classes.node(next);
      if (node.isEmpty()) {
        continue;
      }
      for (MethodNode method : node.get().methods) {
        if (method.name.equals(name) && method.desc.equals(desc)) {
          reach(next, method, current, line);
          return true;
        }
      }
      types.addAll(Classes.supertypes(node.get()));
    }
    return false;
  }

  private void reachOwn(String type, String signature, Reached from, int line) {
    for (MethodNode method : classes.methods(type)) {
      if ((method.name + method.desc).equals(signature)
          && (method.access & Opcodes.ACC_STATIC) == 0) {
        reach(type, method, from, line);
      }
    }
  }

  /** An object of {@code type} is made: what may be called on it is reached. */
  private void make(String type, Reached from, int line) {
    if (!classes.isUsers(type) || made.containsKey(type)) {
      return;
    }
    made.put(type, new Reached(type, "<init>", from, line));
    initialise(type, from, line);
    Set<String> libraries = new LinkedHashSet<>();
    List<String> own = new ArrayList<>();
    Deque<String> types = new ArrayDeque<>(List.of(type));
    while (!types.isEmpty()) {
      String next = types.poll();
      if (classes.isUsers(next)) {
        own.add(next);
        classes.node(next).ifPresent(node -> types.addAll(Classes.supertypes(node)));
      } else {
        libraries.add(next);
      }
    }
    for (String declaring : own) {
      for (MethodNode method : classes.methods(declaring)) {
        if ((method.access & (Opcodes.ACC_STATIC | Opcodes.ACC_PRIVATE)) != 0
            || method.name.startsWith("<")) {
          continue;
        }
        Reached caller = called.get(method.name + method.desc);
        if (caller != null) {
          reach(declaring, method, caller.from(), caller.line());
        } else if (libraries.stream()
            .anyMatch(l -> Classes.declares(l, method.name, method.desc))) {
          reach(declaring, method, from, line);
        }
      }
      // Objects of subclasses were made, so that what they inherit is called on this class's code.
      made.putIfAbsent(declaring, new Reached(declaring, "<init>", from, line));
    }
  }

  private void initialise(String type, Reached from, int line) {
    if (!classes.isUsers(type) || !initialised.add(type)) {
      return;
    }
    for (MethodNode method : classes.methods(type)) {
      if (method.name.equals("<clinit>")) {
        reach(type, method, from, line);
      }
    }
    String superclass = classes.superclass(type);
    if (superclass != null) {
      initialise(superclass, from, line);
    }
  }

  private void reach(String owner, MethodNode method, Reached from, int line) {
    Reached now = new Reached(owner, method.name, from, line);
    if (reached.putIfAbsent(owner + "." + method.name + method.desc, now) == null) {
      open.add(new Work(now, method));
    }
  }
}
