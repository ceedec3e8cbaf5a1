/** Measurements of generated code against hand-written code. */
package dev.tenon.benchmarks;
