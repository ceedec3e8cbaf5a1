package dev.tenon.processor.emit;

import com.palantir.javapoet.TypeName;
import java.util.List;
import java.util.Set;

/**
 * One statement of a function: a call, whose result has a name or is dropped.
 *
 * @param name of the result; null where there is none
 * @param type of the result; null where there are several under one name, or none
 * @param callee everything before the parenthesis
 * @param arguments in order
 * @param comment the shape of the result; may be empty
 * @param part under which heading it stands
 * @param uses names of other statements' results
 */
record Statement(
    String name,
    TypeName type,
    Code callee,
    List<Code> arguments,
    String comment,
    Part part,
    Set<String> uses) {

  /**
   * A section of a function.
   *
   * @param phase heading of the part of the function; empty for the forward pass
   * @param layer top-level scope; empty outside of layers
   */
  record Part(String phase, String layer) {}
}
