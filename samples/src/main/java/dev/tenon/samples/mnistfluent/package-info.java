/** The MNIST network in the fluent form. */
package dev.tenon.samples.mnistfluent;
