/** Models to learn from, a package each. */
package dev.tenon.samples;
