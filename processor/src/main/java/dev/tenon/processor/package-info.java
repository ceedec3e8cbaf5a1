/** The annotation processor. */
package dev.tenon.processor;
