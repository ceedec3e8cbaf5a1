/** Convolutional networks for CIFAR-10. */
package dev.tenon.samples.cifar10;
