/** Data sets: where they come from, and batches of them. Knows nothing of TensorFlow. */
package dev.tenon.runtime.data;
