/** A small network with every shape stated. */
package dev.tenon.samples.simplecnn;
