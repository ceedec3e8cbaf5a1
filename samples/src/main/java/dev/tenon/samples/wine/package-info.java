/** A small table of numbers, and how sure one can be of a result on it: cross-validation. */
package dev.tenon.samples.wine;
