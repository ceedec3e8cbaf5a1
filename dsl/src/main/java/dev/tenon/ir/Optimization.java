package dev.tenon.ir;

import dev.tenon.Optimizer;
import dev.tenon.Tensor;
import java.util.List;

/**
 * One parameter moved by an optimizer.
 *
 * @param gradient of the objective towards the variable
 * @param learningRate {@code float32} scalar
 * @param step {@code int64} scalar, the number of steps done before this one
 * @param slots what the optimizer remembers of this parameter, as {@link Optimizer#slots()} names
 *     them
 */
public record Optimization(
    Optimizer optimizer,
    Variable variable,
    Tensor gradient,
    Tensor learningRate,
    Tensor step,
    List<Variable> slots) {}
