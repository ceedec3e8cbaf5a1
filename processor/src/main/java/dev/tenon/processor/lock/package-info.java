/** The committed list of a model's weights: where it is, and how it is made anew. */
package dev.tenon.processor.lock;
