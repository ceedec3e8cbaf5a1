/** Weights as files of other programs: NumPy's npz and safetensors, in and out. */
package dev.tenon.runtime.weights;
