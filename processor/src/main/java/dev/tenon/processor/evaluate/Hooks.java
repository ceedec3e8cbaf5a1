package dev.tenon.processor.evaluate;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.FrameNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TryCatchBlockNode;

/**
 * Makes a class call {@link Meter} where it repeats, calls Tenon or prints.
 *
 * <p>Instructions rather than text are changed: they are few, and the same for every way to write a
 * loop.
 */
final class Hooks {
  private static final String METER = Type.getInternalName(Meter.class);
  private static final String STREAM = "Ljava/io/PrintStream;";

  /** What takes the place of {@code int} arithmetic that would overflow without a word. */
  private static final Map<Integer, String> EXACT =
      Map.of(
          Opcodes.IADD, "addExact",
          Opcodes.ISUB, "subtractExact",
          Opcodes.IMUL, "multiplyExact",
          Opcodes.INEG, "negateExact",
          Opcodes.L2I, "toIntExact");

  private Hooks() {}

  /** The class file of {@code type} with the calls. */
  static byte[] apply(ClassNode type) {
    for (MethodNode method : type.methods) {
      if (method.instructions.size() > 0) {
        apply(method);
      }
    }
    ClassWriter writer = new ClassWriter(0); // no call changes the stack: sizes and frames stay
    type.accept(writer);
    return writer.toByteArray();
  }

  private static void apply(MethodNode method) {
    Set<LabelNode> seen = new HashSet<>();
    Set<LabelNode> handlers = new HashSet<>();
    for (TryCatchBlockNode block : method.tryCatchBlocks) {
      handlers.add(block.handler);
    }
    boolean hash = method.name.equals("hashCode"); // which means to overflow
    for (AbstractInsnNode instruction : method.instructions.toArray()) {
      String exact = hash ? null : EXACT.get(instruction.getOpcode());
      if (exact != null) {
        String descriptor =
            switch (instruction.getOpcode()) {
              case Opcodes.INEG -> "(I)I";
              case Opcodes.L2I -> "(J)I";
              default -> "(II)I";
            };
        method.instructions.set(
            instruction,
            new MethodInsnNode(Opcodes.INVOKESTATIC, "java/lang/Math", exact, descriptor));
      } else if (IdentityHooks.apply(method, instruction)) {
        continue;
      } else if (instruction instanceof LabelNode label) {
        seen.add(label);
        if (handlers.contains(label)) {
          method.instructions.insertBefore(firstReal(label), call("step"));
        }
      } else if (instruction instanceof JumpInsnNode jump && seen.contains(jump.label)) {
        method.instructions.insertBefore(jump, call("step"));
      } else if (instruction instanceof MethodInsnNode call
          && call.owner.startsWith("dev/tenon/")
          && !call.owner.equals(METER)) {
        method.instructions.insertBefore(call, call("tenon"));
      } else if (instruction.getOpcode() == Opcodes.GETSTATIC
          && instruction instanceof FieldInsnNode field
          && isConsole(field)) {
        method.instructions.set(
            field, new MethodInsnNode(Opcodes.INVOKESTATIC, METER, "out", "()" + STREAM));
      }
    }
    method.instructions.insert(entry(method));
  }

  /**
   * The call at the start, with the first line. It stands before all labels: one of them may mean
   * the very next instruction, as that of a {@code new} does.
   */
  private static InsnList entry(MethodNode method) {
    InsnList entry = new InsnList();
    for (AbstractInsnNode instruction : method.instructions) {
      if (instruction instanceof LineNumberNode line) {
        LabelNode label = new LabelNode();
        entry.add(label);
        entry.add(new LineNumberNode(line.line, label));
        break;
      }
    }
    entry.add(call("enter"));
    return entry;
  }

  /** {@link System#out} or {@link System#err}. */
  static boolean isConsole(FieldInsnNode field) {
    return field.owner.equals("java/lang/System")
        && (field.name.equals("out") || field.name.equals("err"));
  }

  private static AbstractInsnNode firstReal(AbstractInsnNode from) {
    AbstractInsnNode node = from;
    while (node instanceof LabelNode
        || node instanceof LineNumberNode
        || node instanceof FrameNode) {
      node = node.getNext();
    }
    return node;
  }

  private static MethodInsnNode call(String hook) {
    return new MethodInsnNode(Opcodes.INVOKESTATIC, METER, hook, "()V");
  }
}
