package dev.tenon.processor.evaluate;

import java.util.ArrayDeque;
import java.util.Deque;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TypeInsnNode;

/**
 * Gives each object creation the line of its {@code new}: javac gives it that of whatever call or
 * statement came before.
 */
final class NewLines {
  private final Spread spread;

  NewLines(Spread spread) {
    this.spread = spread;
  }

  private record Creation(String type, int line) {}

  void apply(ClassNode type) {
    type.methods.forEach(this::apply);
  }

  private void apply(MethodNode method) {
    Deque<Creation> open = new ArrayDeque<>();
    int cursor = -1;
    for (AbstractInsnNode instruction : method.instructions.toArray()) {
      if (instruction instanceof LineNumberNode line) {
        cursor = spread.tokenAt(line.line);
      } else if (instruction.getOpcode() == Opcodes.NEW) {
        String created = ((TypeInsnNode) instruction).desc;
        int token = cursor < 0 ? -1 : spread.nextNew(cursor, simpleName(created));
        open.push(new Creation(created, token < 0 ? 0 : spread.lineOf(token)));
        if (token >= 0) {
          cursor = token;
          mark(method, instruction, open.peek().line());
        }
      } else if (instruction.getOpcode() == Opcodes.INVOKESPECIAL
          && instruction instanceof MethodInsnNode call
          && call.name.equals("<init>")
          && !open.isEmpty()
          && open.peek().type().equals(call.owner)) {
        Creation creation = open.pop();
        if (creation.line() > 0) {
          mark(method, instruction, creation.line());
        }
      }
    }
  }

  private static void mark(MethodNode method, AbstractInsnNode before, int line) {
    InsnList lines = new InsnList();
    LabelNode label = new LabelNode();
    lines.add(label);
    lines.add(new LineNumberNode(line, label));
    method.instructions.insertBefore(before, lines);
  }

  private static String simpleName(String internalName) {
    return internalName.substring(
        Math.max(internalName.lastIndexOf('/'), internalName.lastIndexOf('$')) + 1);
  }
}
