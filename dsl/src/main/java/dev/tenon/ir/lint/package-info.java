/** Finds what compiles and trains and is still most probably a mistake. */
package dev.tenon.ir.lint;
