/** Rewrites of the graph: the same values at less cost. */
package dev.tenon.rewrite;
