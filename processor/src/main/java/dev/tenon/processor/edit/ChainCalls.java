package dev.tenon.processor.edit;

import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.Tree;
import java.util.Iterator;
import java.util.LinkedList;
import java.util.List;
import java.util.Optional;

/** Calls of which each is called of what the one before it gives. */
final class ChainCalls {
  /** A call as it is written is told up to this length. */
  private static final int LONGEST_TEXT = 30;

  private final SourceFileText file;

  /** Calls in {@code file}. */
  ChainCalls(SourceFileText file) {
    this.file = file;
  }

  /** The call of which the name ends at {@code nameEnd}, or the one that puts it into a chain. */
  Optional<MethodInvocationTree> at(int nameEnd) {
    return file.find(MethodInvocationTree.class, call -> nameEnd(call) == nameEnd)
        .map(
            call -> {
              List<MethodInvocationTree> calls = around(call);
              return calls.size() > 1 ? call : placing(call).orElse(call);
            });
  }

  /** {@code then(block(16))} of {@code block(16)}. */
  private Optional<MethodInvocationTree> placing(MethodInvocationTree call) {
    return file.find(
        MethodInvocationTree.class,
        outer -> name(outer).equals("then") && outer.getArguments().contains(call));
  }

  /** The chain in which {@code call} stands, in order. */
  List<MethodInvocationTree> around(MethodInvocationTree call) {
    LinkedList<MethodInvocationTree> calls = new LinkedList<>(List.of(call));
    while (calls.getFirst().getMethodSelect() instanceof MemberSelectTree select
        && select.getExpression() instanceof MethodInvocationTree before) {
      calls.addFirst(before);
    }
    Iterator<Tree> outer = file.around(call).iterator();
    outer.next();
    while (outer.next() instanceof MemberSelectTree select
        && outer.next() instanceof MethodInvocationTree next
        && next.getMethodSelect() == select) {
      calls.addLast(next);
    }
    return calls;
  }

  /** Whether both can change place: both make a layer of a chain, or a tensor of one. */
  boolean areAlike(MethodInvocationTree first, MethodInvocationTree second) {
    return !written(first).equals(written(second))
        && new ChainMethods(file).areAlike(first, second);
  }

  /** What is written for the call at {@code other} in place of that at {@code nameEnd}. */
  Optional<Edit> put(int other, int nameEnd) {
    return file.find(MethodInvocationTree.class, call -> nameEnd(call) == other)
        .flatMap(
            put ->
                file.find(MethodInvocationTree.class, call -> nameEnd(call) == nameEnd)
                    .map(call -> new Edit(file, start(call), file.end(call), written(put))));
  }

  /** The call as it is told, {@code conv2d(8, 3)}. */
  String told(MethodInvocationTree call) {
    String written = written(call);
    boolean told = written.length() <= LONGEST_TEXT && written.indexOf('\n') < 0;
    return told ? written : name(call) + "(...)";
  }

  /** Where it stands: {@code Mnist.java:14}. */
  String place(MethodInvocationTree call) {
    return file.place(nameEnd(call));
  }

  int nameEnd(MethodInvocationTree call) {
    return file.end(call.getMethodSelect());
  }

  private String written(MethodInvocationTree call) {
    return file.text().substring(start(call), file.end(call));
  }

  private int start(MethodInvocationTree call) {
    return nameEnd(call) - name(call).length();
  }

  static String name(MethodInvocationTree call) {
    String select = call.getMethodSelect().toString();
    return select.substring(select.lastIndexOf('.') + 1);
  }
}
