/** Runs the generated code on TensorFlow. */
package dev.tenon.runtime;
