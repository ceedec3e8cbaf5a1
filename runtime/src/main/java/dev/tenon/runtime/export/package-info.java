/** Parts of TensorFlow graphs, as saved models hold them. */
package dev.tenon.runtime.export;
