/** Warnings that a model says are known and meant. */
package dev.tenon.ir.allow;
