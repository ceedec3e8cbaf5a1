package dev.tenon.ir.mend;

import dev.tenon.Tensor;

/** Axes of a tensor to which a problem is due. */
public record Cause(Tensor tensor, int... axes) {}
