/** Residual networks for CIFAR-10. */
package dev.tenon.samples.resnet20;
