package dev.tenon.ir.fluent;

import dev.tenon.Objective;
import dev.tenon.Tensor;
import dev.tenon.ir.Trace;
import java.util.Map;

/**
 * A function that was traced and waits for the names of the variables.
 *
 * @param name of the function
 * @param method of the model that it is a trace of
 * @param objective what it makes small; null where it trains nothing
 */
record Traced(
    String name, String method, Trace trace, Map<String, Tensor> outputs, Objective objective) {}
