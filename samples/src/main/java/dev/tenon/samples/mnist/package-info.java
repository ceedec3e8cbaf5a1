/** Handwritten digits, read by a convolutional network. */
package dev.tenon.samples.mnist;
