/** The network of the sample {@code mnist-fluent} on other data. */
package dev.tenon.samples.fashionmnist;
