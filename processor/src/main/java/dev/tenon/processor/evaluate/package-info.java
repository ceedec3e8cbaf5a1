/**
 * Runs models of the fluent form inside the compiler: compiles them aside, checks that they can be
 * computed there, loads them, and leads what happens back to the user's source.
 */
package dev.tenon.processor.evaluate;
