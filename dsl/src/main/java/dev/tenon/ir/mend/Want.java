package dev.tenon.ir.mend;

import dev.tenon.Dim;
import dev.tenon.Tensor;

/** The size that one axis of a tensor should have. */
public record Want(Tensor tensor, int axis, Dim size) {}
