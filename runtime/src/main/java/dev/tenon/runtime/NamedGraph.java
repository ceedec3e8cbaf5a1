package dev.tenon.runtime;

import org.tensorflow.ConcreteFunction;
import org.tensorflow.ExecutionEnvironment;
import org.tensorflow.Graph;
import org.tensorflow.Operation;
import org.tensorflow.OperationBuilder;
import org.tensorflow.op.OpScope;
import org.tensorflow.op.Ops;
import org.tensorflow.op.Scope;

/**
 * A graph whose scopes know by themselves which names they gave.
 *
 * <p>TensorFlow Java's scopes of a {@link Graph} read the names of all its operations each time a
 * scope is made, in case others built some of them; that makes building quadratic. Here all
 * operations are built through the scopes of this, which gives the same names, or, those of a loop,
 * under a name that they gave.
 */
final class NamedGraph implements ExecutionEnvironment {
  private final Graph graph;
  private final Scope base;

  /** Takes over naming in {@code graph}, which is empty. */
  NamedGraph(Graph graph) {
    this.graph = graph;
    this.base = new OpScope(this);
  }

  /** The graph that the operations of {@code tf} are built in. */
  static Graph of(Ops tf) {
    return ((NamedGraph) tf.scope().env()).graph;
  }

  @Override
  public OperationBuilder opBuilder(String type, String name, Scope scope) {
    return graph.opBuilder(type, name, scope);
  }

  @Override
  public void attachFunction(ConcreteFunction function) {
    graph.attachFunction(function);
  }

  @Override
  public boolean isOpEnabled(String type) {
    return graph.isOpEnabled(type);
  }

  @Override
  public void checkInput(Operation input) {
    graph.checkInput(input);
  }

  @Override
  public Types environmentType() {
    return Types.GRAPH;
  }

  @Override
  public Scope baseScope() {
    return base;
  }

  @Override
  public boolean isInitializer(Operation operation) {
    return graph.isInitializer(operation);
  }
}
