/** What TensorFlow can compute on. */
package dev.tenon.samples.devices;
