package dev.tenon.processor.evaluate;

import java.util.Map;
import java.util.Set;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Makes a class call {@link Identities} where objects become texts or hashes, also by references to
 * such methods.
 */
final class IdentityHooks {
  private static final String IDENTITIES = Type.getInternalName(Identities.class);
  private static final String TEXT = "(Ljava/lang/Object;)Ljava/lang/String;";

  /** What stands for methods of objects, by name and descriptor. */
  private static final Map<String, String> OF_OBJECTS =
      Map.of("toString()Ljava/lang/String;", "textOf", "hashCode()I", "hashOf");

  /** Static methods of the JDK that make a text of an object. */
  private static final Set<String> TEXTS =
      Set.of("java/lang/String.valueOf" + TEXT, "java/util/Objects.toString" + TEXT);

  /** Methods that take objects last, which they make texts of. */
  private static final Set<String> WRITERS =
      Set.of("append", "print", "println", "format", "formatted", "printf");

  private IdentityHooks() {}

  /** Changes {@code instruction} if it is one of these; whether it was replaced. */
  static boolean apply(MethodNode method, AbstractInsnNode instruction) {
    if (instruction instanceof InvokeDynamicInsnNode dynamic) {
      dynamic(dynamic);
      return false;
    }
    if (!(instruction instanceof MethodInsnNode call)) {
      return false;
    }
    String hook = replacing(call.getOpcode(), call.owner, call.name, call.desc);
    if (hook != null) {
      method.instructions.set(call, identities(hook, descriptor(hook)));
      return true;
    }
    String before = before(call);
    if (before != null) {
      boolean several = call.desc.contains("[Ljava/lang/Object;)");
      String type = several ? "[Ljava/lang/Object;" : "Ljava/lang/Object;";
      String named = several ? "all" + (before.equals("checked") ? "Checked" : "Hashed") : before;
      method.instructions.insertBefore(call, identities(named, "(" + type + ")" + type));
    }
    return false;
  }

  /** The method that takes the place of a call; null for none. */
  private static String replacing(int opcode, String owner, String name, String desc) {
    if (opcode == Opcodes.INVOKEVIRTUAL || opcode == Opcodes.INVOKEINTERFACE) {
      return owner.startsWith("[") ? null : OF_OBJECTS.get(name + desc);
    }
    return opcode == Opcodes.INVOKESTATIC && TEXTS.contains(owner + "." + name + desc)
        ? "text"
        : opcode == Opcodes.INVOKESPECIAL
                && owner.equals("java/lang/Object")
                && name.equals("toString")
            ? "ownText"
            : null;
  }

  /** The method that looks at the last argument of a call of the JDK; null for none. */
  private static String before(MethodInsnNode call) {
    boolean objects = call.desc.contains("Ljava/lang/Object;)");
    if (!objects || !call.owner.startsWith("java/")) {
      return null;
    }
    boolean hashes = call.name.equals("hash") || call.name.equals("hashCode");
    return WRITERS.contains(call.name) ? "checked" : hashes ? "hashed" : null;
  }

  private static void dynamic(InvokeDynamicInsnNode dynamic) {
    Handle bootstrap = dynamic.bsm;
    if (bootstrap.getName().equals("makeConcatWithConstants")
        && bootstrap.getOwner().equals("java/lang/invoke/StringConcatFactory")) {
      dynamic.bsm =
          new Handle(Opcodes.H_INVOKESTATIC, IDENTITIES, "concat", bootstrap.getDesc(), false);
    }
    for (int i = 0; i < dynamic.bsmArgs.length; i++) {
      if (dynamic.bsmArgs[i] instanceof Handle handle) {
        dynamic.bsmArgs[i] = reference(handle);
      }
    }
  }

  /** What takes the place of a reference such as {@code Object::toString}. */
  private static Handle reference(Handle handle) {
    int opcode =
        switch (handle.getTag()) {
          case Opcodes.H_INVOKEVIRTUAL -> Opcodes.INVOKEVIRTUAL;
          case Opcodes.H_INVOKEINTERFACE -> Opcodes.INVOKEINTERFACE;
          case Opcodes.H_INVOKESTATIC -> Opcodes.INVOKESTATIC;
          default -> 0;
        };
    String hook = replacing(opcode, handle.getOwner(), handle.getName(), handle.getDesc());
    return hook == null
        ? handle
        : new Handle(Opcodes.H_INVOKESTATIC, IDENTITIES, hook, descriptor(hook), false);
  }

  private static String descriptor(String hook) {
    return hook.equals("hashOf") ? "(Ljava/lang/Object;)I" : TEXT;
  }

  private static MethodInsnNode identities(String name, String desc) {
    return new MethodInsnNode(Opcodes.INVOKESTATIC, IDENTITIES, name, desc);
  }
}
