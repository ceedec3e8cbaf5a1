/** How well predictions fit the labels of a data set. */
package dev.tenon.runtime.metrics;
