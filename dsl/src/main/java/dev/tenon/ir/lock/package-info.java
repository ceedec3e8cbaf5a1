/** Which saved weights stop loading, and why: what a model was, held against what it is. */
package dev.tenon.ir.lock;
