/** A matrix product. */
package dev.tenon.samples.matmul;
